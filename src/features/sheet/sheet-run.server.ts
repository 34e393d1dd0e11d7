import { sql } from 'kysely';
import type { Clock } from '#platform/clock.ts';
import {
  type Database,
  reading,
  readingAs,
  SERVICE,
  selectRows,
  type Tx,
  writingAs,
} from '#platform/db/database.server.ts';
import type { Permission } from '#platform/permission/policy.ts';
import { stillHolds } from '#platform/permission/reach.server.ts';
import { findSheetKind } from './kind-registry.ts';
import { daysKept, mostAttempts, type SheetFailure, type SheetImport } from './sheet-import.model.ts';
import {
  findSheetContent,
  findSheetImport,
  listRowsToRecord,
  listWaitingImports,
} from './sheet-import.queries.server.ts';
import type { SheetKind } from './sheet-kind.ts';
import { NoLongerWanted, readReceived, type SheetWork, UnfitTable } from './sheet-reading.server.ts';
import { failureOf, openSheet } from './sheet-source.server.ts';

export interface SheetService {
  readonly database: Database;
  readonly clock: Clock;
  /** Told in one sentence, without what a table says, what went wrong; the run goes on. */
  readonly report: (sentence: string) => void;
}

/** So many tables are worked on side by side, so that a short one need not wait for a long one. */
const AT_ONCE = 3;
/** How often it is looked, while there is work, whether there is more. */
const LOOK_MS = 500;
/** Rows taken in by one transaction. */
const BATCH_ROWS = 2000;
const DAY_MS = 86_400_000;

/**
 * Reads the tables that were sent in and takes in those that were confirmed, until none waits; forgets what has served its time. What is
 * cut off goes on at the next run: reading from the beginning, taking in behind the last batch.
 */
