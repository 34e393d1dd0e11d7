import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { type SubsidyLine, type SubsidyParts, subsidyParts } from './subsidy-line.model.ts';

/**
 * The seats in measures of projects whose wage subsidy is decided, as far as they were asked for by a day (ISO); what was paid before it
 * and what comes. The caller has permitted the projects.
 */
export async function listSubsidyLines(read: Read, projectIds: readonly number[], on: string): Promise<SubsidyLine[]> {
  const rows = await selectRows(
    read,
    sql<Omit<SubsidyLine, keyof SubsidyParts>>`
      select seat.id as seat_id, numbered.number, measure.id as measure_id, measure.name as measure_name, measure.project_id,
        paid.monthly_cents, seat.starts_on, least(seat.ends_on, ending.last_on) as ends_on
      from measure
      join seat on seat.measure_id = measure.id and seat.state in ('taken', 'left')
        and (seat.asked_at at time zone 'Europe/Helsinki')::date <= ${on}::date
      join wage_subsidy paid on paid.seat_id = seat.id and paid.monthly_cents is not null
      cross join lateral last_day_of_measure(measure.id) ending
      join participant_number numbered on numbered.id = seat.participant_id
      where measure.project_id = any (${[...projectIds]}::int[]) and measure.kind in ('wage-subsidy', 'toppis')
      order by measure.starts_on nulls last, measure.id, seat.starts_on, seat.id`,
  );
  return rows.map((row) => ({ ...row, ...subsidyParts(row, on) }));
}
