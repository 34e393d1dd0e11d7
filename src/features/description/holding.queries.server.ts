import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { inForce } from './version.queries.server.ts';

/** What the register holds, and how much of it lacks what. */
export interface Holding {
  readonly projects: number;
  readonly versions: number;
  readonly sourceFiles: number;
  /** Instant of the last import; `null` while there was none. */
  readonly lastImportAt: Date | null;
  /** First and last day from which a version is known (ISO). */
  readonly firstKnownOn: string | null;
  readonly lastKnownOn: string | null;
}

/** Projects whose version in force comes from one form, and how many of them do not tell each figure. */
export interface HoldingOfForm {
  readonly form: string;
  readonly fund: string;
  readonly period: string;
  readonly projects: number;
  readonly withoutGranted: number;
  readonly withoutRealised: number;
  readonly withoutPublic: number;
  readonly withoutPersons: number;
  readonly withoutWomen: number;
  readonly withoutJobs: number;
  readonly withoutEnterprises: number;
  readonly withoutQualifications: number;
  readonly withoutTime: number;
  readonly withoutAreas: number;
}

export async function getHolding(read: Read): Promise<Holding> {
  const [holding] = await selectRows(
    read,
    sql<Holding>`
      select count(*) filter (where ${inForce(undefined)}) as projects, count(*) as versions,
        (select count(*) from source_file) as source_files, max(version.recorded_at) as last_import_at,
        min(version.known_on) as first_known_on, max(version.known_on) as last_known_on
      from description_version version
      where version.withdrawn_at is null`,
  );
  if (!holding) throw new Error('A query that counts answers one row.');
  return holding;
}

/** The projects that the register tells now, by the form of their version, the oldest period first. */
export async function listHoldingByForm(read: Read): Promise<HoldingOfForm[]> {
  const without = (column: string) => sql`count(*) filter (where version.${sql.ref(column)} is null)`;
  return selectRows(
    read,
    sql<HoldingOfForm>`
      select version.form, version.fund, version.period, count(*) as projects,
        ${without('granted_eu_state_cents')} as without_granted,
        ${without('realised_eu_state_cents')} as without_realised,
        ${without('planned_public_cents')} as without_public,
        ${without('persons_planned')} as without_persons,
        ${without('women_planned')} as without_women,
        ${without('jobs_planned')} as without_jobs,
        ${without('enterprises_planned')} as without_enterprises,
        ${without('qualifications_planned')} as without_qualifications,
        ${without('starts_on')} as without_time,
        count(*) filter (where not version.is_nationwide and placed.description_version_id is null) as without_areas
      from description_told version
      left join (select distinct area.description_version_id from description_area area) placed
        on placed.description_version_id = version.telling_id
      where ${inForce(undefined)}
      group by version.form, version.fund, version.period
      order by version.period, version.fund, version.form`,
  );
}