export async function runSheets(service: SheetService, stopping: AbortSignal): Promise<void> {
  await forgetOldSheets(service);
  const under = new Map<number, Promise<void>>();
  const failed = new Set<number>();
  while (!stopping.aborted) {
    const waiting = await readingAs(service.database, SERVICE, listWaitingImports);
    for (const { id } of waiting) {
      if (under.size >= AT_ONCE) break;
      if (under.has(id) || failed.has(id)) continue;
      const work = workOn({ ...service, stopping }, id)
        .catch((error: unknown) => {
          // Tried again at the next run, not at once.
          failed.add(id);
          service.report(
            `The table ${id} could not be worked on: ${error instanceof Error ? error.message : String(error)}.`,
          );
        })
        .finally(() => under.delete(id));
      under.set(id, work);
    }
    if (under.size === 0) break;
    await Promise.race([...under.values(), pause(LOOK_MS)]);
  }
  await Promise.all(under.values());
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

async function workOn(work: SheetWork, id: number): Promise<void> {
  const sheet = await begin(work, id);
  if (!sheet) return;
  const kind = findSheetKind(sheet.kind);
  if (!kind) return fail(work, sheet, 'unknown-kind');
  if (sheet.attempts > mostAttempts) return fail(work, sheet, 'given-up');
  try {
    const isFinished = sheet.state === 'received' ? await read(work, sheet, kind) : await record(work, sheet, kind);
    if (!isFinished) await noteCutOff(work, sheet);
  } catch (error) {
    if (error instanceof NoLongerWanted) return;
    const failure = error instanceof UnfitTable ? error.failure : failureOf(error);
    if (failure === undefined) throw error;
    await fail(work, sheet, failure);
  }
}

/** Counts the attempt before it is made: work that ends the process must not be begun for ever. */
async function begin({ database }: SheetWork, id: number): Promise<SheetImport | undefined> {
  return writingAs(database, SERVICE, async (tx) => {
    await tx
      .updateTable('sheetImport')
      .set((sheet) => ({ attempts: sheet('attempts', '+', 1) }))
      .where('id', '=', id)
      .where('state', 'in', ['received', 'recording'])
      .execute();
    const sheet = await findSheetImport(reading(tx), id);
    return sheet?.state === 'received' || sheet?.state === 'recording' ? sheet : undefined;
  });
}

async function read(work: SheetWork, sheet: SheetImport, kind: SheetKind): Promise<boolean> {
  const content = await readingAs(work.database, sheet.userId, (from) => findSheetContent(from, sheet.id));
  if (!content) throw new UnfitTable('empty');
  const open = await openSheet(sheet.source, content);
  try {
    return await readReceived(work, sheet, kind, open);
  } finally {
    open.close();
  }
}

/** Takes in the confirmed rows, a batch in each transaction, which also notes how far it has come. False when it was cut off. */
async function record(work: SheetWork, sheet: SheetImport, kind: SheetKind): Promise<boolean> {
  for (;;) {
    if (work.stopping.aborted) return false;
    const isLast = await writingAs(work.database, sheet.userId, (tx) => recordBatch(tx, work.clock, sheet.id, kind));
    if (isLast) return true;
  }
}

interface Recorded {
  readonly recordedUntil: number;
  readonly confirmedBy: Permission;
}

async function recordBatch(tx: Tx, clock: Clock, id: number, kind: SheetKind): Promise<boolean> {
  const [sheet] = await selectRows(
    reading(tx),
    sql<Recorded>`
      select recorded_until, confirmed_by from sheet_import where id = ${id} and state = 'recording' for update`,
  );
  if (!sheet) throw new NoLongerWanted();
  const rows = await listRowsToRecord(reading(tx), id, { after: sheet.recordedUntil, most: BATCH_ROWS });
  const last = rows.at(-1);
  if (!last) {
    await tx
      .updateTable('sheetImport')
      .set({ state: 'done', endedAt: clock.now(), attempts: 0 })
      .where('id', '=', id)
      .execute();
    return true;
  }
  // Days may lie between the confirmation and the last batch.
  if (!(await stillHolds(reading(tx), sheet.confirmedBy))) throw new UnfitTable('right-ended');
  const recording = { permission: sheet.confirmedBy, clock };
  const taken = await kind.record(
    tx,
    recording,
    rows.map(({ values }) => values),
  );
  await tx
    .updateTable('sheetImport')
    .set((of) => ({ recordedUntil: last.number, recordedRows: of('recordedRows', '+', taken), attempts: 0 }))
    .where('id', '=', id)
    .execute();
  return false;
}

async function noteCutOff({ database }: SheetWork, { id }: SheetImport): Promise<void> {
  await writingAs(database, SERVICE, (tx) =>
    tx.updateTable('sheetImport').set({ attempts: 0 }).where('id', '=', id).execute(),
  );
}

async function fail({ database, clock }: SheetWork, { id }: SheetImport, failure: SheetFailure): Promise<void> {
  await writingAs(database, SERVICE, (tx) =>
    tx
      .updateTable('sheetImport')
      .set({ state: 'failed', failure, endedAt: clock.now() })
      .where('id', '=', id)
      .where('state', 'in', ['received', 'recording'])
      .execute(),
  );
}

/**
 * Gives up what its sender has left waiting for long, and forgets files and rows of imports that ended long ago; what those did, and the
 * numbers, stay.
 */
async function forgetOldSheets({ database, clock }: SheetService): Promise<void> {
  const now = clock.now();
  const longAgo = new Date(now.getTime() - daysKept * DAY_MS);
  const old = await writingAs(database, SERVICE, async (tx) => {
    await tx
      .updateTable('sheetImport')
      .set({ state: 'discarded', endedAt: now })
      .where('state', 'in', ['read', 'ready'])
      .where('receivedAt', '<', longAgo)
      .execute();
    return tx
      .selectFrom('sheetImport')
      .select('id')
      .where('endedAt', '<', longAgo)
      .where('forgottenAt', 'is', null)
      .orderBy('endedAt')
      .execute();
  });
  for (const { id } of old) await writingAs(database, SERVICE, (tx) => forgetSheet(tx, id, now));
}

async function forgetSheet(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.deleteFrom('sheetImportRow').where('sheetImportId', '=', id).execute();
  await tx.deleteFrom('sheetImportFile').where('sheetImportId', '=', id).execute();
  await tx.updateTable('sheetImport').set({ forgottenAt: now, confirmedBy: null }).where('id', '=', id).execute();
}
