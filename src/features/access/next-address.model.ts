import { type Language, languageOfPath } from '#platform/i18n/language.ts';

const ANY_ORIGIN = 'https://koordi.invalid';

/**
 * Where to go after signing in: the page that was asked for, when it is one of ours, else the workspace. Anything that a browser
 * could take for an address elsewhere is not ours.
 */
export function nextAddress(asked: string | null | undefined, language: Language): string {
  const workspace = `/${language}/workspace`;
  if (!asked || !/^\/[\w-]/.test(asked) || /[\\\p{Cc}]/u.test(asked)) return workspace;
  const url = URL.parse(asked, ANY_ORIGIN);
  if (url?.origin !== ANY_ORIGIN || !languageOfPath(url.pathname)) return workspace;
  return /^\/\w+\/sign-(?:in|out)(?:\/|$)/.test(url.pathname) ? workspace : url.pathname + url.search + url.hash;
}
