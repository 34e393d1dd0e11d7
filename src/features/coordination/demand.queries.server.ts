import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { OpenCapacity, OpenNeed } from './demand.model.ts';

/** What was asked for the participants of projects and neither met nor declined on a day. */
export function listOpenNeeds(read: Read, projectIds: readonly number[], on: string): Promise<OpenNeed[]> {
  return selectRows(
    read,
    sql<OpenNeed>`
      select need.id, project.code as project_code, need.for_whom, need.field, need.municipality_code,
        case when need.state = 'open' then need.amount - need.met_amount else need.amount end as amount,
        need.wanted_from
      from measure_need need
      join project on project.id = need.project_id
      where need.project_id = any (${[...projectIds]}::int[])
        and (need.recorded_at at time zone 'Europe/Helsinki')::date <= ${on}::date
        and (need.answered_at is null or (need.answered_at at time zone 'Europe/Helsinki')::date > ${on}::date)
      order by need.wanted_from nulls first, need.id`,
  );
}

/** Places of contracts of projects signed by a day that can still be called off person by person. */
export function listOpenCapacities(read: Read, projectIds: readonly number[], on: string): Promise<OpenCapacity[]> {
  return selectRows(
    read,
    sql<OpenCapacity>`
      select line.id as line_id, contract.id as contract_id, contract.name as contract_name, line.field, (line.amount - called_off_by(line.id, ${on}::date))::float8 as left, line.from_on, line.until_on
      from capacity_line line
      join contract on contract.id = line.contract_id and contract.signed_on <= ${on}::date
      where line.unit = 'place' and line.until_on > ${on}::date
        and line.contract_id in (
          select buyer.contract_id from contract_buyer buyer where buyer.project_id = any (${[...projectIds]}::int[]))
      order by line.from_on, line.id`,
  );
}

/** How many seats of measures are held at once, on that day of each of the months (`2012-03`) on which they are most; by measure. */
export async function countHeldByMonth(
  read: Read,
  measureIds: readonly number[],
  months: readonly string[],
): Promise<ReadonlyMap<number, Readonly<Record<string, number>>>> {
  const rows = await selectRows(
    read,
    sql<{ measureId: number; heldIn: Readonly<Record<string, number>> }>`
      with ${heldStretches(measureIds, months)},
      most as (
        select measure_id, to_char(month_on, 'YYYY-MM') as month, max(held)::int as held
        from running group by measure_id, month_on
      )
      select measure_id, jsonb_object_agg(month, held) as held_in from most group by measure_id`,
  );
  return new Map(rows.map(({ measureId, heldIn }) => [measureId, heldIn]));
}

/**
 * The days on which seats of measures are held in months (`2012-03`), as the steps of a `with`: `holding` has each seat from its first day
 * to the one after its last, `running` on each day on which anything changes how many are held at once.
 */
export function heldStretches(measureIds: readonly number[], months: readonly string[]): RawBuilder<unknown> {
  return sql`
    asked as (
      select begins_on, (begins_on + interval '1 month')::date as until_on
      from unnest(${months.map((month) => `${month}-01`)}::date[]) as asked (begins_on)
    ),
    holding as (
      select seat.id as seat_id, seat.measure_id, asked.begins_on as month_on, greatest(seat.starts_on, asked.begins_on) as from_on,
        least(seat.ends_on + 1, measure.ends_on + 1, asked.until_on) as until_on
      from measure
      join seat on seat.measure_id = measure.id and seat.state in ('offered', 'taken', 'left')
      join asked on seat.starts_on < asked.until_on
        and coalesce(least(seat.ends_on, measure.ends_on) >= asked.begins_on, true)
      where measure.id = any (${[...measureIds]}::int[])
    ),
    -- A day on which as many come as go changes nothing.
    change as (
      select measure_id, month_on, day, sum(more) as more
      from holding
      cross join lateral (values (from_on, 1), (until_on, -1)) as step (day, more)
      group by measure_id, month_on, day
    ),
    running as (
      select measure_id, month_on, day, sum(more) over (partition by measure_id, month_on order by day) as held from change
    )`;
}
