import type { Texts } from '#platform/i18n/texts.ts';

/** Who else is typing into a form, and since when: a sentence for each. */
export function othersInWords(t: Texts, others: readonly { readonly name: string; readonly since: Date }[]): string[] {
  return others.map(({ name, since }) => t('draft.others.who', { name, since: t.dateTime(since) }));
}
