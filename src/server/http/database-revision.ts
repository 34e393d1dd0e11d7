import { sql } from 'kysely';
import type { Database } from '#platform/db/database.server.ts';
import { oldestSnapshotMs } from '#platform/db/public-change.commands.server.ts';

/**
 * A word for the state of what the public sees: the same word as long as no transaction that changed any of it has ended in
 * between, so what was read then may be shown now. It is PostgreSQL's own name of a snapshot; that something was changed, the
 * tables themselves note (`public_change`). `undefined` when the database does not answer.
 */
export type AskRevision = () => Promise<string | undefined>;

/** One question at a time: those who ask meanwhile share the next one, which begins after they asked and so is not stale. */
export function askRevisionOf(database: Database, now: () => number = () => performance.now()): AskRevision {
  const known: Known = { snapshot: undefined, revision: undefined, askedMs: now() };
  let running: Promise<string | undefined> | undefined;
  let next: Promise<string | undefined> | undefined;

  const begin = () => {
    next = undefined;
    running = readRevision(database, known, now()).finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return begin();
    next ??= running.then(begin);
    return next;
  };
}

/** The youngest snapshot that was looked at, and the one in which the public last saw something new. */
interface Known {
  snapshot: string | undefined;
  revision: string | undefined;
  /** When the snapshot was looked at. */
  askedMs: number;
}

async function readRevision(database: Database, known: Known, askedMs: number): Promise<string | undefined> {
  // What was changed meanwhile may be forgotten by now.
  if (askedMs - known.askedMs >= oldestSnapshotMs) known.revision = undefined;
  try {
    const { rows } = await sql<{ snapshot: string; isChanged: boolean }>`
      select pg_current_snapshot()::text as snapshot, exists (
        select from public_change
        where revision >= pg_snapshot_xmin(${known.snapshot ?? null}::pg_snapshot)
          and not pg_visible_in_snapshot(revision, ${known.snapshot ?? null}::pg_snapshot)) as is_changed`.execute(
      database,
    );
    const [{ snapshot, isChanged } = {}] = rows;
    if (isChanged || known.revision === undefined) known.revision = snapshot;
    known.snapshot = snapshot;
    known.askedMs = askedMs;
    return known.revision;
  } catch {
    // The page itself will meet the same trouble, and say so.
    return undefined;
  }
}
