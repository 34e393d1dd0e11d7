/** Where the time comes from; injected, so that tests decide what time it is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The calendar date in Finland at an instant, `YYYY-MM-DD`. */
export function finnishDate(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(instant);
}

/** The hour of the day in Finland at an instant, 0 to 23. */
export function finnishHour(instant: Date): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', hour: '2-digit' }).format(instant));
}

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. Some 30 February, which is read as 2 March elsewhere, is none. */
export function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.valueOf()) && instant.toISOString().startsWith(text);
}

/** The day (ISO) so many days after another, or before it. */
export function daysAfter(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

/** A day (ISO) as it is read in all three languages: `31.1.2026`. */
export function dayAsRead(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)}.${Number(month)}.${year}`;
}

/** The time of day in Finland at an instant, `09:15`. */
export function finnishTime(instant: Date): string {
  return finnishTimeFormat.format(instant);
}

const finnishTimeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Helsinki',
  hour: '2-digit',
  minute: '2-digit',
});

/**
 * The instant of a day (ISO) and a time of day (`09:15`) in Finland. Of a time that there is twice when summer time ends, the first;
 * one that is skipped when it begins lies as long after the leap as it should have after the hour before it.
 */
export function finnishInstant(day: string, time: string): Date {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  // Finland is two hours ahead of UTC, and three in summer.
  const summer = new Date(asIfUtc - 3 * 3_600_000);
  if (finnishDate(summer) === day && finnishTime(summer) === time) return summer;
  return new Date(asIfUtc - 2 * 3_600_000);
}

/** The day of the week of a day (ISO): 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
