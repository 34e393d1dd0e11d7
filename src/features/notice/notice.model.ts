import type { Texts } from '#platform/i18n/texts.ts';

/** How soon a kind of notice is wanted by mail; `daily`: all of a day in one mail in the morning. */
export const paces = ['at-once', 'daily', 'never'] as const;

export type Pace = (typeof paces)[number];

/** What a sentence is made with: codes, days, counts; never personal data of clients. */
export type NoticeArgs = Readonly<Record<string, string | number>>;

/** How a kind of notice is told. */
export interface NoticeWording {
  readonly sentence: (t: Texts, args: NoticeArgs) => string;
}

export interface NoticeToTell {
  readonly kind: string;
  /** Behind the language. */
  readonly href: string;
  readonly args: NoticeArgs;
}

/** What a notice says, and the name below it, which is as the register has it. */
export function noticeInWords(
  kinds: Readonly<Record<string, NoticeWording>>,
  { kind, args }: NoticeToTell,
  t: Texts,
): { title: string; name?: string } {
  const known = kinds[kind];
  const title = known ? known.sentence(t, args) : t('notice.kind.unknown');
  return typeof args.name === 'string' ? { title, name: args.name } : { title };
}
