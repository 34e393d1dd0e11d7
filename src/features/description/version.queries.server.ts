import { type RawBuilder, sql } from 'kysely';
import type { NamedProject } from '#features/project/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { DescriptionRecord } from './record.model.ts';

/** A project as lists show it: what the version in force tells. Sums in cents, dates ISO. */
export interface ProjectSummary {
  readonly code: string;
  readonly name: string;
  readonly fund: string;
  readonly period: string;
  readonly status: string | null;
  readonly authority: string | null;
  readonly implementerName: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly grantedEuStateCents: number | null;
}

export interface ProjectFilter {
  /** Words that all must occur, in any form of theirs; empty for every project. */
  readonly words: string;
  /** The register as it was known on this day (ISO); today when absent. */
  readonly on?: string | undefined;
}

/** More hits than this are not ranked: to weigh them all would take longer than anybody waits. */
const mostRanked = 2000;

/**
 * A portion of the projects that fit, and how many fit in all. The best match comes first; without words, or when very many
 * fit, the youngest.
 */
export async function listProjects(
  read: Read,
  { words, on }: ProjectFilter,
  portion: { readonly offset: number; readonly limit: number },
): Promise<{ projects: ProjectSummary[]; total: number }> {
  const query = searchQuery(words);
  const total = await countMatches(read, query, on);
  const rank = query && total <= mostRanked ? rankBy(query) : sql``;
  const projects = await selectRows(
    read,
    sql<ProjectSummary>`
      select project.code, version.name, version.fund, version.period, version.status, version.authority,
        version.implementer_name, version.starts_on, version.ends_on, version.granted_eu_state_cents
      from ${matching(query)}
      join project on project.id = version.project_id
      where ${inForce(on)}
      order by ${rank} version.starts_on desc nulls last, version.project_id
      limit ${portion.limit} offset ${portion.offset}`,
  );
  return { projects, total };
}

async function countMatches(
  read: Read,
  query: RawBuilder<unknown> | undefined,
  on: string | undefined,
): Promise<number> {
  const [count] = await selectRows(
    read,
    sql<{ total: number }>`select count(*)::int as total from ${matching(query)} where ${inForce(on)}`,
  );
  return count?.total ?? 0;
}

/** Versions, or those in which the words of a query occur. */
function matching(query: RawBuilder<unknown> | undefined): RawBuilder<unknown> {
  if (!query) return sql`description_version version`;
  return sql`description_search_ids(${query}) found
    join description_version version on version.id = found.description_version_id`;
}

function rankBy(query: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select ts_rank(search.words, ${query}) from description_search search
    where search.description_version_id = version.id
  ) desc,`;
}

/** Condition on `version`: the one that tells its project on a day, or now. */
function inForce(on: string | undefined): RawBuilder<unknown> {
  if (on === undefined) return sql`version.in_force_from is not null and version.in_force_until is null`;
  return sql`version.in_force_from <= ${on}::date and (version.in_force_until is null or version.in_force_until > ${on}::date)`;
}

/** Every word must occur: as Finnish bends it, or as the beginning of a word as it is written. */
function searchQuery(words: string): RawBuilder<unknown> | undefined {
  const separate =
    words
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)
      ?.slice(0, 12) ?? [];
  if (separate.length === 0) return undefined;
  const queries = separate.map(
    (word) => sql`(plainto_tsquery('finnish', ${word}) || to_tsquery('simple', ${`'${word}':*`}))`,
  );
  return sql`(${sql.join(queries, sql` && `)})`;
}

/** One version of a project, whole. */
export interface Version extends VersionSummary {
  readonly code: string;
  readonly record: DescriptionRecord;
}

/** A version without its record. */
export interface VersionSummary {
  readonly id: number;
  readonly form: string;
  readonly isFull: boolean;
  readonly isTruncated: boolean;
  readonly name: string;
  readonly fund: string;
  readonly period: string;
  readonly status: string | null;
  readonly knownOn: string;
  readonly knownBasis: 'stated' | 'content' | 'received';
  readonly recordedAt: Date;
  readonly sourceName: string;
  readonly sourceMediaType: 'text/plain' | 'text/html' | 'application/pdf' | 'text/csv';
  readonly sourceLine: number | null;
  readonly sourceSha256: string;
  /** First and last-but-one day of telling; both `null` when the version only confirms the one before it. */
  readonly inForceFrom: string | null;
  readonly inForceUntil: string | null;
  /** How many other sources tell the same. */
  readonly sightings: number;
}

const versionColumns = sql`
  version.id, version.form, version.is_full, version.is_truncated, version.name, version.fund, version.period,
  version.status, version.known_on, version.known_basis, version.recorded_at, version.in_force_from,
  version.in_force_until, source_file.name as source_name, source_file.media_type as source_media_type, version.source_line, source_file.sha256 as source_sha256,
  (select count(*)::int from description_sighting sighting where sighting.description_version_id = version.id) as sightings`;

/** The version that tells a project now, or told it on a day; `undefined` when the register knew none. */
export async function findVersionInForce(read: Read, code: string, on?: string): Promise<Version | undefined> {
  return findVersion(read, sql`project.code = ${code} and ${inForce(on)}`);
}

/** A version of a project by its number. */
export async function findVersionById(read: Read, code: string, id: number): Promise<Version | undefined> {
  return findVersion(read, sql`project.code = ${code} and version.id = ${id}`);
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

/** All versions of a project with their records, the youngest first. */
export async function listVersions(read: Read, code: string): Promise<Version[]> {
  return selectRows(
    read,
    sql<Version>`
      select project.code, content.record, ${versionColumns}
      from project
      join description_version version on version.project_id = project.id
      join description_content content on content.description_version_id = version.id
      join source_file on source_file.id = version.source_file_id
      where project.code = ${code}
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
