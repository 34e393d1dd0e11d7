import type { Language } from '#platform/i18n/language.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import { Notice } from '#ui/notice.tsx';
import { daysToAccept, invitationAddress } from '../invitation.model.ts';

interface LinkToHandOverProps {
  token: string;
  email: string;
  language: Language;
}

/** The link of an invitation where no mail is sent: shown this once, for the administrator to hand over. */
export function LinkToHandOver({ token, email, language }: LinkToHandOverProps) {
  const t = useTexts();
  const { origin } = usePageRequest();
  return (
    <Notice kind="success" title={t('access.hand-over.title')}>
      <p>{t('access.hand-over.explained', { email, days: daysToAccept })}</p>
      <p>
        <code>{origin + invitationAddress(language, token)}</code>
      </p>
    </Notice>
  );
}
