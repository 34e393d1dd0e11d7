import type { Language } from '#platform/i18n/language.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { OpenTraining } from './open-training.model.ts';
import { trainingAddress } from './training-address.model.ts';
import { placeInWords } from './training-words.model.ts';

/** A training in the terms of schema.org: a course, and the event by which it is held. */
export function courseJsonLd(
  training: OpenTraining,
  { origin, language }: { readonly origin: string; readonly language: Language },
): object {
  const t = textsFor(language);
  const { id, name, kind, targetGroup, startsOn, endsOn, seats, freeSeats, provider, applyUntil, applyUrl, isComing } =
    training;
  const url = origin + trainingAddress(language, id);
  const place = placeInWords(t, training);
  const organisation = provider === null ? {} : { '@type': 'Organization', name: provider };
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': `${url}#course`,
    url,
    name,
    description: targetGroup ?? t(`measure.kind.${kind}`),
    ...(provider !== null && { provider: organisation }),
    hasCourseInstance: {
      '@type': ['CourseInstance', 'EducationEvent'],
      '@id': `${url}#event`,
      name,
      url,
      ...(startsOn !== null && { startDate: startsOn }),
      ...(endsOn !== null && { endDate: endsOn }),
      ...(seats !== null && { maximumAttendeeCapacity: seats }),
      ...(freeSeats !== null && { remainingAttendeeCapacity: freeSeats }),
      ...(place !== '' && {
        location: {
          '@type': 'Place',
          name: place,
          address: { '@type': 'PostalAddress', streetAddress: place, addressCountry: 'FI' },
        },
      }),
      ...(provider !== null && { organizer: organisation }),
      ...(!isComing && {
        offers: {
          '@type': 'Offer',
          price: 0,
          priceCurrency: 'EUR',
          url: applyUrl ?? url,
          ...(applyUntil !== null && { validThrough: applyUntil }),
        },
      }),
    },
  };
}
