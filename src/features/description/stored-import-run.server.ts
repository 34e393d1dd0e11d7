import { setImmediate as othersFirst, setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import { recordServiceAct } from '#features/audit/public.server.ts';
import { notify } from '#features/notice/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { type Database, reading, readingAs, SERVICE, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Conflict } from '#platform/errors.ts';
import type { ImportNotice } from './import-notice.server.ts';
import { type ImportOptions, type ImportPlan, planImport, type RecordedBatch, runImport } from './import-run.server.ts';
import { type ImportSources, openBytes } from './import-source.server.ts';
import { endImport } from './stored-import.commands.server.ts';
import { daysUntilDiscarded, importsPath, keptChanges, mostImportAttempts } from './stored-import.model.ts';
import {
  findFileContent,
  findNextImport,
  findStoredImport,
  listFilesToRead,
  type WaitingImport,
} from './stored-import.queries.server.ts';

export interface ImportService {
  readonly database: Database;
  /** A connection of its own for the service, which this ends: see `connectServiceClient`. */
  readonly connect: () => Promise<pg.Client>;
  readonly clock: Clock;
  /** Told in one sentence what went wrong; the run goes on. */
  readonly report: (sentence: string) => void;
}

/** How often it is looked whether an import that was started elsewhere has ended. */
const HELD_UP_MS = 1000;
/** How often it is noted how far the reading has come. */
const NOTE_MS = 500;
const DAY_MS = 86_400_000;

/**
 * Reads the files that were sent in and takes in those that were confirmed, one import after the other, until none waits. What is cut
 * off goes on at the next run: reading from the beginning, taking in behind the last whole batch.
 */
export async function runStoredImports(service: ImportService, stopping: AbortSignal): Promise<void> {
  await discardAbandoned(service);
  const failed = new Set<number>();
  while (!stopping.aborted) {
    const next = await readingAs(service.database, SERVICE, (read) => findNextImport(read, [...failed]));
    if (!next) return;
    try {
      const isHeldUp = await workOn(service, next, stopping);
      if (isHeldUp) await pause(HELD_UP_MS, undefined, { signal: stopping }).catch(() => {});
    } catch (error) {
      // Tried again at the next run, not at once.
      failed.add(next.id);
      const cause = error instanceof Error ? error.message : String(error);
      service.report(`The import ${next.id} could not be worked on: ${cause}`);
    }
  }
}

/** Thrown when the sender gave the import up while it was being worked on. */
class NoLongerWanted extends Error {
  override name = 'NoLongerWanted';
}

/** True when it must wait, because an import that was started elsewhere is running. */
async function workOn(service: ImportService, next: WaitingImport, stopping: AbortSignal): Promise<boolean> {
  if (next.attempts >= mostImportAttempts) {
    await giveUp(service, next);
    return false;
  }
  await begin(service, next);
  const client = await service.connect();
  try {
    await (next.state === 'received' ? preview : takeIn)(service, next, client, stopping);
    return false;
  } catch (error) {
    if (error instanceof NoLongerWanted) return false;
    const isHeldUp = error instanceof Conflict;
    if (!isHeldUp && !stopping.aborted) throw error;
    // Nobody's fault, so the attempt does not count.
    await note(service, next, { attempts: 0, isBegun: false, isHeldUp });
    return isHeldUp;
  } finally {
    await client.end();
  }
}

/** Counts the attempt before it is made: work that ends the process must not be begun for ever. */
function begin(service: ImportService, next: WaitingImport): Promise<void> {
  return note(service, next, { attempts: next.attempts + 1, isBegun: true, filesRead: 0, itemsDone: 0, itemsTotal: 0 });
}

interface Noted {
  readonly attempts: number;
  readonly isBegun: boolean;
  readonly isHeldUp: boolean;
  readonly filesRead: number;
  readonly itemsDone: number;
  readonly itemsTotal: number;
}

async function note(service: ImportService, { id, state }: WaitingImport, noted: Partial<Noted>): Promise<void> {
  await writingAs(service.database, SERVICE, (tx) =>
    tx.updateTable('descriptionImport').set(noted).where('id', '=', id).where('state', '=', state).execute(),
  );
}

async function preview(
  service: ImportService,
  next: WaitingImport,
  client: pg.Client,
  stopping: AbortSignal,
): Promise<void> {
  const { plan } = await planImport(client, await sourcesOf(service, next), optionsFor(service, next, stopping));
  await keepPlan(service, next, plan);
}

async function takeIn(
  service: ImportService,
  next: WaitingImport,
  client: pg.Client,
  stopping: AbortSignal,
): Promise<void> {
  const options: ImportOptions = {
    ...optionsFor(service, next, stopping),
    onBatch: (tx, batch) => noteBatch(tx, next.id, batch),
  };
  await runImport(client, await sourcesOf(service, next), options, async () => {
    await note(service, next, { isHeldUp: false });
    return true;
  });
  // What is in the audit in somebody's name is written in that name.
  await writingAs(service.database, next.importedBy, async (tx) => {
    await endImport(tx, service.clock, next.id, 'done');
    const sent = await findStoredImport(reading(tx), next.id);
    const { recordedNew = 0, recordedChanged = 0 } = sent ?? {};
    const details = { step: 'recorded', new: recordedNew, changed: recordedChanged };
    const subject = { kind: 'import', id: next.id };
    await recordServiceAct(tx, service.clock, 'description.import', { subject, details }, { userId: next.importedBy });
    await tell(tx, service, next, 'description.import-done', { versions: recordedNew + recordedChanged });
  });
}

function optionsFor({ clock }: ImportService, { knownOn, reach }: WaitingImport, stopping: AbortSignal): ImportOptions {
  return { clock, knownOn: knownOn ?? undefined, reach: reach.everything ? undefined : reach, stopping };
}

/** In the transaction of the batch, so that the numbers are right however the process ends. */
async function noteBatch(tx: Tx, id: number, { counts, done, total }: RecordedBatch): Promise<void> {
  await tx
    .updateTable('descriptionImport')
    .set((sent) => ({
      recordedNew: sent('recordedNew', '+', counts.new),
      recordedChanged: sent('recordedChanged', '+', counts.changed),
      itemsDone: done,
      itemsTotal: total,
      attempts: 0,
    }))
    .where('id', '=', id)
    .execute();
}

/** The kept files, opened one by one; other work of the process comes in between. */
async function sourcesOf(service: ImportService, next: WaitingImport): Promise<ImportSources> {
  const files = await readingAs(service.database, SERVICE, (read) => listFilesToRead(read, next.id));
  const progress = { read: 0, notedAt: Date.now() };
  return {
    count: files.length,
    async *open() {
      for (const [index, { position, name }] of files.entries()) {
        const content = await readingAs(service.database, SERVICE, (read) => findFileContent(read, next.id, position));
        if (!content) throw new NoLongerWanted();
        for await (const found of openBytes(name, content)) {
          yield { found, index };
          progress.read += 1;
          if (Date.now() - progress.notedAt > NOTE_MS) {
            progress.notedAt = Date.now();
            await note(service, next, { filesRead: progress.read });
          }
          await othersFirst();
        }
      }
      await note(service, next, { filesRead: progress.read });
    },
  };
}

interface ItemRow {
  readonly outcome: string;
  readonly source: string;
  readonly line: number | null;
  readonly [column: string]: unknown;
}

/** Lines of a plan written at once. */
const itemsAtOnce = 500;

async function keepPlan(service: ImportService, next: WaitingImport, plan: ImportPlan): Promise<void> {
  await writingAs(service.database, SERVICE, (tx) =>
    tx.deleteFrom('descriptionImportItem').where('descriptionImportId', '=', next.id).execute(),
  );
  let kept = 0;
  const keep = async (rows: readonly ItemRow[]) => {
    const after = kept;
    kept += rows.length;
    await writingAs(service.database, SERVICE, async (tx) => {
      await lockWanted(tx, next.id);
      await addItems(tx, next.id, after, rows);
    });
  };
  let held: ItemRow[] = [];
  for await (const row of itemsOfPlan(plan)) {
    held.push(row);
    if (held.length < itemsAtOnce) continue;
    await keep(held);
    held = [];
  }
  await keep(held);
  await writingAs(service.database, SERVICE, (tx) => makeReady(tx, service, next, plan));
}

/** What is refused first, since that is what its sender can do something about. */
async function* itemsOfPlan(plan: ImportPlan): AsyncGenerator<ItemRow> {
  const rowOf = ({ source, line, isLeftOut, reason, details }: ImportPlan['refusals'][number]): ItemRow => {
    return { outcome: isLeftOut ? 'left-out' : 'refused', source, line: line ?? null, refusal: { reason, details } };
  };
  yield* plan.refusals.filter(({ isLeftOut }) => !isLeftOut).map(rowOf);
  for await (const { changes, ...item } of plan.changes()) {
    yield { ...item, outcome: 'changed', changes: keptChanges(item.form, changes) };
  }
  for await (const item of plan.news()) yield { ...item, outcome: 'new' };
  yield* plan.refusals.filter(({ isLeftOut }) => isLeftOut).map(rowOf);
}

async function addItems(tx: Tx, id: number, after: number, rows: readonly ItemRow[]): Promise<void> {
  const json = JSON.stringify(rows, (_, value) => (typeof value === 'string' ? keepable(value) : value));
  await sql`
    insert into description_import_item (
      description_import_id, position, outcome, source, line, code, name, form, known_on, previous_known_on, changes, refusal)
    select ${id}, ${after} + item.number, item.outcome, item.source, item.line, item.code, item.name, item.form, item."knownOn",
      item."previousKnownOn", item.changes, item.refusal
    from rows from (jsonb_to_recordset(${json}::jsonb) as (
      outcome text, source text, line int, code text, name text, form text, "knownOn" date, "previousKnownOn" date,
      changes jsonb, refusal jsonb)) with ordinality as item (
      outcome, source, line, code, name, form, "knownOn", "previousKnownOn", changes, refusal, number)`.execute(tx);
}

/** Without the character NUL and halves of characters, which a broken file may hold and PostgreSQL cannot keep. */
function keepable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

async function makeReady(tx: Tx, service: ImportService, next: WaitingImport, plan: ImportPlan): Promise<void> {
  await lockWanted(tx, next.id);
  const leftOut = plan.refusals.filter(({ isLeftOut }) => isLeftOut).length;
  await tx
    .updateTable('descriptionImport')
    .set({
      state: 'ready',
      attempts: 0,
      isBegun: false,
      newCount: plan.counts.new,
      changedCount: plan.counts.changed,
      sameCount: plan.counts.same,
      refusedCount: plan.refusals.length - leftOut,
      leftOutCount: leftOut,
      newLinkCount: plan.links.new,
      sameLinkCount: plan.links.same,
      errorCount: plan.findings.error,
      warningCount: plan.findings.warning,
      noteCount: plan.findings.note,
    })
    .where('id', '=', next.id)
    .execute();
  await tell(tx, service, next, 'description.import-ready', { files: plan.files });
}

/** Throws `NoLongerWanted` when the sender has given it up meanwhile. */
async function lockWanted(tx: Tx, id: number): Promise<void> {
  const { rows } = await sql`
    select from description_import sent where sent.id = ${id} and sent.state = 'received' for update`.execute(tx);
  if (rows.length === 0) throw new NoLongerWanted();
}

async function giveUp(service: ImportService, next: WaitingImport): Promise<void> {
  await writingAs(service.database, SERVICE, async (tx) => {
    await endImport(tx, service.clock, next.id, 'failed');
    const sent = await findStoredImport(reading(tx), next.id);
    await tell(tx, service, next, 'description.import-failed', { files: sent?.fileCount ?? 0 });
  });
}

async function tell(
  tx: Tx,
  { clock }: ImportService,
  { id, importedBy }: WaitingImport,
  kind: ImportNotice,
  args: Readonly<Record<string, number>>,
): Promise<void> {
  const subject = { kind: 'import', id };
  await notify(tx, clock, { userIds: [importedBy], kind, subject, href: `${importsPath}/${id}`, args });
}

/** Files are not kept for ever because somebody forgot to say what is to become of them. */
async function discardAbandoned({ database, clock }: ImportService): Promise<void> {
  const longAgo = new Date(clock.now().getTime() - daysUntilDiscarded * DAY_MS);
  const abandoned = await readingAs(database, SERVICE, (read) =>
    read
      .selectFrom('descriptionImport')
      .select('id')
      .where('state', '=', 'ready')
      .where('receivedAt', '<', longAgo)
      .execute(),
  );
  for (const { id } of abandoned) {
    await writingAs(database, SERVICE, async (tx) => {
      await sql`select from description_import where id = ${id} for update`.execute(tx);
      const sent = await findStoredImport(reading(tx), id);
      if (sent?.state === 'ready') await endImport(tx, clock, id, 'discarded');
    });
  }
}
