/**
 * A cell as a file holds it, before anybody says what it should be: a text, a number, a truth, a day that the file itself marks as
 * one (ISO, with a time only when it has one), what a spreadsheet shows for a failed formula (`#REF!`), or nothing. Plain JSON.
 */
export type TableCell = string | number | boolean | DateCell | ErrorCell | null;

export interface DateCell {
  readonly date: string;
}

export interface ErrorCell {
  readonly error: string;
}

/** A row that is not empty. `number` is the one a spreadsheet shows beside it, from 1; trailing empty cells are left out. */
export interface ReadRow {
  readonly number: number;
  readonly cells: readonly TableCell[];
}

/** Rows in the order of the file, some at a time, read on only when the next are asked for. */
export type ReadRows = AsyncGenerator<readonly ReadRow[], void, undefined>;

/** Without what no database and no JSON can hold: NUL, and halves of letters. */
export function storableText(text: string): string {
  return /[\0\uD800-\uDFFF]/.test(text) ? text.replaceAll('\0', '').toWellFormed() : text;
}

/** 0 → A, 25 → Z, 26 → AA: a column as spreadsheets name it. */
export function columnLetters(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** `C17` → 2; -1 when the reference has no letters. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    index = index * 26 + letter;
  }
  return index - 1;
}

export function isDateCell(cell: TableCell): cell is DateCell {
  return typeof cell === 'object' && cell !== null && 'date' in cell;
}

export function isErrorCell(cell: TableCell): cell is ErrorCell {
  return typeof cell === 'object' && cell !== null && 'error' in cell;
}

/** Whether there is nothing in a cell that a person could see. */
export function isEmptyCell(cell: TableCell | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && !/[^\s\u200B\u2060\uFEFF]/.test(cell));
}

/** Without the empty cells at its end. */
export function trimmedCells(cells: readonly TableCell[]): readonly TableCell[] {
  let length = cells.length;
  while (length > 0 && isEmptyCell(cells[length - 1])) length -= 1;
  return length === cells.length ? cells : cells.slice(0, length);
}

/** A cell as a person sees it in the file; a day in ISO form. */
export function shownCell(cell: TableCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  return 'date' in cell ? cell.date : cell.error;
}
