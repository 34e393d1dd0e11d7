import { type MeasureField, measureFields } from '#features/measure/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';

/** A field of training in words; a contract need not be bound to one. */
export function fieldInWords(t: Texts, field: string | null): string {
  const known = measureFields.find((each): each is MeasureField => each === field);
  return known ? t(`measure.field.${known}`) : t('seat.capacity.any-field');
}
