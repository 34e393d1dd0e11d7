import type { Read } from '#platform/db/database.server.ts';
import type { BulkRow, BulkRun } from './bulk-run.model.ts';

/** An act on many rows that a user prepared; nothing when it is another's. */
export async function findBulkRun(read: Read, userId: string, id: number): Promise<BulkRun | undefined> {
  const run = await read
    .selectFrom('bulkRun')
    .select(['id', 'act', 'reason', 'listHref', 'rows', 'preparedAt', 'performedAt'])
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return run && { ...run, rows: run.rows as unknown as readonly BulkRow[] };
}
