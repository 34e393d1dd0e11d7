import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { type Hanging, type HangingRows, hangingOf } from './hanging.model.ts';

/** What keeps a project from being discarded, seen by whoever reaches it, whether they may read it or not. */
export async function listHanging(read: Read, projectId: number): Promise<Hanging[]> {
  return hangingOf(
    await selectRows(
      read,
      sql<HangingRows>`
        select hanging.relation, hanging.amount from what_hangs_on_project(${projectId}) hanging
        order by hanging.relation`,
    ),
  );
}
