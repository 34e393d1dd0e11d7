import { useTexts } from '#platform/i18n/use-texts.ts';
import { Field } from './fields.tsx';

interface PasswordFieldProps {
  name: string;
  /** Where several stand on a page; else the name. */
  id?: string;
  label: string;
  /** Whose password it is: programs that keep passwords ask for it. */
  email: string;
  error: string | undefined;
}

/** The present password of who has signed in, asked once more before a weighty change. */
export function PasswordField({ name, id, label, email, error }: PasswordFieldProps) {
  return (
    <>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field
        name={name}
        id={id}
        label={label}
        type="password"
        error={error}
        autoComplete="current-password"
        required
        maxLength={1000}
      />
    </>
  );
}

/** A password that is chosen, with what is asked of it. */
export function NewPasswordField({ label, error }: { label: string; error: string | undefined }) {
  const t = useTexts();
  return (
    <Field
      name="password"
      label={label}
      hint={t('access.accept.password-hint')}
      type="password"
      error={error}
      autoComplete="new-password"
      required
      maxLength={1000}
    />
  );
}
