import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';

/** Something with a page of its own, and the day on which that last changed (ISO). */
export interface SiteAddress {
  readonly id: number;
  readonly code: string;
  readonly changed_on: string;
}

export const addressesInPart = 10_000;

/** How many parts the lists of projects and organisations have: each holds a span of row numbers, so that it stays the same. */
export async function countSitemapParts(read: Read): Promise<{ projects: number; organisations: number }> {
  const [row] = await selectRows(
    read,
    sql<{ projects: number; organisations: number }>`
      select coalesce((select max(project.id) from project), 0) as projects,
        coalesce((select max(organisation.id) from organisation), 0) as organisations`,
  );
  const parts = (rows = 0) => Math.ceil(rows / addressesInPart);
  return { projects: parts(row?.projects), organisations: parts(row?.organisations) };
}

/** Projects of a part, counted from 1. */
export function projectAddresses(part: number): RawBuilder<SiteAddress> {
  return sql`
    select project.id, project.code, to_char(version.recorded_at at time zone 'UTC', 'YYYY-MM-DD') as changed_on
    from project
    join description_version version on version.project_id = project.id
    where project.id > ${(part - 1) * addressesInPart} and project.id <= ${part * addressesInPart}
      and version.in_force_from is not null and version.in_force_until is null
    order by project.id`;
}

/** Organisations of a part that take part in a project as it is told now. */
export function organisationAddresses(part: number): RawBuilder<SiteAddress> {
  return sql`
    select unit.organisation_id as id, '' as code,
      to_char(max(version.recorded_at) at time zone 'UTC', 'YYYY-MM-DD') as changed_on
    from organisation_unit unit
    join description_party party on party.organisation_unit_id = unit.id
    join description_version version on version.id = party.description_version_id
    where unit.organisation_id > ${(part - 1) * addressesInPart} and unit.organisation_id <= ${part * addressesInPart}
      and version.in_force_from is not null and version.in_force_until is null
    group by unit.organisation_id
    order by unit.organisation_id`;
}
