import { finnishDate } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { Passkey } from '#platform/permission/sign-in.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import { Section } from '#ui/section.tsx';
import { longestPasskeyName } from '../passkey.model.ts';
import { Field } from './fields.tsx';
import { PasskeyForm } from './passkey-form.tsx';

interface PasskeysProps {
  passkeys: readonly Passkey[];
  /** Whether browsers keep passkeys for the service at the address that it is known by. */
  isPossible: boolean;
  /** Whether the user signed in just now: only then one is added. */
  isFresh: boolean;
}

/** The own passkeys, and adding one, which takes the script and a browser that knows them. */
export function Passkeys({ passkeys, isPossible, isFresh }: PasskeysProps) {
  const t = useTexts();
  return (
    <Section id="passkeys" title={t('access.passkeys.title')}>
      <p>{t('access.passkeys.explained')}</p>
      {passkeys.length > 0 && <PasskeyList passkeys={passkeys} />}
      {!isPossible && <p>{t('access.passkey.impossible')}</p>}
      {isPossible && !isFresh && <SignInAgain />}
      {isPossible && isFresh && (
        <PasskeyForm kind="add" action={`/${t.language}/workspace/account/passkeys`}>
          <Field
            name="name"
            label={t('access.passkey.name')}
            hint={t('access.passkey.name-hint')}
            autoComplete="off"
            maxLength={longestPasskeyName}
          />
          <button type="submit" className="secondary">
            {t('access.passkeys.add')}
          </button>
        </PasskeyForm>
      )}
    </Section>
  );
}

function PasskeyList({ passkeys }: Pick<PasskeysProps, 'passkeys'>) {
  const t = useTexts();
  const day = (at: Date) => t.date(finnishDate(at));
  return (
    <ul>
      {passkeys.map((passkey) => (
        <li key={passkey.id}>
          <a href={`/${t.language}/workspace/account/passkeys/${passkey.id}`}>{passkeyName(t, passkey)}</a>
          {passkey.addedAt && `, ${t('access.passkeys.added', { date: day(passkey.addedAt) })}`}
          {passkey.lastUsedAt && `, ${t('access.passkeys.used', { date: day(passkey.lastUsedAt) })}`}
        </li>
      ))}
    </ul>
  );
}

export function passkeyName(t: Texts, { name }: Pick<Passkey, 'name'>): string {
  return name ?? t('access.passkey.nameless');
}

/** Whoever finds somebody's computer open is not to make themselves a key. */
export function SignInAgain() {
  const t = useTexts();
  const { path } = usePageRequest();
  return (
    <>
      <p>{t('access.passkeys.sign-in-again')}</p>
      <p>
        <a href={`/${t.language}/sign-in?again=1&next=${encodeURIComponent(path)}`}>
          {t('access.passkeys.sign-in-again-link')}
        </a>
      </p>
    </>
  );
}
