import { columnLetters } from '#platform/files/table-cell.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { RowProblem } from './row-reading.model.ts';
import { placesOf, type SheetImport } from './sheet-import.model.ts';
import type { SheetRow, SheetShape } from './sheet-row.model.ts';
import { causeOf, remedyOf } from './sheet-text.model.ts';

/** The name of a column in the reader's language. */
export function columnName({ columns }: SheetShape, column: string | null | undefined, t: Texts): string | undefined {
  const found = column === null || column === undefined ? undefined : columns[column];
  return found && t(`${found.text}.name`);
}

/** A problem in a sentence or two: the column, what was found there, and how to mend it. */
export function explainedProblem({ column, found, ...fault }: RowProblem, kind: SheetShape, t: Texts): string {
  const name = columnName(kind, column, t);
  const cause = causeOf(t, fault.key) ?? fault.key;
  const where = name === undefined ? '' : `${name}: `;
  const what = found === undefined || found === '' ? cause : `${cause} (${found})`;
  return `${where}${what}. ${remedyOf(t, fault, column === undefined ? undefined : kind.columns[column]?.kind)}`;
}

/** Where in the file a cell stands, as spreadsheets write it: `Taul1!C17`; only the row for what concerns a whole row. */
export function cellAddress(
  { sheetName, columns }: Pick<SheetImport, 'sheetName' | 'columns'>,
  row: number,
  column: string | undefined,
  t: Texts,
): string {
  const place = column === undefined ? undefined : placesOf(columns ?? [])[column];
  if (place === undefined) return t('sheet.row.number', { number: row });
  const cell = `${columnLetters(place)}${row}`;
  return sheetName === null ? cell : `${sheetName}!${cell}`;
}

/** A value as its column writes it; a dash for none. */
export function shownValue(
  { columns }: SheetShape,
  column: string,
  value: SheetRow[string] | undefined,
  t: Texts,
): string {
  const kind = columns[column]?.kind;
  return value === null || value === undefined || !kind ? '–' : kind.show(value, t);
}
