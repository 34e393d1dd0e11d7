import { changesBetween, type DescriptionRecord, dataOf, titleOfField } from '#features/description/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';

const mostTold = 10;
const longestValue = 80;

/** What a version changed in the one before it, in words; contact persons, telephones and e-mails left out. */
export function changesInWords(
  { record, previousRecord }: { readonly record: DescriptionRecord; readonly previousRecord: DescriptionRecord },
  t: Texts,
): string {
  const changes = changesBetween(dataOf(previousRecord), dataOf(record));
  if (changes.length === 0) return t('opendata.feed.nothing-else');
  const told = changes.slice(0, mostTold).map(({ field, before, after }) => {
    const title = titleOfField(record.form, field, t.language);
    const isShort = before.length <= longestValue && after.length <= longestValue;
    return isShort ? `${title}: ${before || '–'} → ${after || '–'}` : title;
  });
  const more = changes.length - told.length;
  return [...told, ...(more > 0 ? [t('opendata.feed.more-changes', { count: more })] : [])].join('; ');
}
