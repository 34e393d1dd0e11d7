import type { Language } from '#platform/i18n/language.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { MailBody, MailLink } from '#platform/mail/mail-body.model.ts';
import { type NoticeToTell, type NoticeWording, noticeInWords } from './notice.model.ts';

/** Where one chooses what to be mailed, behind the language. */
export const preferencesAddress = '/workspace/preferences';

/** The mail about one notice or several, each a link to its place. */
export function noticeMail(
  kinds: Readonly<Record<string, NoticeWording>>,
  notices: readonly NoticeToTell[],
  { language, origin }: { readonly language: Language; readonly origin: string },
): MailBody {
  const t = textsFor(language);
  const linkOf = (notice: NoticeToTell): MailLink => {
    const { title, name } = noticeInWords(kinds, notice, t);
    return { label: title, href: `${origin}/${language}${notice.href}`, note: name };
  };
  const links = notices.map(linkOf);
  const [only] = links;
  return {
    language,
    title: only && links.length === 1 ? only.label : t('notice.mail.title', { count: links.length }),
    pieces: [
      { kind: 'links', links },
      { kind: 'paragraph', text: t('notice.mail.why') },
      { kind: 'link', link: { label: t('notice.mail.choose'), href: `${origin}/${language}${preferencesAddress}` } },
    ],
  };
}
