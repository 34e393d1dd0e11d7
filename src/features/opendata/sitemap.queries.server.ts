import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';

/** Something with a page of its own, by what its address has, and the day on which that last changed (ISO). */
export interface SiteAddress {
  readonly key: string;
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
    select project.code as key, to_char(version.recorded_at at time zone 'UTC', 'YYYY-MM-DD') as changed_on
    from project
    join description_version version on version.project_id = project.id
    where project.id > ${(part - 1) * addressesInPart} and project.id <= ${part * addressesInPart}
      and version.in_force_from is not null and version.in_force_until is null
    order by project.id`;
}

/** Organisations of a part that take part in a project as it is told now. */
export function organisationAddresses(part: number): RawBuilder<SiteAddress> {
  return sql`
    select coalesce(organisation.business_id, 'u' || min(unit.id)) as key,
      to_char(max(version.recorded_at) at time zone 'UTC', 'YYYY-MM-DD') as changed_on
    from organisation_unit unit
    join organisation on organisation.id = unit.organisation_id
    join description_told_party party on party.organisation_unit_id = unit.id
    join description_version version on version.id = party.description_version_id
    where unit.organisation_id > ${(part - 1) * addressesInPart} and unit.organisation_id <= ${part * addressesInPart}
      and version.in_force_from is not null and version.in_force_until is null
    group by organisation.id
    order by organisation.id`;
}
