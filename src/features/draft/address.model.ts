import type { Language } from '#platform/i18n/language.ts';

/** Where the script sends what is typed into a form without rules of its own. */
function draftAddress(language: Language, formKey: string): string {
  return `/${language}/workspace/drafts/${formKey}`;
}

/** Where a button throws a draft away and goes back to the form. */
export function discardAddress(language: Language, formKey: string, form: string): string {
  return `${draftAddress(language, formKey)}?discard=${encodeURIComponent(form)}`;
}
