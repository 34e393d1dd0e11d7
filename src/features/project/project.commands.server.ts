import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.server.ts';

/** Makes these projects known; codes that are known already change nothing. */
export async function recordProjects(tx: Tx, codes: readonly string[]): Promise<void> {
  await sql`
    insert into project (code)
    select wanted.code
    from unnest(${codes}::text[]) as wanted (code)
    where not exists (select from project known where known.code = wanted.code)
    order by wanted.code
    on conflict (code) do nothing`.execute(tx);
}
