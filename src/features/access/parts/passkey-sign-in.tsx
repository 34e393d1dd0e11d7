import { useTexts } from '#platform/i18n/use-texts.ts';
import { Section } from '#ui/section.tsx';
import { PasskeyForm } from './passkey-form.tsx';

/** Signing in with a key that the device keeps. */
export function PasskeySignIn({ next }: { next: string }) {
  const t = useTexts();
  return (
    <Section id="with-passkey" title={t('access.passkey.sign-in.title')}>
      <PasskeyForm kind="sign-in" action={`/${t.language}/sign-in/passkey`}>
        <input type="hidden" name="next" value={next} />
        <button type="submit" className="secondary">
          {t('access.passkey.sign-in.button')}
        </button>
      </PasskeyForm>
    </Section>
  );
}
