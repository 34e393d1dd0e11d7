import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';

interface PasskeyFormProps {
  kind: 'add' | 'sign-in';
  /** Where the script asks what to ask the device for, and takes its answer. */
  action: string;
  children: ReactNode;
}

/** Shown by the script (`src/browser/passkey.ts`) where the browser knows passkeys; without it the page says why it is not there. */
export function PasskeyForm({ kind, action, children }: PasskeyFormProps) {
  const t = useTexts();
  return (
    <>
      <p data-passkey-missing>{t('access.passkey.needs-script')}</p>
      <form
        method="post"
        action={action}
        className="account-form"
        hidden
        data-passkey={kind}
        data-cancelled={t('access.passkey.cancelled')}
        data-failed={t('access.passkey.failed')}
        data-known={t('access.passkey.known')}
      >
        {children}
        <p className="error" role="alert" data-passkey-problem />
      </form>
    </>
  );
}
