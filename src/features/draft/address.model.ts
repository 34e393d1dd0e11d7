import type { Language } from '#platform/i18n/language.ts';

/** Where a button throws a draft away and goes back to the form. */
export function discardAddress(language: Language, formKey: string, form: string): string {
  return `/${language}/workspace/drafts/${formKey}?discard=${encodeURIComponent(form)}`;
}
