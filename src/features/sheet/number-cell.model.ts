import type { TableCell } from '#platform/files/table-cell.ts';
import { isDateCell, isErrorCell } from '#platform/files/table-cell.ts';
import {
  type CellKind,
  type CellReading,
  cellError,
  type Fault,
  fault,
  type Repair,
  tidyDashes,
  tidySpaces,
} from './cell.model.ts';

/** A number as it was meant: digits with a decimal point, and what was mended to get there. */
type WrittenNumber = { readonly digits: string; readonly repairs: readonly Repair[] } | { readonly fault: Fault };

interface NumberForm {
  /** Whether a mark before exactly three digits could part thousands as well as decimals, so that nobody can tell: `1,234`. */
  readonly commaIsPlain: boolean;
}

/**
 * Reads a number as people write it in Finland and elsewhere: `1 234,50`, `1.234,50`, `1,234.50`, `1234.5 €`. What can be two numbers
 * is not guessed at.
 */
export function readNumber(text: string, { commaIsPlain }: NumberForm): WrittenNumber {
  const spaced = tidySpaces(text);
  const dashed = tidyDashes(spaced.text);
  const bare = dashed.text.replace(/^(?:€|EUR)\s?|\s?(?:€|EUR|euroa|euro)$/i, '');
  const mended: Repair[] = [
    ...spaced.repairs,
    ...dashed.repairs,
    ...(bare === dashed.text ? [] : ['currency' as const]),
  ];
  const [, sign = '', unsigned = ''] = /^([-+]?)\s?(.*)$/.exec(bare) ?? [];
  const plain = withoutThousands(unsigned);
  if (!/^\d+(?:[.,]\d+)?$/.test(plain)) return fault('sheet.fault.number');
  if (plain === unsigned && isAmbiguous(plain, commaIsPlain)) {
    return fault('sheet.fault.number-ambiguous', { one: plain.replace(/[.,]/, ''), other: plain.replace('.', ',') });
  }
  if (plain !== unsigned) mended.push('thousands');
  return { digits: (sign === '-' ? '-' : '') + plain.replace(',', '.'), repairs: mended };
}

function isAmbiguous(plain: string, commaIsPlain: boolean): boolean {
  return (commaIsPlain ? /^[1-9]\d{0,2}\.\d{3}$/ : /^[1-9]\d{0,2}[.,]\d{3}$/).test(plain);
}

/** Groups of three digits lose what parts them, if it cannot be a decimal mark: it stands twice, or the other mark follows. */
function withoutThousands(unsigned: string): string {
  const grouped = /^(\d{1,3}(?:([ '’.,])\d{3})(?:\2\d{3})*)([.,]\d+)?$/.exec(unsigned);
  const [, groups = '', mark = '', decimals = ''] = grouped ?? [];
  if (!grouped || decimals.startsWith(mark)) return unsigned;
  const isDecimalMark = mark === '.' || mark === ',';
  const stands = groups.split(mark).length - 1;
  if (isDecimalMark && stands === 1 && decimals === '') return unsigned;
  return groups.replaceAll(mark, '') + decimals;
}

function numberOfCell(cell: TableCell, form: NumberForm): WrittenNumber {
  if (isErrorCell(cell)) return cellError(cell.error);
  if (isDateCell(cell)) return fault('sheet.fault.became-date', { date: cell.date });
  if (typeof cell === 'boolean' || cell === null) return fault('sheet.fault.number');
  if (typeof cell === 'string') return readNumber(cell, form);
  return { digits: plainDigits(cell), repairs: [] };
}

/** Spreadsheets keep fifteen digits; the rest is noise of calculation (`0.1 + 0.2`). */
function plainDigits(value: number): string {
  const exact = Number(value.toPrecision(15));
  return Math.abs(exact) < 1e-6 ? exact.toFixed(12) : String(exact);
}

interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

interface WholeNumber extends Bounds {
  readonly example: number;
}

export function wholeNumber({ least = 0, most = 1_000_000_000, example }: WholeNumber): CellKind<number> {
  return {
    read: (cell) => {
      const found = numberOfCell(cell, { commaIsPlain: false });
      if ('fault' in found) return found;
      const whole = found.digits.replace(/\.0+$/, '');
      if (whole.includes('.')) return fault('sheet.fault.whole');
      const mended = whole === found.digits ? found.repairs : [...found.repairs, 'trailing-zero' as const];
      return bounded(Number(whole), mended, { least, most });
    },
    show: (value) => String(value),
    expected: (t) => t('sheet.expected.whole', { least, most }),
    example,
    isText: false,
    width: 12,
    typedAs: 'number',
  };
}

interface Decimal extends Bounds {
  /** Digits behind the comma at most. */
  readonly decimals: number;
  readonly example: number;
}

export function decimalNumber({ decimals, least = 0, most = 1_000_000_000, example }: Decimal): CellKind<number> {
  return {
    read: (cell) => {
      const found = numberOfCell(cell, { commaIsPlain: true });
      if ('fault' in found) return found;
      if (decimalsIn(found.digits) > decimals) return fault('sheet.fault.decimals', { decimals });
      return bounded(Number(found.digits), found.repairs, { least, most });
    },
    show: (value) => String(value).replace('.', ','),
    expected: (t) => t('sheet.expected.decimal', { decimals, least, most }),
    example,
    isText: false,
    width: 12,
    typedAs: 'number',
  };
}

interface Money {
  /** May it be less than nothing? */
  readonly negative?: boolean;
  readonly exampleCents: number;
}

const MOST_EUROS = 10_000_000_000;

/** Euros with two decimals, as whole cents. */
export function money({ negative = false, exampleCents }: Money): CellKind<number> {
  return {
    read: (cell) => {
      const found = numberOfCell(cell, { commaIsPlain: false });
      if ('fault' in found) return found;
      const euros = typeof cell === 'number' ? withoutNoise(found.digits) : found.digits;
      if (decimalsIn(euros) > 2) return fault('sheet.fault.cents');
      const read = bounded(Number(euros), found.repairs, { least: negative ? -MOST_EUROS : 0, most: MOST_EUROS });
      return 'fault' in read ? read : { ...read, value: Math.round(read.value * 100) };
    },
    show: (cents) => eurosAsWritten(cents),
    expected: (t) => t('sheet.expected.money'),
    example: exampleCents,
    isText: false,
    width: 14,
    typedAs: 'number',
  };
}

/** A sum that was calculated may miss its cents by less than anybody wrote: `12.30000001`. */
function withoutNoise(digits: string): string {
  const value = Number(digits);
  const cents = Math.round(value * 100);
  return Math.abs(value * 100 - cents) < 1e-4 ? String(cents / 100) : digits;
}

function eurosAsWritten(cents: number): string {
  const padded = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${padded.slice(0, -2)},${padded.slice(-2)}`;
}

function decimalsIn(digits: string): number {
  return digits.replace(/0+$/, '').split('.')[1]?.length ?? 0;
}

function bounded(value: number, repairs: readonly Repair[], { least = 0, most = 0 }: Bounds): CellReading<number> {
  if (!(value >= least && value <= most)) return fault('sheet.fault.bounds', { least, most });
  // Not minus nought.
  return { value: value + 0, repairs };
}
