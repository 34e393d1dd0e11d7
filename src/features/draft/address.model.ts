import type { Language } from '#platform/i18n/language.ts';
import { ownAddress } from '#platform/web/own-address.ts';

/** Where a button throws a draft away and goes back to the form. */
export function discardAddress(language: Language, formKey: string, form: string): string {
  return `/${language}/workspace/drafts/${formKey}?discard=${encodeURIComponent(form)}`;
}

/** The form that an address of the workspace names, else the workspace; never another site. */
export function formAddress(language: Language, asked: string | null): string {
  const workspace = `/${language}/workspace`;
  const form = ownAddress(asked);
  return form?.startsWith(`${workspace}/`) ? form : workspace;
}
