import { languageOfPath } from '#platform/i18n/language.ts';

const ANY_ORIGIN = 'https://koordi.invalid';

/**
 * An address that somebody asks to be sent to, as it is written in a header, when it names a page of ours; `undefined` for anything
 * that a browser could take for an address elsewhere.
 */
export function ownAddress(asked: string | null | undefined): string | undefined {
  if (!asked || !/^\/[\w-]/.test(asked) || /[\\\p{Cc}]/u.test(asked)) return undefined;
  const url = URL.parse(asked, ANY_ORIGIN);
  if (url?.origin !== ANY_ORIGIN || !languageOfPath(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
}
