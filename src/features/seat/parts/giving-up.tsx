import { useTexts } from '#platform/i18n/use-texts.ts';
import { FormField } from '#ui/form-field.tsx';
import { LongInput } from '#ui/form-input.tsx';
import { Section } from '#ui/section.tsx';

interface GivingUpProps {
  may: { readonly decline: boolean; readonly cancel: boolean };
  isWaiting: boolean;
  /** What was written before it was refused. */
  reason: string | undefined;
}

/** Giving up a seat before it is used: the person does not want it, or it is taken back. */
export function GivingUp({ may, isWaiting, reason }: GivingUpProps) {
  const t = useTexts();
  return (
    <Section id="giving-up" title={t('seat.giving-up.title')}>
      <form method="post" className="account-form">
        <FormField id="reason" label={t('seat.field.reason.name')} hint={t('seat.field.reason.explained')}>
          {(attributes) => <LongInput name="reason" value={reason ?? ''} attributes={attributes} />}
        </FormField>
        <p className="buttons">
          {may.decline && (
            <button type="submit" name="act" value="decline" className="secondary">
              {t('seat.giving-up.decline')}
            </button>
          )}{' '}
          {may.cancel && (
            <button type="submit" name="act" value="cancel" className="secondary">
              {t(isWaiting ? 'seat.giving-up.leave-line' : 'seat.giving-up.cancel')}
            </button>
          )}
        </p>
      </form>
    </Section>
  );
}
