import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Contract } from './contract.queries.server.ts';
import { concerns, type PartChange } from './contract-part-change.model.ts';

/** What was changed in a contract since it binds, the newest first; a provider (`ownUnitIds`) learns nothing of what is others'. */
export async function listPartChanges(
  read: Read,
  { id, ownUnitIds, tellsPrice }: Pick<Contract, 'id' | 'ownUnitIds' | 'tellsPrice'>,
): Promise<PartChange[]> {
  const changes = await selectRows(
    read,
    sql<PartChange>`
      select change.id, change.kind, change.was, change.is_now, change.reason,
        (change.changed_at at time zone 'Europe/Helsinki')::date as changed_on
      from contract_part_change change
      where change.contract_id = ${id}::int
      order by change.id desc`,
  );
  return ownUnitIds === undefined ? changes : changes.filter((change) => concerns(change, ownUnitIds, tellsPrice));
}
