import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { pageOf, type RowsPage } from '#platform/db/rows-page.ts';
import type { TableCell } from '#platform/files/table-cell.ts';
import type { MendedCell, RowProblem } from './row-reading.model.ts';
import type { RowOutcome, SheetImport, SheetState } from './sheet-import.model.ts';
import type { FieldChange, SheetRow } from './sheet-row.model.ts';

const importColumns = sql`
  sheet.id, sheet.kind, sheet.user_id, sheet.state, sheet.source, sheet.file_name, sheet.sha256, sheet.size, sheet.received_at,
  sheet.sheet_names, sheet.sheet_name, sheet.heading_row, sheet.columns, sheet.columns_settled, sheet.attempts, sheet.rows_read,
  sheet.new_rows, sheet.changed_rows, sheet.same_rows, sheet.refused_rows, sheet.mended_rows, sheet.causes, sheet.confirmed_at,
  sheet.recorded_rows, sheet.recorded_until, sheet.failure, sheet.ended_at, sheet.forgotten_at`;

/** An import that the acting user may see. */
export async function findSheetImport(read: Read, id: number): Promise<SheetImport | undefined> {
  const [found] = await selectRows(
    read,
    sql<SheetImport>`select ${importColumns} from sheet_import sheet where sheet.id = ${id}`,
  );
  return found;
}

/** An import as a list shows it. */
export interface ListedImport extends SheetImport {
  readonly senderName: string;
}

/** Whether there is any import that the acting user may see. */
export async function hasSheetImports(read: Read): Promise<boolean> {
  const [found] = await selectRows(read, sql<{ any: boolean }>`select exists (select from sheet_import) as any`);
  return found?.any === true;
}

const LISTED_AT_ONCE = 25;

/** Imports that the acting user may see, the newest first; behind an id, where one is given. One more than a page has. */
export async function listSheetImports(read: Read, before: number | undefined): Promise<RowsPage<ListedImport>> {
  const rows = await selectRows(
    read,
    sql<ListedImport>`
      select ${importColumns}, sender.name as sender_name
      from sheet_import sheet
      join app_user sender on sender.id = sheet.user_id
      where ${before === undefined ? sql`true` : sql`sheet.id < ${before}`}
      order by sheet.id desc
      limit ${LISTED_AT_ONCE + 1}`,
  );
  return pageOf(rows, LISTED_AT_ONCE);
}

/** A row of an import as it was understood. */
export interface StagedRow {
  readonly number: number;
  readonly outcome: RowOutcome;
  readonly values: SheetRow;
  readonly cells: readonly TableCell[] | null;
  readonly problems: readonly RowProblem[] | null;
  readonly mended: readonly MendedCell[] | null;
  readonly changes: readonly FieldChange[] | null;
}

export interface RowChoice {
  /** Rows with this outcome, or the mended ones. */
  readonly show?: RowOutcome | 'mended' | undefined;
  /** Rows with this cause. */
  readonly cause?: string | undefined;
  /** Rows behind this number. */
  readonly after: number;
}

const ROWS_AT_ONCE = 50;

/** Rows of an import in the order of the file. */
export async function listSheetRows(
  read: Read,
  id: number,
  { show, cause, after }: RowChoice,
  most = ROWS_AT_ONCE,
): Promise<RowsPage<StagedRow>> {
  const chosen = show === 'mended' ? sql`staged.is_mended` : show ? sql`staged.outcome = ${show}` : sql`true`;
  const caused = cause ? sql`${cause} = any (staged.causes)` : sql`true`;
  const rows = await selectRows(
    read,
    sql<StagedRow>`
      select staged.number, staged.outcome, staged.values, staged.cells, staged.problems, staged.mended, staged.changes
      from sheet_import_row staged
      where staged.sheet_import_id = ${id} and staged.number > ${after} and ${chosen} and ${caused}
      order by staged.number
      limit ${most + 1}`,
  );
  return pageOf(rows, most);
}

/** The rows of an import that are to be written, behind a number. */
export async function listRowsToRecord(
  read: Read,
  id: number,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<readonly Pick<StagedRow, 'number' | 'values'>[]> {
  return selectRows(
    read,
    sql<Pick<StagedRow, 'number' | 'values'>>`
      select staged.number, staged.values
      from sheet_import_row staged
      where staged.sheet_import_id = ${id} and staged.number > ${after} and staged.outcome in ('new', 'changed')
      order by staged.number
      limit ${most}`,
  );
}

/** Bytes fetched at once: on their way they take several times the memory of the bytes themselves. */
const SLICE_BYTES = 1024 * 1024;

/** The bytes that were sent in; `undefined` once they are forgotten. */
export async function findSheetContent(read: Read, id: number): Promise<Buffer | undefined> {
  const [file] = await selectRows(
    read,
    sql<{ size: number }>`
      select octet_length(file.content) as size from sheet_import_file file where file.sheet_import_id = ${id}`,
  );
  if (!file) return undefined;
  const content = Buffer.alloc(file.size);
  for (let from = 0; from < file.size; from += SLICE_BYTES) {
    const [slice] = await selectRows(
      read,
      sql<{ bytes: Buffer }>`
        select substring(file.content from ${from + 1}::int for ${SLICE_BYTES}::int) as bytes
        from sheet_import_file file where file.sheet_import_id = ${id}`,
    );
    slice?.bytes.copy(content, from);
  }
  return content;
}

/** Imports that wait for Koordi, the oldest first. For the service, which sees all. */
export async function listWaitingImports(
  read: Read,
): Promise<readonly { readonly id: number; readonly state: SheetState }[]> {
  return selectRows(
    read,
    sql<{ id: number; state: SheetState }>`
      select sheet.id, sheet.state from sheet_import sheet
      where sheet.state in ('received', 'recording')
      order by sheet.id`,
  );
}

/** The latest import of the same bytes by the same sender that was taken in, other than this one. */
export async function findEarlierOfSame(read: Read, { id, kind, sha256 }: SheetImport): Promise<number | undefined> {
  const [found] = await selectRows(
    read,
    sql<{ id: number }>`
      select earlier.id
      from sheet_import earlier join sheet_import sheet on sheet.user_id = earlier.user_id
      where sheet.id = ${id} and earlier.id < ${id} and earlier.kind = ${kind} and earlier.sha256 = ${sha256}
        and earlier.state = 'done'
      order by earlier.id desc
      limit 1`,
  );
  return found?.id;
}
