import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { pageOf, type RowsPage } from '#platform/db/rows-page.ts';
import type { Reach } from '#platform/permission/policy.ts';
import type { ItemOutcome, StoredFile, StoredImport, StoredImportState, StoredItem } from './stored-import.model.ts';

const storedColumns = sql`
  sent.id, sent.imported_by, importer.name as importer_name, sent.state, sent.known_on, sent.file_count, sent.received_at,
  sent.confirmed_at, sent.ended_at, sent.items_forgotten_at, sent.is_begun, sent.is_held_up, sent.files_read, sent.items_done, sent.items_total,
  sent.new_count, sent.changed_count, sent.same_count, sent.refused_count, sent.left_out_count, sent.new_link_count,
  sent.same_link_count, sent.error_count, sent.warning_count, sent.note_count, sent.recorded_new, sent.recorded_changed,
  sent.failure`;

/** An import that the acting user may see. */
export async function findStoredImport(read: Read, id: number): Promise<StoredImport | undefined> {
  const [found] = await selectRows(
    read,
    sql<StoredImport>`
      select ${storedColumns}
      from description_import sent
      join app_user importer on importer.id = sent.imported_by
      where sent.id = ${id}`,
  );
  return found;
}

/** An import in a list, with the name of its first file. */
export interface ListedStoredImport extends StoredImport {
  readonly firstName: string;
}

const importsAtOnce = 25;

/** Imports that the acting user may see, the newest first; behind an id, where one is given. */
export async function listStoredImports(read: Read, before: number | undefined): Promise<RowsPage<ListedStoredImport>> {
  const rows = await selectRows(
    read,
    sql<ListedStoredImport>`
      select ${storedColumns}, file.name as first_name
      from description_import sent
      join app_user importer on importer.id = sent.imported_by
      join description_import_file file on file.description_import_id = sent.id and file.position = 1
      where ${before === undefined ? sql`true` : sql`sent.id < ${before}`}
      order by sent.id desc
      limit ${importsAtOnce + 1}`,
  );
  return pageOf(rows, importsAtOnce);
}

/** The files of an import in the order in which they were sent. */
export function listStoredFiles(read: Read, id: number): Promise<StoredFile[]> {
  return selectRows(
    read,
    sql<StoredFile>`
      select file.position, file.name, file.sha256, file.byte_count, twin.name as same_as,
        exists (select from source_file known where known.sha256 = file.sha256) as is_known
      from description_import_file file
      left join description_import_file twin
        on twin.description_import_id = file.description_import_id and twin.position = file.same_as
      where file.description_import_id = ${id}
      order by file.position`,
  );
}

export interface ItemChoice {
  readonly show?: ItemOutcome | undefined;
  /** Items behind this position. */
  readonly after: number;
}

const itemsAtOnce = 25;

/** What an import would do, one by one: what is refused, what changes, what is new, what is left out. */
export async function listStoredItems(
  read: Read,
  id: number,
  { show, after }: ItemChoice,
): Promise<RowsPage<StoredItem>> {
  const rows = await selectRows(
    read,
    sql<StoredItem>`
      select item.position, item.outcome, item.source, item.line, item.code, item.name, item.form, item.known_on,
        item.previous_known_on, item.changes, item.refusal
      from description_import_item item
      where item.description_import_id = ${id} and item.position > ${after}
        and ${show ? sql`item.outcome = ${show}` : sql`true`}
      order by item.position
      limit ${itemsAtOnce + 1}`,
  );
  return pageOf(rows, itemsAtOnce);
}

/** How many imports, seen or unseen by who asks, are worked on before this one. */
export async function countWaitingBefore(read: Read, id: number): Promise<number> {
  const [row] = await selectRows(read, sql<{ count: number }>`select imports_waiting_before(${id}) as count`);
  return row?.count ?? 0;
}

/** The latest import of the same sender that was taken in and had every file of this one, if there is one. */
export async function findEarlierOfSameFiles(
  read: Read,
  { id, importedBy }: StoredImport,
): Promise<number | undefined> {
  const [found] = await selectRows(
    read,
    sql<{ id: number }>`
      select earlier.id
      from description_import earlier
      where earlier.imported_by = ${importedBy} and earlier.id < ${id} and earlier.state = 'done'
        and not exists (
          select from description_import_file file
          where file.description_import_id = ${id} and not exists (
            select from description_import_file other
            where other.description_import_id = earlier.id and other.sha256 = file.sha256))
      order by earlier.id desc
      limit 1`,
  );
  return found?.id;
}

/** Work that waits for the service. */
export interface WaitingImport {
  readonly id: number;
  readonly state: StoredImportState;
  readonly importedBy: string;
  readonly knownOn: string | null;
  readonly reach: Reach;
  readonly attempts: number;
}

/** The import that has waited longest, other than some. For the service, which sees all. */
export async function findNextImport(read: Read, except: readonly number[]): Promise<WaitingImport | undefined> {
  const [found] = await selectRows(
    read,
    sql<WaitingImport>`
      select sent.id, sent.state, sent.imported_by, sent.known_on, sent.reach, sent.attempts
      from description_import sent
      where sent.state in ('received', 'recording') and sent.id <> all (${except}::int[])
      order by sent.id
      limit 1`,
  );
  return found;
}

/** The files that are to be read, each once. */
export function listFilesToRead(
  read: Read,
  id: number,
): Promise<readonly { readonly position: number; readonly name: string }[]> {
  return read
    .selectFrom('descriptionImportFile')
    .select(['position', 'name'])
    .where('descriptionImportId', '=', id)
    .where('sameAs', 'is', null)
    .orderBy('position')
    .execute();
}

/** The bytes of a file; `undefined` once they are forgotten. */
export async function findFileContent(read: Read, id: number, position: number): Promise<Buffer | undefined> {
  const found = await read
    .selectFrom('descriptionImportFile')
    .select('content')
    .where('descriptionImportId', '=', id)
    .where('position', '=', position)
    .executeTakeFirst();
  return found?.content ?? undefined;
}
