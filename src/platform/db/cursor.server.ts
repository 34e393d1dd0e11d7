import { type RawBuilder, sql } from 'kysely';
import { type Database, databaseForCursors, type Read } from './database.server.ts';

/** Rows fetched at once: some hundred kilobytes, so that memory stays flat and the database is seldom asked. */
const BATCH_ROWS = 500;

/** Whoever takes longer over one batch has gone, or would keep a connection from others: the server ends the session. */
export const LONGEST_PAUSE_MS = 20_000;

/**
 * The rows of a query, batch by batch, as they stood at one moment, whatever is written meanwhile. Memory holds one batch.
 * Columns keep their SQL names. It holds one of the few connections for cursors until it is read to its end or given up
 * (`return`), which ends the query.
 */
export async function* readByCursor<Row>(
  database: Database,
  query: RawBuilder<Row>,
  batchRows = BATCH_ROWS,
): AsyncGenerator<Row[], void, undefined> {
  const tx = await databaseForCursors(database)
    .withoutPlugins()
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    await sql`select set_config('idle_in_transaction_session_timeout', ${String(LONGEST_PAUSE_MS)}, true)`.execute(tx);
    // A cursor is planned for its first rows; this one is read to its end.
    await sql`set local cursor_tuple_fraction = 1`.execute(tx);
    await sql`declare wanted no scroll cursor for ${query}`.execute(tx);
    for (;;) {
      const { rows } = await sql<Row>`fetch ${sql.lit(batchRows)} from wanted`.execute(tx);
      if (rows.length > 0) yield rows;
      if (rows.length < batchRows) return;
    }
  } finally {
    // Nothing was written, and a connection that is gone has nothing left to end.
    await tx
      .rollback()
      .execute()
      .catch(() => {});
  }
}

/** Runs a read written as plain SQL; columns keep their SQL names. That it only selects is on the author. */
export async function selectNamedRows<Row>(read: Read, query: RawBuilder<Row>): Promise<Row[]> {
  const { rows } = await query.execute((read as unknown as Database).withoutPlugins());
  return rows;
}
