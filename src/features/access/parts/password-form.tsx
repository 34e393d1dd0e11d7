import { useTexts } from '#platform/i18n/use-texts.ts';
import { Section } from '#ui/section.tsx';
import type { FieldProblem } from '../terms-form.server.ts';
import { Field } from './fields.tsx';
import { problemText } from './terms-fields.tsx';

interface PasswordFormProps {
  /** Where to go afterwards. */
  next: string;
  /** What was sent, and what is wrong with it. */
  email?: string | undefined;
  problems: readonly FieldProblem[];
}

export function PasswordForm({ next, email, problems }: PasswordFormProps) {
  const t = useTexts();
  return (
    <Section id="with-password" title={t('access.sign-in.with-password')}>
      <form method="post" className="account-form">
        <input type="hidden" name="next" value={next} />
        <Field
          name="email"
          label={t('access.field.email')}
          type="email"
          value={email}
          error={problemText(t, problems, 'email')}
          autoComplete="username"
          required
          maxLength={254}
        />
        <Field
          name="password"
          label={t('access.field.password')}
          type="password"
          error={problemText(t, problems, 'password')}
          autoComplete="current-password"
          required
          maxLength={1000}
        />
        <button type="submit">{t('access.sign-in.button')}</button>
      </form>
      <p>
        <a href={`/${t.language}/sign-in/forgotten`}>{t('access.forgotten.link')}</a>
      </p>
    </Section>
  );
}
