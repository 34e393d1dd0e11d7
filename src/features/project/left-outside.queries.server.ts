import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { LeftOutside } from './left-outside.model.ts';
import type { ProjectDays } from './profile.model.ts';

/** What a project has on other days than these. Counted by SQL of the rooms whose it is, as far as the acting user sees it. */
export function listLeftOutside(
  read: Read,
  projectId: number,
  { startsOn, endsOn }: ProjectDays,
): Promise<LeftOutside[]> {
  const asked = sql`${projectId}::int, ${startsOn}::date, ${endsOn}::date`;
  return selectRows(
    read,
    sql<LeftOutside>`
      select found.what, found.outside as count, found.first_name as name, found.first_on as day
      from (
        select 'measures' as what, measures.* from measures_against_project(${asked}) measures
        union all
        select 'seats', seats.* from seats_against_project(${asked}) seats
        union all
        select 'milestones', milestones.* from milestones_against_project(${asked}) milestones
      ) found
      where found.outside > 0`,
  );
}
