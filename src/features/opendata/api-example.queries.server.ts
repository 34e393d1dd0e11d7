import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { ExampleSubject } from './api-example.model.ts';

/** A project that shows much: told by a whole description, with a Y-tunnus and a region where there is one; `undefined` when empty. */
export async function findExampleSubject(read: Read): Promise<ExampleSubject | undefined> {
  const [row] = await selectRows(
    read,
    sql<ExampleSubject>`
      select project.code, version.id as version, version.period, organisation.business_id,
        coalesce(organisation.business_id, 'u' || party.organisation_unit_id) as organisation,
        (
          select area.code from description_area area
          where area.description_version_id = version.id and area.kind = 'region' and area.code is not null
          order by area.position limit 1
        ) as region
      from description_version version
      join project on project.id = version.project_id
      left join description_party party
        on party.description_version_id = version.id and party.role = 'implementer' and party.position = 1
      left join organisation_unit unit on unit.id = party.organisation_unit_id
      left join organisation on organisation.id = unit.organisation_id
      where version.in_force_from is not null and version.in_force_until is null
      order by version.is_full desc, organisation.business_id is null, version.is_nationwide, project.code collate "C"
      limit 1`,
  );
  return row;
}
