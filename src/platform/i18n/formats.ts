import type { Language } from './language.ts';

/** The locale each language is written in: dates and sums as they are written in Finland, in English as in Britain. */
export const localeOf: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** How one language writes numbers, sums and dates. */
export interface LanguageFormats {
  /** `12345.5` → `12 345,5`; at most two decimals unless told how many. */
  number: (value: number, decimals?: number) => string;
  /** Integer cents: `24860000` → `248 600 €`, `24860050` → `248 600,50 €`. */
  euro: (cents: number) => string;
  /** A ratio: `0.256` → `26 %`. */
  percent: (ratio: number, decimals?: number) => string;
  /** Bytes, in thousands: `124800` → `125 kt`, `125 kB`. */
  fileSize: (bytes: number) => string;
  /** `2012-01-31` → `31.1.2012`, `31 January 2012`. Throws `RangeError` on anything that is not a date. */
  date: (isoDate: string) => string;
  /** An instant in Finnish time: `31.1.2012 klo 13.45`. */
  dateTime: (instant: Date) => string;
}

/** `Intl` objects are slow to make (tens of microseconds) and free to share, so each is made once. */
export const intlCache = {
  getNumberFormat: remembering(Intl.NumberFormat),
  getDateTimeFormat: remembering(Intl.DateTimeFormat),
  getPluralRules: remembering(Intl.PluralRules),
};

function remembering<A extends unknown[], V>(Format: new (...args: A) => V): (...args: A) => V {
  const made = new Map<string, V>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = made.get(key);
    if (known) return known;
    const value = new Format(...args);
    made.set(key, value);
    return value;
  };
}

/** The formats of a language. The formatters are made here once, so a call costs only the formatting. */
export function formatsFor(language: Language): LanguageFormats {
  const locale = localeOf[language];
  const wholeEuros = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  const eurosAndCents = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const date = new Intl.DateTimeFormat(locale, { ...dateShape(language), timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(locale, {
    ...dateShape(language),
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'Europe/Helsinki',
  });
  const size = (unit: string) =>
    intlCache.getNumberFormat(locale, { style: 'unit', unit, maximumSignificantDigits: 3 });
  const fixed = (style: 'decimal' | 'percent', decimals: number) =>
    intlCache.getNumberFormat(locale, { style, minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return {
    number: (value, decimals) => (decimals === undefined ? plain : fixed('decimal', decimals)).format(value),
    euro: (cents) => (cents % 100 === 0 ? wholeEuros : eurosAndCents).format(cents / 100),
    percent: (ratio, decimals = 0) => fixed('percent', decimals).format(ratio),
    fileSize: (bytes) =>
      bytes < 1_000_000
        ? size('kilobyte').format(Math.max(1, Math.round(bytes / 1000)))
        : size('megabyte').format(bytes / 1_000_000),
    date: (isoDate) => date.format(midnightOf(isoDate)),
    dateTime: (instant) => dateTime.format(instant),
  };
}

function dateShape(language: Language): Intl.DateTimeFormatOptions {
  return { day: 'numeric', month: language === 'en' ? 'long' : 'numeric', year: 'numeric' };
}

function midnightOf(isoDate: string): Date {
  const instant = new Date(`${isoDate}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(isoDate) || !instant.toISOString().startsWith(isoDate)) {
    throw new RangeError(`'${isoDate}' is not a date of the form YYYY-MM-DD`);
  }
  return instant;
}
