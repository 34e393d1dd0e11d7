/** What a cell holds. `cents` is a whole number of cents, told in euros; `list` is codes with `listSeparator` between them. */
export type CellKind = 'text' | 'integer' | 'cents' | 'date' | 'boolean' | 'list';

/** Dates are ISO days (`2012-01-31`); `null` is an empty cell. */
export type CellValue = string | number | boolean | null;

/** A column of a table as a file: CSV, NDJSON and XLSX print each kind in their own way. */
export interface TableColumn<Row> {
  /** The heading; the key in NDJSON. */
  readonly name: string;
  readonly kind: CellKind;
  readonly valueOf: (row: Row) => CellValue;
}

/** Neither CSV nor a spreadsheet takes it for anything else. */
export const listSeparator = '|';

/** Cents as euros with two decimals: `-5` → `-0.05`. */
export function eurosOf(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export type Batches<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
