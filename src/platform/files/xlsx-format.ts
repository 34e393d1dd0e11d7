import type { TableCell } from './table-cell.ts';
import { attributeOf, type XmlListener } from './xml-scanner.ts';

/** What the format of a cell makes of its number: a day, a number with leading zeros up to a width, or just itself. */
export type NumberFormat = 'plain' | 'date' | { readonly width: number };

/** Collects the formats of the cell styles of `styles.xml`, by the number of the style. */
export class StyleListener implements XmlListener {
  readonly formats: NumberFormat[] = [];
  readonly #custom = new Map<number, string>();
  #inCellFormats = false;

  open(name: string, attributes: string): void {
    if (name === 'cellXfs') this.#inCellFormats = true;
    else if (name === 'numFmt') {
      this.#custom.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '');
    } else if (name === 'xf' && this.#inCellFormats) {
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
      const code = this.#custom.get(id);
      this.formats.push(code === undefined ? builtInFormat(id) : formatFrom(code));
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#inCellFormats = false;
  }

  text(): void {}
}

/** 14–17 and 22 tell a day, as do the ones that East Asian versions add (27–31, 36, 50–58); 18–21 and 45–47 tell a time of day. */
function builtInFormat(id: number): NumberFormat {
  const isDate = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
  return isDate ? 'date' : 'plain';
}

/** By the format code that a spreadsheet shows: `dd.mm.yyyy`, `00000`, `#,##0.00 "€"`. */
export function formatFrom(code: string): NumberFormat {
  const [positive = ''] = code.split(';');
  const bare = positive.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  const zeros = /^0{2,}$/.exec(bare);
  if (zeros) return { width: bare.length };
  // Formats are stored in English, whatever the spreadsheet shows. An `m` alone could be a minute.
  return /[dy]|mmm/i.test(bare) ? 'date' : 'plain';
}

/** A number with its format as the file means it. */
export function numberCell(value: number, format: NumberFormat, is1904: boolean): TableCell {
  if (format === 'plain') return value;
  if (format === 'date') {
    const date = dateOfSerial(value, is1904);
    return date === undefined ? value : { date };
  }
  return Number.isSafeInteger(value) && value >= 0 ? String(value).padStart(format.width, '0') : value;
}

const DAY_MS = 86_400_000;
const SECONDS_OF_DAY = 86_400;
/** 31 December 9999, the last day that spreadsheets know. */
const LAST_SERIAL = 2_958_465;
const DAYS_FROM_1900_TO_1904 = 1462;

/**
 * The day of a spreadsheet's serial number, as ISO, with the time when it has one; `undefined` outside what spreadsheets know.
 * Counted from 1900 a spreadsheet thinks that 29 February 1900 existed: it is told as the day before.
 */
export function dateOfSerial(serial: number, is1904: boolean): string | undefined {
  const from1900 = is1904 ? serial + DAYS_FROM_1900_TO_1904 : serial;
  if (!(from1900 >= 1 && from1900 < LAST_SERIAL + 1)) return undefined;
  const seconds = Math.round(from1900 * SECONDS_OF_DAY);
  const day = Math.floor(seconds / SECONDS_OF_DAY);
  const sinceEpoch = Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * DAY_MS;
  const iso = new Date(sinceEpoch + (seconds % SECONDS_OF_DAY) * 1000).toISOString();
  return seconds % SECONDS_OF_DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 16);
}
