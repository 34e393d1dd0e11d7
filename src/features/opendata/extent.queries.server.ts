import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { DatasetId } from './dataset.model.ts';

/** From when to when the projects run that the register tells now, and when it last learnt something; ISO days. */
export async function getExtent(
  read: Read,
): Promise<{ startsOn: string | null; endsOn: string | null; modifiedOn: string | null }> {
  const [row] = await selectRows(
    read,
    sql<{ startsOn: string | null; endsOn: string | null; modifiedOn: string | null }>`
      select min(version.starts_on) as starts_on, max(version.ends_on) as ends_on,
        (greatest(
          max(version.recorded_at), (select max(gone.withdrawn_at) from description_version gone)
        ) at time zone 'Europe/Helsinki')::date as modified_on
      from description_version version
      where version.in_force_from is not null and version.in_force_until is null`,
  );
  return row ?? { startsOn: null, endsOn: null, modifiedOn: null };
}

/** How many rows each file of the whole register has now. */
export async function countRows(read: Read): Promise<Readonly<Record<DatasetId, number>>> {
  const [row] = await selectRows(
    read,
    sql<Record<DatasetId, number>>`
      select count(*)::int as projects, (count(*) filter (where version.is_described))::int as descriptions,
        (select count(*)::int from description_version shown where shown.withdrawn_at is null) as versions,
        (select count(*)::int from description_told_party party
          join description_version told on told.id = party.description_version_id
          where told.in_force_from is not null and told.in_force_until is null) as parties,
        (select count(*)::int from description_area area
          join description_version told on told.telling_id = area.description_version_id
          where told.in_force_from is not null and told.in_force_until is null) as areas,
        (select count(*)::int from organisation) as organisations,
        (select count(*)::int from project_link link where link.status <> 'rejected') as links
      from description_told version
      where version.in_force_from is not null and version.in_force_until is null`,
  );
  return row ?? { projects: 0, descriptions: 0, versions: 0, parties: 0, areas: 0, organisations: 0, links: 0 };
}
