import { type CompiledQuery, sql } from 'kysely';
import type { Database } from '#platform/db/database.server.ts';

/**
 * A word for the state of the database: the same word as long as no transaction that wrote anything has ended in between, so
 * what was read then may be shown now. It is PostgreSQL's own name of a snapshot, hence needs no cooperation of those who write.
 * `undefined` when the database does not answer.
 */
export type AskRevision = () => Promise<string | undefined>;

/** One question at a time: those who ask meanwhile share the next one, which begins after they asked and so is not stale. */
export function askRevisionOf(database: Database): AskRevision {
  const question = sql<{ revision: string }>`select pg_current_snapshot()::text as revision`.compile(database);
  let running: Promise<string | undefined> | undefined;
  let next: Promise<string | undefined> | undefined;

  const begin = () => {
    next = undefined;
    running = readRevision(database, question).finally(() => {
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

async function readRevision(
  database: Database,
  question: CompiledQuery<{ revision: string }>,
): Promise<string | undefined> {
  try {
    const { rows } = await database.executeQuery(question);
    return rows[0]?.revision;
  } catch {
    // The page itself will meet the same trouble, and say so.
    return undefined;
  }
}
