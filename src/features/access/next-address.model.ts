import type { Language } from '#platform/i18n/language.ts';
import { ownAddress } from '#platform/web/own-address.ts';

/** Where to go after signing in: the page that was asked for, when it is one of ours, else the workspace. */
export function nextAddress(asked: string | null | undefined, language: Language): string {
  const address = ownAddress(asked);
  return address === undefined || /^\/\w+\/sign-(?:in|out)(?:[/?#]|$)/.test(address)
    ? `/${language}/workspace`
    : address;
}
