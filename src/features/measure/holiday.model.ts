import { daysAfter, weekdayOf } from '#platform/clock.ts';

/** Days of each year on which nobody is at work in Finland; Christmas Eve is none by law, but is one by all agreements. */
const fixedHolidays = ['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26'];

/** Good Friday, Easter Sunday and Monday, Ascension Day and Whit Sunday, by their distance from Easter. */
const daysFromEaster = [-2, 0, 1, 39, 49];

/** Whether a day (ISO) is a public holiday in Finland, by the law in force since 1992. */
export function isHoliday(day: string): boolean {
  const year = day.slice(0, 4);
  if (fixedHolidays.includes(day.slice(5))) return true;
  const easter = easterOf(Number(year));
  if (daysFromEaster.some((days) => daysAfter(easter, days) === day)) return true;
  const midsummerEve = firstOn(5, `${year}-06-19`);
  const allSaints = firstOn(6, `${year}-10-31`);
  return [midsummerEve, daysAfter(midsummerEve, 1), allSaints].includes(day);
}

/** How many days from the first to the last (ISO) are neither public holidays nor Saturdays nor Sundays. */
export function countWorkingDays(first: string, last: string): number {
  let count = 0;
  for (let day = first; day <= last; day = daysAfter(day, 1)) if (weekdayOf(day) <= 5 && !isHoliday(day)) count += 1;
  return count;
}

/** The first day from `from` on that is such a day of the week. */
function firstOn(weekday: number, from: string): string {
  return daysAfter(from, (weekday - weekdayOf(from) + 7) % 7);
}

/** Easter Sunday of a year, by the computation of Meeus for the Gregorian calendar. */
function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const dayCount = epact + toSunday - 7 * shift + 114;
  const month = Math.floor(dayCount / 31);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String((dayCount % 31) + 1).padStart(2, '0')}`;
}
