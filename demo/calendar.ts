/** Months counted from year nought, so that they can be added. */
export function monthNumber(year: number, month: number): number {
  return year * 12 + month - 1;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** First day of a month, as an ISO date. */
export function firstDayOf(month: number): string {
  return `${Math.floor(month / 12)}-${pad((month % 12) + 1)}-01`;
}

/** Last day of a month, as an ISO date. */
export function lastDayOf(month: number): string {
  const year = Math.floor(month / 12);
  const ofYear = month % 12;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = ofYear === 1 ? (isLeap ? 29 : 28) : [3, 5, 8, 10].includes(ofYear) ? 30 : 31;
  return `${year}-${pad(ofYear + 1)}-${days}`;
}

/** Months from the month of one ISO date to that of another, both included. */
export function monthsBetween(startsOn: string, endsOn: string): number {
  const [fromYear = 0, fromMonth = 1] = startsOn.split('-').map(Number);
  const [untilYear = 0, untilMonth = 1] = endsOn.split('-').map(Number);
  return monthNumber(untilYear, untilMonth) - monthNumber(fromYear, fromMonth) + 1;
}

const monthsInWords = [
  'tammikuussa',
  'helmikuussa',
  'maaliskuussa',
  'huhtikuussa',
  'toukokuussa',
  'kesäkuussa',
  'heinäkuussa',
  'elokuussa',
  'syyskuussa',
  'lokakuussa',
  'marraskuussa',
  'joulukuussa',
];

/** `elokuussa 2010`. */
export function monthInWords(iso: string): string {
  return `${monthsInWords[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
}

function dayNumber(iso: string): number {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return year * 365.25 + month * 30.44 + day;
}

/** How much of a period had passed on a day, from 0 to 1. */
export function elapsedShare(startsOn: string, endsOn: string, on: string): number {
  const share = (dayNumber(on) - dayNumber(startsOn)) / (dayNumber(endsOn) - dayNumber(startsOn));
  return Math.min(1, Math.max(0, share));
}
