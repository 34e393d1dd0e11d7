import { useTexts } from '#platform/i18n/use-texts.ts';
import { Section } from '#ui/section.tsx';

export const passwordFieldIds = { email: 'sign-in-email', password: 'sign-in-password' } as const;

interface PasswordFormProps {
  /** Where to go afterwards. */
  next: string;
  /** What was sent and did not fit. */
  refused?: { email: string } | undefined;
}

export function PasswordForm({ next, refused }: PasswordFormProps) {
  const t = useTexts();
  return (
    <Section id="with-password" title={t('access.sign-in.with-password')}>
      <form method="post" className="account-form">
        <input type="hidden" name="next" value={next} />
        <div className="field">
          <label htmlFor={passwordFieldIds.email}>{t('access.field.email')}</label>
          <input
            id={passwordFieldIds.email}
            name="email"
            type="email"
            autoComplete="username"
            required
            maxLength={254}
            defaultValue={refused?.email}
            aria-invalid={refused ? true : undefined}
          />
        </div>
        <div className="field">
          <label htmlFor={passwordFieldIds.password}>{t('access.field.password')}</label>
          <input
            id={passwordFieldIds.password}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={1000}
            aria-invalid={refused ? true : undefined}
          />
        </div>
        <button type="submit">{t('access.sign-in.button')}</button>
      </form>
    </Section>
  );
}
