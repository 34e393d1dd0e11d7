import { sql } from 'kysely';
import type { Tx } from './database.server.ts';

/**
 * Whoever remembers public pages may compare with a snapshot that is at most so old; an older one is as good as none. So what was
 * noted before can be forgotten.
 */
export const oldestSnapshotMs = 60 * 60_000;

/** Before which transaction all others have ended, as PostgreSQL numbers them, and when that was found. */
export interface Horizon {
  readonly transaction: string;
  readonly foundMs: number;
}

/**
 * Forgets the notes of changes that ended before a horizon found earlier, once it is old enough. Those that seem yet to come are
 * from another server, before a restore, and would say for ever that something is new. Answers the horizon for next time.
 */
export async function forgetPublicChanges(tx: Tx, earlier: Horizon | undefined, nowMs: number): Promise<Horizon> {
  const isOld = earlier !== undefined && nowMs - earlier.foundMs > oldestSnapshotMs;
  await sql`
    delete from public_change
    where revision < ${isOld ? earlier.transaction : null}::xid8
      or revision >= pg_snapshot_xmax(pg_current_snapshot())`.execute(tx);
  if (earlier && !isOld) return earlier;
  const { rows } = await sql<{ transaction: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as transaction`.execute(tx);
  const [found] = rows;
  if (!found) throw new Error('PostgreSQL did not say which transactions are running.');
  return { ...found, foundMs: nowMs };
}
