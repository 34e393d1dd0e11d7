import { isEmptyCell, type ReadRow, shownCell, type TableCell } from '#platform/files/table-cell.ts';
import { type CellContext, type Fault, isFault, type Repair, type SheetValue } from './cell.model.ts';
import type { Finding, SheetRow, SheetShape } from './sheet-row.model.ts';

/** Which column of a file is taken for which column of the kind. */
export type ColumnPlaces = Readonly<Record<string, number>>;

/** What keeps a row from being taken in, or what its sender should look at; `column` and `found` where it concerns one cell. */
export interface RowProblem extends Fault {
  readonly column?: string;
  readonly found?: string;
  readonly isWarning?: boolean;
  /** Where it can be mended, below `/<language>`. */
  readonly remedyAt?: string;
}

export interface MendedCell {
  readonly column: string;
  readonly found: string;
  readonly repairs: readonly Repair[];
}

/** A row as it was understood. */
export interface UnderstoodRow {
  readonly number: number;
  readonly cells: readonly TableCell[];
  /** Every column of the kind; those that could not be read are null. */
  readonly values: SheetRow;
  readonly problems: readonly RowProblem[];
  readonly mended: readonly MendedCell[];
}

export function isRefused({ problems }: Pick<UnderstoodRow, 'problems'>): boolean {
  return problems.some(({ isWarning }) => !isWarning);
}

/** Reads a row cell by cell, and lets the room judge it as a whole when all its cells are good. */
export function readRow(kind: SheetShape, places: ColumnPlaces, row: ReadRow, context: CellContext): UnderstoodRow {
  const values: Record<string, SheetValue | null> = {};
  const problems: RowProblem[] = [];
  const mended: MendedCell[] = [];
  for (const [column, { kind: cellKind, required }] of Object.entries(kind.columns)) {
    const place = places[column];
    const cell = place === undefined ? null : (row.cells[place] ?? null);
    values[column] = null;
    if (isEmptyCell(cell)) {
      if (required) problems.push({ column, key: 'sheet.fault.missing' });
      continue;
    }
    const reading = cellKind.read(cell, context);
    if (isFault(reading)) {
      problems.push({ column, ...reading.fault, found: foundIn(cell) });
      continue;
    }
    values[column] = reading.value;
    if (reading.repairs.length > 0)
      mended.push({ column, found: foundIn(cell), repairs: [...new Set(reading.repairs)] });
  }
  if (problems.length === 0) {
    for (const finding of kind.check?.(values) ?? []) problems.push(problemOf(finding, row, places));
  }
  return { number: row.number, cells: row.cells, values, problems, mended };
}

const LONGEST_FOUND = 200;

function foundIn(cell: TableCell): string {
  return shownCell(cell).slice(0, LONGEST_FOUND);
}

/** What a room found amiss, with the cell it concerns. */
export function problemOf(finding: Finding, { cells }: Pick<ReadRow, 'cells'>, places: ColumnPlaces): RowProblem {
  const place = finding.column === undefined ? undefined : places[finding.column];
  return place === undefined ? finding : { ...finding, found: foundIn(cells[place] ?? null) };
}
