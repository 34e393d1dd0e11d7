import type { Texts } from '#platform/i18n/texts.ts';

/** The days of a measure in words; the last one is among them. */
export function daysInWords(t: Texts, startsOn: string | null, endsOn: string | null): string {
  if (startsOn === null) return t('measure.days.unknown');
  if (endsOn === null) return t('measure.days.from', { first: t.date(startsOn) });
  return t('measure.days.between', { first: t.date(startsOn), last: t.date(endsOn) });
}
