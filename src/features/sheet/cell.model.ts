import type { TableCell } from '#platform/files/table-cell.ts';
import { isDateCell, isErrorCell } from '#platform/files/table-cell.ts';
import type { PlainTextKey, Texts } from '#platform/i18n/texts.ts';

/** What a cell says once it is read: a text, a day as ISO, a number, or money in whole cents. Plain JSON. */
export type SheetValue = string | number;

/** What a reading mended. Each is shown to the sender with what was found and what was read. */
export const repairs = [
  'spaces',
  'dash',
  'leading-zeros',
  'trailing-zero',
  'serial-date',
  'short-year',
  'date-form',
  'time-dropped',
  'thousands',
  'currency',
  'letter-case',
  'form',
] as const;
export type Repair = (typeof repairs)[number];

/**
 * Why a cell or a row cannot be taken as it is, by the key of its texts: `<key>.title` names the cause, `<key>.remedy` says what is
 * expected and how to mend it, with the details as arguments.
 */
export interface Fault {
  readonly key: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

export type CellReading<V extends SheetValue> =
  | { readonly value: V; readonly repairs: readonly Repair[] }
  | { readonly fault: Fault };

export interface CellContext {
  /** Whether the file counts its days from 1904. */
  readonly is1904: boolean;
}

/** What is expected of the cells of a column. Rooms make their own with `defineCellKind`. */
export interface CellKind<V extends SheetValue = SheetValue> {
  /** Of a cell that is not empty. */
  read(cell: TableCell, context: CellContext): CellReading<V>;
  /** A value as people write it; what `read` takes again. */
  show(value: V, t: Texts): string;
  /** What may stand in the cell, in one phrase for the template. */
  expected(t: Texts): string;
  /** A value for the template's example row. */
  readonly example: V;
  /** Whether the template's column is text for a spreadsheet, so that it does not touch zeros and the like. */
  readonly isText: boolean;
  /** Letters that the column should have room for. */
  readonly width: number;
  /** The values to choose from, as the template lists them. */
  choices?(t: Texts): readonly string[];
  /** The same with the value by which each goes, for forms. */
  readonly options?: readonly { readonly value: string; readonly name: PlainTextKey }[];
  /** Whether it is running text, with lines of its own. */
  readonly isProse?: boolean;
  /** Whether a form has it chosen from records that its page offers. */
  readonly isOffered?: boolean;
  /** What is typed into a form, where it is no plain text: chooses the keyboard of a phone and the width. */
  readonly typedAs?: 'number' | 'date' | 'email' | 'code';
}

export function fault(key: string, details?: Fault['details']): { readonly fault: Fault } {
  return { fault: details ? { key, details } : { key } };
}

export function isFault<V extends SheetValue>(reading: CellReading<V>): reading is { readonly fault: Fault } {
  return 'fault' in reading;
}

/** A text with what was mended to get it. */
export interface TidyText {
  readonly text: string;
  readonly repairs: readonly Repair[];
}

const strangeSpaces = /[\s\u200B\u2060\uFEFF]+/g;
const strangeDashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;

/** Without spaces at its ends, with single ordinary ones between words. */
export function tidySpaces(text: string): TidyText {
  const tidied = text.normalize('NFC').replace(strangeSpaces, ' ').trim();
  return { text: tidied, repairs: tidied === text ? [] : ['spaces'] };
}

/** With the hyphen of the keyboard for whatever looks like one. */
export function tidyDashes(text: string): TidyText {
  const tidied = text.replace(strangeDashes, '-');
  return { text: tidied, repairs: tidied === text ? [] : ['dash'] };
}

/** Beyond it a number has lost digits: a spreadsheet keeps fifteen. */
const MOST_EXACT = 1e15;
/** As spreadsheets write long numbers: `1,23457E+17`. A staircase of the name `1E5` is none. */
const scientific = /^[-+]?\d(?:[.,]\d+E[-+]?|E[-+])\d{1,3}$/i;

/**
 * The text that a code, a name or an address stands for: numbers as they were typed. A day, a truth, a failed formula or a number
 * that lost digits is no such text.
 */
export function textOfCell(cell: TableCell): TidyText | { readonly fault: Fault } {
  if (isErrorCell(cell)) return cellError(cell.error);
  if (isDateCell(cell)) return fault('sheet.fault.became-date', { date: cell.date });
  if (typeof cell === 'boolean') return fault('sheet.fault.not-text');
  const isInexact = typeof cell === 'number' && Math.abs(cell) >= MOST_EXACT;
  const tidied = tidySpaces(String(cell ?? ''));
  return isInexact || scientific.test(tidied.text) ? fault('sheet.fault.digits-lost') : tidied;
}

/** `=` is a formula that nobody has calculated. */
export function cellError(found: string): { readonly fault: Fault } {
  return found === '=' ? fault('sheet.fault.not-calculated') : fault('sheet.fault.formula', { found });
}
