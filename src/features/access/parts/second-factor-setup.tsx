import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Section } from '#ui/section.tsx';
import { inGroups } from '../second-factor.model.ts';
import { serviceName } from '../service-name.ts';
import type { FieldProblem } from '../terms-form.server.ts';
import { Field } from './fields.tsx';
import { QrCode } from './qr-code.tsx';
import { problemText } from './terms-fields.tsx';

interface SecondFactorSetupProps {
  secret: string;
  /** The secret as the picture holds it. */
  address: string;
  email: string;
  problems: readonly FieldProblem[];
}

/** Telling the secret to the app, and proving that the app reckons the right codes. */
export function SecondFactorSetup({ secret, address, email, problems }: SecondFactorSetupProps) {
  const t = useTexts();
  return (
    <>
      <Section id="scan" title={t('access.second-factor.scan')}>
        <p>{t('access.second-factor.scan-explained')}</p>
        <QrCode text={address} label={t('access.second-factor.picture')} />
        <p>
          <a href={address}>{t('access.second-factor.open-app')}</a>
        </p>
        <DefinitionList
          items={[
            { label: t('access.second-factor.key-account'), value: `${serviceName}: ${email}` },
            { label: t('access.second-factor.key'), value: <code>{inGroups(secret, ' ')}</code> },
          ]}
        />
      </Section>
      <Section id="confirm" title={t('access.second-factor.confirm')}>
        <form method="post" className="account-form">
          <input type="hidden" name="secret" value={secret} />
          <Field
            name="code"
            label={t('access.second-factor.confirm-field')}
            hint={t('access.second-factor.confirm-hint')}
            error={problemText(t, problems, 'code')}
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            maxLength={20}
          />
          <button type="submit" name="act" value="confirm">
            {t('access.second-factor.confirm-button')}
          </button>
        </form>
      </Section>
    </>
  );
}
