import { isDay } from '#platform/clock.ts';

/** The day (ISO) of which an address asks; today where it names none, or something that is no day. */
export function askedDay(asked: URLSearchParams, today: string): string {
  const on = asked.get('on') ?? '';
  return isDay(on) ? on : today;
}
