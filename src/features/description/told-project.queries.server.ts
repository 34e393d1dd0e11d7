import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { ToldProject } from './version.model.ts';
import { inForce } from './version.queries.server.ts';

/** Columns of a `ToldProject` from `project` and `version`, a row of `description_told`. */
export const toldProjectColumns = sql`
  project.code, version.name, version.fund, version.period, version.status, version.authority, version.implementer_name,
  version.starts_on, version.ends_on, version.granted_eu_state_cents, version.realised_eu_state_cents,
  version.persons_planned, version.persons_realised`;

/** Projects by code as the register tells them now, or told them on a day; those of which it tells nothing are absent. */
export async function listToldProjects(read: Read, codes: readonly string[], on?: string): Promise<ToldProject[]> {
  return selectRows(
    read,
    sql<ToldProject>`
      select ${toldProjectColumns}
      from project
      join description_told version on version.project_id = project.id
      where project.code = any (${codes}::text[]) and ${inForce(on)}
      order by project.code`,
  );
}
