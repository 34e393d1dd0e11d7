import { isDay } from '#platform/clock.ts';

/** Finland’s first projects of the fund began in 1995; what is planned lies well within the century. */
const earliest = '1995-01-01';
const latest = '2099-12-31';

/** The day (ISO) of which an address asks; today where it names none, or something that is no day to look at. */
export function askedDay(asked: URLSearchParams, today: string): string {
  return dayMeant(asked.get('on') ?? '') ?? today;
}

/** What an address has where a day belongs, if no page can be shown as of it. */
export function dayNotMeant(asked: URLSearchParams): string | undefined {
  const text = asked.get('on')?.trim() ?? '';
  return text === '' || dayMeant(text) !== undefined ? undefined : text;
}

/** A day as it is typed: `31.1.2024`. */
export function typedDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)}.${Number(month)}.${year}`;
}

/** The first and the last day that can be looked at, as they are typed. */
export const daysShown = { earliest: typedDay(earliest), latest: typedDay(latest) };

/** The day that is written as people type it, or as links have it. */
function dayMeant(written: string): string | undefined {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(written.trim()) ?? [];
  const day = year === '' ? written.trim() : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) && day >= earliest && day <= latest ? day : undefined;
}
