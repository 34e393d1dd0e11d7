import type { Language } from '#platform/i18n/language.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { MailBody } from '#platform/mail/mail-body.model.ts';

/** How long a mailed link replaces a password. */
export const mailedLinkMinutes = 60;
/** The same for one that an administrator hands over: it may take until the next day. */
export const handedLinkHours = 24;

const MINUTE_MS = 60_000;

export function expiryOfMailed(now: Date): Date {
  return new Date(now.getTime() + mailedLinkMinutes * MINUTE_MS);
}

export function expiryOfHanded(now: Date): Date {
  return new Date(now.getTime() + handedLinkHours * 60 * MINUTE_MS);
}

/** Where somebody chooses a new password, behind the origin. */
export function resetAddress(language: Language, token: string): string {
  return `/${language}/sign-in/password/${token}`;
}

/** What is written to somebody who has forgotten a password, or of whom somebody says so. */
export function resetMail(language: Language, link: string): MailBody {
  const t = textsFor(language);
  const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const;
  return {
    language,
    title: t('access.reset-mail.title'),
    pieces: [
      paragraph(t('access.reset-mail.why')),
      { kind: 'link', link: { label: t('access.reset-mail.link'), href: link } },
      paragraph(t('access.reset-mail.until', { minutes: mailedLinkMinutes })),
      paragraph(t('access.reset-mail.unexpected')),
    ],
  };
}
