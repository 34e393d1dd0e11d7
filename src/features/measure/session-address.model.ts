import { daysAfter, weekdayOf } from '#platform/clock.ts';

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

/** The number of the week in which a day lies, as calendars print it (ISO 8601). */
export function weekNumberOf(day: string): number {
  const thursday = daysAfter(mondayOf(day), 3);
  const daysIntoYear = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 86_400_000;
  return Math.floor(daysIntoYear / 7) + 1;
}
