import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { DescriptionRecord } from './record.model.ts';
import { toldProjectColumns } from './told-project.queries.server.ts';
import type { ToldProject } from './version.model.ts';

/** A project as a list shows it, by one of its versions. */
export interface ListedProject extends ToldProject {
  readonly versionId: number;
  /** The implementer, as a unit of an organisation. */
  readonly implementerUnitId: number | null;
}

/** What these versions tell of their projects, in the order of the ids. */
export async function listProjectsOfVersions(read: Read, versionIds: readonly number[]): Promise<ListedProject[]> {
  return selectRows(
    read,
    sql<ListedProject>`
      select ${toldProjectColumns}, version.id as version_id, party.organisation_unit_id as implementer_unit_id
      from unnest(${versionIds}::int[]) with ordinality as wanted (id, place)
      join description_told version on version.id = wanted.id
      join project on project.id = version.project_id
      left join description_party party
        on party.description_version_id = version.id and party.role = 'implementer' and party.position = 1
      order by wanted.place`,
  );
}

/** The records of these versions, by id. */
export async function listRecordsOfVersions(
  read: Read,
  versionIds: readonly number[],
): Promise<Map<number, DescriptionRecord>> {
  const rows = await selectRows(
    read,
    sql<{ id: number; record: DescriptionRecord }>`
      select content.description_version_id as id, content.record
      from description_content content
      where content.description_version_id = any (${versionIds}::int[])`,
  );
  return new Map(rows.map(({ id, record }) => [id, record]));
}
