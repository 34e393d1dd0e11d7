import { municipalityEntriesOn, nameOfArea, regionEntries } from '#features/codelist/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { OpenTraining, TrainingFacet } from './open-training.model.ts';

/** From when to when, as far as that is known. */
export function daysInWords(t: Texts, { startsOn, endsOn }: Pick<OpenTraining, 'startsOn' | 'endsOn'>): string {
  if (startsOn === null) return t('training.page.days-open');
  if (endsOn === null) return t('training.page.from-day', { day: t.date(startsOn) });
  return startsOn === endsOn ? t.date(startsOn) : `${t.date(startsOn)} – ${t.date(endsOn)}`;
}

/** Until when one can apply, in a sentence; of a training that is only planned, that one cannot yet. */
export function whenToApply(t: Texts, { isComing, applyUntil }: Pick<OpenTraining, 'isComing' | 'applyUntil'>): string {
  if (isComing) return t('training.page.coming-long');
  return applyUntil === null
    ? t('training.page.apply-any-time-long')
    : t('training.page.apply-by', { day: t.date(applyUntil) });
}

/** The municipality and what people call the place. */
export function placeInWords(
  t: Texts,
  { municipalityCode, site }: Pick<OpenTraining, 'municipalityCode' | 'site'>,
): string {
  return [site, municipalityInWords(t, { municipalityCode })].filter(Boolean).join(', ');
}

/** Any day after the last change of the divisions that Koordi knows. */
const today = '9999-12-31';

/** The municipality in which a training is, where that is known. */
export function municipalityInWords(
  t: Texts,
  { municipalityCode }: Pick<OpenTraining, 'municipalityCode'>,
): string | undefined {
  const entry = municipalityEntriesOn(today).find(({ code }) => code === municipalityCode);
  return entry && nameOfArea('municipality', entry, t.language);
}

/** A value by which the list is narrowed. */
export function valueInWords(t: Texts, facet: TrainingFacet, value: string): string {
  switch (facet) {
    case 'field':
      return t(`measure.field.${value as NonNullable<OpenTraining['field']>}`);
    case 'kind':
      return t(`measure.kind.${value as OpenTraining['kind']}`);
    case 'region': {
      const region = regionEntries().find(({ code }) => code === value);
      return region ? nameOfArea('region', region, t.language) : value;
    }
  }
}
