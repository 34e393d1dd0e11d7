import type { Clock } from '#platform/clock.ts';
import { type Database, writingAs } from '#platform/db/database.server.ts';
import { isEmptyCell, type ReadRow, shownCell } from '#platform/files/table-cell.ts';
import { type ColumnMatch, findHeading, needsSender } from './column-matching.model.ts';
import {
  mostSheetColumns,
  mostSheetRows,
  placesOf,
  rowsToRecord,
  type SheetFailure,
  type SheetImport,
} from './sheet-import.model.ts';
import type { SheetKind } from './sheet-kind.ts';
import { compulsoryColumns, namedColumns } from './sheet-row.model.ts';
import { firstRows, type OpenSheet } from './sheet-source.server.ts';
import { type ComparableRow, Staging } from './sheet-staging.server.ts';

/** Where the headings are looked for: behind titles and explanations, but not in the whole table. */
const ROWS_BEFORE_HEADING = 30;

/** Thrown when the sender gave an import up, or changed it, while it was being worked on. */
export class NoLongerWanted extends Error {
  override name = 'NoLongerWanted';
}

/** Thrown when a file was read, but is no table that can be taken in, or none any more. */
export class UnfitTable extends Error {
  override name = 'UnfitTable';
  readonly failure: SheetFailure;

  constructor(failure: SheetFailure) {
    super(failure);
    this.failure = failure;
  }
}

export interface SheetWork {
  readonly database: Database;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
}

interface Shape {
  readonly sheetNames: readonly string[];
  readonly sheetName: string | null;
  readonly is1904: boolean;
  readonly headingRow: number;
  readonly columns: readonly ColumnMatch[];
}

/**
 * Reads a received table: finds its headings and, unless the sender must be asked about them, understands and stages all rows. Answers
 * false when it was cut off, to be begun anew. Throws `UnreadableFile`, `UnfitTable`, `NoLongerWanted`.
 */
export async function readReceived(
  work: SheetWork,
  sheet: SheetImport,
  kind: SheetKind,
  open: OpenSheet,
): Promise<boolean> {
  const shape = await findShape(sheet, kind, open);
  const isSettled = sheet.columnsSettled || !needsSender(shape.columns, compulsoryColumns(kind));
  await noteShape(work, sheet, shape, isSettled ? 'received' : 'read');
  return isSettled ? stageRows(work, sheet, kind, open, shape) : true;
}

async function findShape(sheet: SheetImport, kind: SheetKind, open: OpenSheet): Promise<Shape> {
  const { sheetNames, is1904 } = open;
  const sheetName = sheet.sheetName ?? sheetNames[0] ?? null;
  if (sheet.columnsSettled && sheet.columns && sheet.headingRow) {
    return { sheetNames, sheetName, is1904, headingRow: sheet.headingRow, columns: sheet.columns };
  }
  const first = await firstRows(open, sheetName, ROWS_BEFORE_HEADING);
  const found = findHeading(first.map(headingTexts), namedColumns(kind));
  if (!found) throw new UnfitTable('empty');
  const columns = found.matches.map((match) => ({ ...match, sample: sampleOf(first, found.row, match.index) }));
  return { sheetNames, sheetName, is1904, headingRow: found.row, columns };
}

const LONGEST_SAMPLE = 60;

function sampleOf(rows: readonly ReadRow[], headingRow: number, index: number): string {
  const cells = rows.filter(({ number }) => number > headingRow).map((row) => row.cells[index]);
  return shownCell(cells.find((cell) => !isEmptyCell(cell))).slice(0, LONGEST_SAMPLE);
}

function headingTexts({ number, cells }: ReadRow) {
  const texts = cells
    .slice(0, mostSheetColumns)
    .map((cell) => shownCell(cell).replace(/\s+/g, ' ').trim().slice(0, 100));
  return { number, texts };
}

async function noteShape(work: SheetWork, { id, userId }: SheetImport, shape: Shape, state: 'received' | 'read') {
  await writingAs(work.database, userId, async (tx) => {
    await tx.deleteFrom('sheetImportRow').where('sheetImportId', '=', id).execute();
    const { numUpdatedRows } = await tx
      .updateTable('sheetImport')
      .set({
        state,
        sheetNames: [...shape.sheetNames],
        sheetName: shape.sheetName,
        headingRow: shape.headingRow,
        columns: JSON.stringify(shape.columns),
        attempts: state === 'read' ? 0 : undefined,
      })
      .where('id', '=', id)
      .where('state', '=', 'received')
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new NoLongerWanted();
  });
}

async function stageRows(work: SheetWork, sheet: SheetImport, kind: SheetKind, open: OpenSheet, shape: Shape) {
  const staging = new Staging(sheet.id, kind, placesOf(shape.columns), { is1904: shape.is1904 });
  let rowsRead = 0;
  // While the database keeps some hundred rows, the next are understood.
  let kept: Promise<void> = Promise.resolve();
  try {
    for await (const rows of open.rows(shape.sheetName)) {
      const below = rows.filter(({ number }) => number > shape.headingRow);
      if (below.length === 0) continue;
      rowsRead += below.length;
      if (rowsRead > mostSheetRows) throw new UnfitTable('too-many-rows');
      const understood = staging.understand(below);
      await kept;
      if (work.stopping.aborted) return false;
      kept = keepRows(work, sheet, staging, understood);
      // Awaited in the next round or below; until then a failure must not end the process.
      kept.catch(() => {});
    }
    await kept;
  } finally {
    await kept.catch(() => {});
  }
  if (rowsRead === 0) throw new UnfitTable('empty');
  await noteRead(work, sheet, staging);
  return true;
}

async function keepRows(
  work: SheetWork,
  { id, userId }: SheetImport,
  staging: Staging,
  rows: readonly ComparableRow[],
): Promise<void> {
  await writingAs(work.database, userId, async (tx) => {
    await staging.keep(tx, rows);
    const { numUpdatedRows } = await tx
      .updateTable('sheetImport')
      .set({ ...staging.counts, causes: JSON.stringify(staging.causes) })
      .where('id', '=', id)
      .where('state', '=', 'received')
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new NoLongerWanted();
  });
}

/** Where every row says what is known already there is nothing to confirm. */
async function noteRead(work: SheetWork, { id, userId }: Pick<SheetImport, 'id' | 'userId'>, { counts }: Staging) {
  const isDone = rowsToRecord(counts) === 0 && counts.refusedRows === 0;
  await writingAs(work.database, userId, (tx) =>
    tx
      .updateTable('sheetImport')
      .set(isDone ? { state: 'done', endedAt: work.clock.now(), attempts: 0 } : { state: 'ready', attempts: 0 })
      .where('id', '=', id)
      .where('state', '=', 'received')
      .execute(),
  );
}
