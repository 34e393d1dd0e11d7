import { isDay } from '#platform/clock.ts';

/** What a list is sorted by, as PostgreSQL calls it. */
export type OrderType = 'text' | 'int' | 'bigint' | 'date' | 'timestamptz';

/** Whether a text from an address, where anybody may write anything, can be read as a value of a type. */
export function fitsType(text: string, type: OrderType): boolean {
  switch (type) {
    case 'text':
      // PostgreSQL has no such letter.
      return !text.includes('\0');
    case 'int':
      return isWhole(text) && Math.abs(Number(text)) < 2 ** 31;
    case 'bigint':
      return isWhole(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
    case 'date':
      return isEndless(text) || isDay(text);
    case 'timestamptz':
      return isEndless(text) || isInstant(text);
  }
}

function isWhole(text: string): boolean {
  return /^-?\d{1,19}$/.test(text);
}

function isEndless(text: string): boolean {
  return text === 'infinity' || text === '-infinity';
}

/** As PostgreSQL prints an instant: `2026-01-05 10:00:00.123456+02`. */
function isInstant(text: string): boolean {
  const [, day = '', hour = '', minute = '', second = ''] =
    /^(\d{4}-\d\d-\d\d) (\d\d):(\d\d):(\d\d)(?:\.\d{1,6})?[+-](?:0\d|1[0-5])(?::[0-5]\d)?$/.exec(text) ?? [];
  return isDay(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}
