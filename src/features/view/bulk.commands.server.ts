import { sql } from 'kysely';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { BulkAct } from './bulk-act.server.ts';
import { type BulkForecast, type BulkRow, foreseen, mostBulkRows, type Refusal } from './bulk-run.model.ts';

const DAYS_KEPT = 90;
const DAY_MS = 86_400_000;

export interface ChosenRows {
  readonly ids: readonly string[];
  /** Behind the language, to lead back there. */
  readonly listHref: string;
}

/**
 * Notes what an act would do to each of the chosen rows, and answers the number of the note: the page of it shows that, and lets
 * the act be done. Nothing is done yet. Throws `Refused` when there is no row, or there are too many.
 */
export async function prepareBulk(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  act: BulkAct,
  { ids, listHref }: ChosenRows,
): Promise<number> {
  if (ids.length === 0) throw new Refused('view.bulk.none-chosen');
  if (ids.length > mostBulkRows) throw new Refused('view.bulk.too-many', { count: ids.length, most: mostBulkRows });
  const rows = foreseen(ids, await act.forecast(reading(tx), actor, ids));
  const now = clock.now();
  await discardOld(tx, actor, now);
  const { id } = await tx
    .insertInto('bulkRun')
    .values({ userId: actor.userId, act: act.key, listHref, rows: JSON.stringify(rows), preparedAt: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function discardOld(tx: Tx, { userId }: Actor, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - DAYS_KEPT * DAY_MS);
  await tx.deleteFrom('bulkRun').where('userId', '=', userId).where('preparedAt', '<', oldest).execute();
}

export interface BulkOptions {
  /** The acts there are; the one that was prepared must be among them. */
  readonly acts: readonly BulkAct[];
  readonly reason: string | undefined;
  /** Told of a fault of ours in a row, which is then told as failed. */
  readonly reportFault: (error: unknown) => void;
}

/**
 * Does what was prepared, each row by itself: one that cannot be done keeps no other from it, and one that has changed since it
 * was foreseen is left alone. What came of each is kept. A second time does nothing. Throws `Refused` when a reason is missing.
 */
export async function performBulk(tx: Tx, actor: Actor, clock: Clock, id: number, options: BulkOptions): Promise<void> {
  const run = await tx
    .selectFrom('bulkRun')
    .select(['act', 'rows', 'performedAt'])
    .where('id', '=', id)
    .where('userId', '=', actor.userId)
    .forUpdate()
    .executeTakeFirst();
  const act = options.acts.find(({ key }) => key === run?.act);
  if (!run || !act) throw new NotFound('There is no such act on many rows.');
  if (run.performedAt !== null) return;
  const { reason } = options;
  if (act.reason === 'required' && reason === undefined) throw new Refused('view.bulk.needs-reason');
  const rows = run.rows as unknown as readonly BulkRow[];
  const now = await forecastAgain(tx, actor, act, rows);
  const done: BulkRow[] = [];
  for (const row of rows) done.push(await performRow(tx, actor, clock, { act, row, now: now.get(row.id), ...options }));
  await tx
    .updateTable('bulkRun')
    .set({ rows: JSON.stringify(done), reason: reason ?? null, performedAt: clock.now() })
    .where('id', '=', id)
    .execute();
}

async function forecastAgain(tx: Tx, actor: Actor, act: BulkAct, rows: readonly BulkRow[]) {
  const ids = rows.filter(({ refusal }) => !refusal).map((row) => row.id);
  const forecasts = ids.length === 0 ? [] : await act.forecast(reading(tx), actor, ids);
  return new Map(forecasts.map((forecast) => [forecast.id, forecast]));
}

interface RowToPerform extends Pick<BulkOptions, 'reason' | 'reportFault'> {
  readonly act: BulkAct;
  readonly row: BulkRow;
  /** As it is at this moment. */
  readonly now: BulkForecast | undefined;
}

async function performRow(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { act, row, now, reason, reportFault }: RowToPerform,
): Promise<BulkRow> {
  if (row.refusal) return { ...row, outcome: 'skipped' };
  if (now?.revision !== row.revision) return { ...row, outcome: 'changed' };
  if (now.refusal) return { ...row, outcome: 'failed', failure: now.refusal };
  await sql`savepoint bulk_row`.execute(tx);
  try {
    await act.perform(tx, actor, clock, row, reason);
    await sql`release savepoint bulk_row`.execute(tx);
    return { ...row, outcome: 'done' };
  } catch (error) {
    await sql`rollback to savepoint bulk_row`.execute(tx);
    if (error instanceof Error && error.name === 'Conflict') return { ...row, outcome: 'changed' };
    return { ...row, outcome: 'failed', failure: failureOf(error, reportFault) };
  }
}

function failureOf(error: unknown, reportFault: (error: unknown) => void): Refusal {
  if (error instanceof Refused) return { code: error.code, details: error.details };
  if (error instanceof Error && error.name === 'Forbidden') return { code: 'view.bulk.forbidden', details: {} };
  if (error instanceof Error && error.name === 'NotFound') return { code: 'view.bulk.gone', details: {} };
  reportFault(error);
  return { code: 'view.bulk.fault', details: {} };
}
