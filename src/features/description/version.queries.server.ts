import { type RawBuilder, sql } from 'kysely';
import type { NamedProject } from '#features/project/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Version } from './version.model.ts';

/** Condition on `version`: the one that tells its project on a day, or now. */
export function inForce(on: string | undefined): RawBuilder<unknown> {
  if (on === undefined) return sql`version.in_force_from is not null and version.in_force_until is null`;
  return sql`version.in_force_from <= ${on}::date and (version.in_force_until is null or version.in_force_until > ${on}::date)`;
}

/** Whether the register tells a project now, by its id. */
export function isTold(projectId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (
    select from description_version version where version.project_id = ${projectId} and ${inForce(undefined)})`;
}

const versionColumns = sql`
  version.id, version.form, version.is_full, version.is_truncated, version.name, version.fund, version.period,
  version.status, version.known_on, version.known_basis, version.recorded_at, version.in_force_from,
  version.in_force_until, version.published_by, source_file.name as source_name, source_file.media_type as source_media_type, version.source_line, source_file.sha256 as source_sha256,
  (select count(*)::int from description_sighting sighting where sighting.description_version_id = version.id) as sightings`;

/** The version that tells a project now, or told it on a day; `undefined` when the register knew none. */
export async function findVersionInForce(read: Read, code: string, on?: string): Promise<Version | undefined> {
  return findVersion(read, sql`project.code = ${code} and ${inForce(on)}`);
}

/** A version of a project by its number; one that was withdrawn is not shown. */
export async function findVersionById(read: Read, code: string, id: number): Promise<Version | undefined> {
  return findVersion(read, sql`project.code = ${code} and version.id = ${id} and version.withdrawn_at is null`);
}

async function findVersion(read: Read, condition: RawBuilder<unknown>): Promise<Version | undefined> {
  const [version] = await selectRows(
    read,
    sql<Version>`
      select project.code, content.record, ${versionColumns}
      from project
      join description_version version on version.project_id = project.id
      join description_content content on content.description_version_id = version.id
      join source_file on source_file.id = version.source_file_id
      where ${condition}
      order by version.id desc
      limit 1`,
  );
  return version;
}

/** All versions of a project with their records, the youngest first; without those that were withdrawn. */
export async function listVersions(read: Read, code: string): Promise<Version[]> {
  return selectRows(
    read,
    sql<Version>`
      select project.code, content.record, ${versionColumns}
      from project
      join description_version version on version.project_id = project.id
      join description_content content on content.description_version_id = version.id
      join source_file on source_file.id = version.source_file_id
      where project.code = ${code} and version.withdrawn_at is null
      order by version.known_on desc, version.is_full desc, version.id desc`,
  );
}

/** The implementer of a version as a unit of an organisation; `undefined` when the version names none. */
export async function findImplementerUnit(read: Read, versionId: number): Promise<number | undefined> {
  const [party] = await selectRows(
    read,
    sql<{ organisationUnitId: number }>`
      select party.organisation_unit_id
      from description_party party
      where party.description_version_id = ${versionId} and party.role = 'implementer'`,
  );
  return party?.organisationUnitId;
}

/** Names of projects by code, as the register tells them now; codes that it does not know are absent. */
export async function listNamesOf(read: Read, codes: readonly string[]): Promise<NamedProject[]> {
  return selectRows(
    read,
    sql<NamedProject>`
      select project.code, version.name
      from project
      join description_version version on version.project_id = project.id
      where project.code = any (${codes}::text[]) and ${inForce(undefined)}
      order by project.code`,
  );
}

/** Code and name of every project, as the register tells them now. */
export async function listNamesInForce(read: Read): Promise<NamedProject[]> {
  return selectRows(
    read,
    sql<NamedProject>`
      select project.code, version.name
      from description_version version
      join project on project.id = version.project_id
      where ${inForce(undefined)}
      order by project.code`,
  );
}

/** How many projects the register tells now. */
export async function countProjects(read: Read): Promise<number> {
  const [row] = await selectRows(
    read,
    sql<{ total: number }>`select count(*)::int as total from description_version version where ${inForce(undefined)}`,
  );
  return row?.total ?? 0;
}
