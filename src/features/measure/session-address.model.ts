import { daysAfter, isDay, weekdayOf } from '#platform/clock.ts';

/** The sessions of a measure, behind the language. */
export function sessionsAddress(measureId: number): string {
  return `/workspace/measures/${measureId}/sessions`;
}

/** Those who work in a measure, behind the language. */
export function staffAddress(measureId: number): string {
  return `/workspace/measures/${measureId}/staff`;
}

/** The week of all sessions that a day (ISO) lies in, behind the language. */
export function calendarAddress(day: string, isOwn = false): string {
  return `/workspace/calendar-of-sessions?from=${mondayOf(day)}${isOwn ? '&mine=1' : ''}`;
}

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  return daysAfter(day, 1 - weekdayOf(day));
}

/** The last week that has days which can be written, and weeks beside it. */
const lastDayShown = '9999-11-30';
const firstDayShown = '0001-02-01';

/** The day (ISO) that an address asks the calendar for, kept where the weeks beside it can be shown, too. */
export function dayToShow(asked: string, today: string): string {
  if (!isDay(asked)) return today;
  if (asked > lastDayShown) return lastDayShown;
  return asked < firstDayShown ? firstDayShown : asked;
}

/** The number of the week in which a day lies, as calendars print it (ISO 8601). */
export function weekNumberOf(day: string): number {
  const thursday = daysAfter(mondayOf(day), 3);
  const daysIntoYear = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 86_400_000;
  return Math.floor(daysIntoYear / 7) + 1;
}
