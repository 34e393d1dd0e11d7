import { inFinnish } from './english-phrase.facts.ts';

/** What projects can be narrowed by. Each is a parameter of the address, which may stand there several times. */
export const facetIds = [
  'fund',
  'period',
  'priority',
  'objective',
  'theme',
  'authority',
  'organisation',
  'organisationType',
  'region',
  'subRegion',
  'municipality',
  'within',
  'status',
  'startYear',
  'money',
  'persons',
  'kind',
] as const;

export type FacetId = (typeof facetIds)[number];

/** The value of projects of which the register does not tell the thing in question. */
export const notTold = 'none';
/** Values of `within`, which puts every project in exactly one place. */
export const severalRegions = 'several';
/** Value of `region` and `within` for a project that covers the country. */
export const nationwide = 'nationwide';

/**
 * A phrase as a value of an address: `Keski-Suomen elinkeino-, liikenne- ja ympäristökeskus` →
 * `keski-suomen-elinkeino-liikenne-ja-ympäristökeskus`. Lists that drop commas give the same value, and so do the English pages.
 */
export function phraseValue(phrase: string | null): string {
  const value = (inFinnish(phrase) ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, longestValue);
  return value === '' ? notTold : value;
}

export const longestValue = 160;

/** Upper ends (excluded) of the bands of granted EU and state funding, in euros; the last band is open. */
const moneyLimits = [50_000, 100_000, 250_000, 500_000, 1_000_000];
/** Upper ends (excluded) of the bands of planned persons; the last band is open. */
const personLimits = [1, 20, 50, 100, 500];

/** `100000-250000` for 123 000 euros; the last band is `1000000-`. */
export function moneyBand(cents: number | null): string {
  return band(cents === null ? null : cents / 100, moneyLimits);
}

/** `20-50` for 33 persons: from 20 to below 50. */
export function personsBand(persons: number | null): string {
  return band(persons, personLimits);
}

export const moneyBands = bandsOf(moneyLimits);
export const personsBands = bandsOf(personLimits);

function band(amount: number | null, limits: readonly number[]): string {
  if (amount === null) return notTold;
  const index = limits.findIndex((limit) => amount < limit);
  return bandsOf(limits)[index < 0 ? limits.length : index] ?? notTold;
}

function bandsOf(limits: readonly number[]): string[] {
  return [0, ...limits].map((from, index) => `${from}-${limits[index] ?? ''}`);
}

/** The priority of a fund in a period, which is what gives its number a meaning: `ESR-2007-2013-2`. */
export function priorityValue(fund: string, period: string, number: string | null): string {
  return number === null ? notTold : `${fund}-${period}-${number}`;
}

/** A specific objective of a period: by its number where it has one, whatever the words after it (`2014-2020-10-1`). */
export function objectiveValue(period: string, objective: string | null): string {
  const [, number] = /^(\d+(?:\.\d+)*)\.?\s/.exec(objective ?? '') ?? [];
  const value = phraseValue(number ?? objective);
  return value === notTold ? notTold : `${period}-${value}`;
}

/** The services' words for a status as a value of an address. */
const statusValues: Readonly<Record<string, string>> = {
  Hakemus: 'application',
  Toiminnassa: 'running',
  'Toiminta päättynyt': 'ended',
  Keskeytynyt: 'interrupted',
};

export function statusValue(status: string | null): string {
  return status === null ? notTold : (statusValues[inFinnish(status)] ?? phraseValue(status));
}
