import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { OpenCapacity, OpenNeed } from './demand.model.ts';

/** What was asked for the participants of projects and neither met nor declined on a day. */
export function listOpenNeeds(read: Read, projectIds: readonly number[], on: string): Promise<OpenNeed[]> {
  return selectRows(
    read,
    sql<OpenNeed>`
      select need.field, need.municipality_code, need.amount, need.wanted_from
      from measure_need need
      where need.project_id = any (${[...projectIds]}::int[])
        and (need.recorded_at at time zone 'Europe/Helsinki')::date <= ${on}::date
        and (need.answered_at is null or (need.answered_at at time zone 'Europe/Helsinki')::date > ${on}::date)`,
  );
}

/** Places of contracts of projects signed by a day that can still be called off person by person. */
export function listOpenCapacities(read: Read, projectIds: readonly number[], on: string): Promise<OpenCapacity[]> {
  return selectRows(
    read,
    sql<OpenCapacity>`
      select line.field, (line.amount - called_off(line.id))::int as left, line.from_on, line.until_on
      from capacity_line line
      join contract on contract.id = line.contract_id and contract.signed_on <= ${on}::date
      where line.unit = 'place' and line.until_on > ${on}::date
        and line.contract_id in (
          select buyer.contract_id from contract_buyer buyer where buyer.project_id = any (${[...projectIds]}::int[]))`,
  );
}

/** How many seats of measures are held on any day of each of the months (`2012-03`), by measure. */
export async function countHeldByMonth(
  read: Read,
  measureIds: readonly number[],
  months: readonly string[],
): Promise<ReadonlyMap<number, Readonly<Record<string, number>>>> {
  const rows = await selectRows(
    read,
    sql<{ measureId: number; heldIn: Readonly<Record<string, number>> }>`
      select counted.measure_id, jsonb_object_agg(counted.month, counted.held) as held_in
      from (
        select seat.measure_id, to_char(asked.begins_on, 'YYYY-MM') as month, count(*)::int as held
        from unnest(${months.map((month) => `${month}-01`)}::date[]) as asked (begins_on)
        join seat on seat.measure_id = any (${[...measureIds]}::int[]) and seat.state in ('offered', 'taken', 'left')
          and seat.starts_on < (asked.begins_on + interval '1 month')
          and (seat.ends_on is null or seat.ends_on >= asked.begins_on)
        group by seat.measure_id, asked.begins_on
      ) counted
      group by counted.measure_id`,
  );
  return new Map(rows.map(({ measureId, heldIn }) => [measureId, heldIn]));
}
