import { daysAfter, finnishDate } from '#platform/clock.ts';

/** After so long without a letter a draft is forgotten. */
export const DAYS_OF_DRAFTS = 180;
/** So long before, its writer is told. */
const DAYS_OF_WARNING = 30;

/** The day (ISO) on which a draft is forgotten, once that is near; `undefined` as long as there is time. */
export function forgottenOn(typedAt: Date, today: string): string | undefined {
  const day = daysAfter(finnishDate(typedAt), DAYS_OF_DRAFTS);
  return day <= daysAfter(today, DAYS_OF_WARNING) ? day : undefined;
}
