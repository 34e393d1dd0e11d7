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
