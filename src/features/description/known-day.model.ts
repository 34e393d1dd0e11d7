import { isDay } from '#platform/clock.ts';
import type { EditRefusal } from './edit.model.ts';
import { printFinnishDate } from './kind.model.ts';

/** No project that the register tells of was known earlier: a day before it is a slip of the pen. */
export const earliestKnownDay = '2000-01-01';

export interface DayRefusal {
  readonly reason: EditRefusal & `day${string}`;
  readonly details: Readonly<Record<string, string>>;
}

/** Why a day (ISO, as it was sent) cannot be the one from which something is known; `undefined` when it can. */
export function whyKnownDayRefused(day: string, today: string): DayRefusal | undefined {
  if (!isDay(day)) return { reason: 'day', details: {} };
  if (day < earliestKnownDay) {
    return { reason: 'day-too-early', details: { first: printFinnishDate(earliestKnownDay) } };
  }
  return day > today ? { reason: 'day-ahead', details: { today: printFinnishDate(today) } } : undefined;
}
