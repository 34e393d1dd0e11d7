import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { ToldFacts } from './told-facts.model.ts';

/** A state of the database, as PostgreSQL writes its snapshots. */
export async function currentSnapshot(read: Read): Promise<string> {
  const [row] = await selectRows(read, sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`);
  return row?.snapshot ?? '';
}

/**
 * Facts of all versions that are or were told, by id, at most `limit` with an id above `after`. With `since`, of all versions of the
 * projects of which anything was written by transactions that had not ended in that snapshot: also of versions that are told
 * no more on any day.
 */
export async function listToldFacts(
  read: Read,
  { after, limit, since }: { readonly after: number; readonly limit: number; readonly since?: string | undefined },
): Promise<ToldFacts[]> {
  const isWanted = since
    ? sql`version.project_id in (
        select changed.project_id from description_version changed
        where changed.revision >= pg_snapshot_xmin(${since}::pg_snapshot)
          and not pg_visible_in_snapshot(changed.revision, ${since}::pg_snapshot))`
    : sql`version.in_force_from is not null`;
  return selectRows(
    read,
    sql<ToldFacts>`
      with chosen as materialized (
        select version.id
        from description_version version
        where version.id > ${after} and ${isWanted}
        order by version.id
        limit ${limit}
      )
      select version.id as version_id, version.described_id as described_version_id, project.code,
        version.name, version.fund, version.period, version.priority_number, version.status, version.authority,
        version.starts_on, version.ends_on, version.implementer_name, version.granted_eu_state_cents,
        version.realised_eu_state_cents, version.planned_public_cents, version.realised_public_cents,
        version.project_type, version.objective, version.organisation_type, version.is_nationwide,
        version.persons_planned, version.persons_realised, version.women_planned, version.women_realised,
        version.jobs_planned, version.jobs_realised, version.enterprises_planned, version.enterprises_realised,
        version.qualifications_planned, version.qualifications_realised, version.participating_enterprises_planned,
        version.participating_enterprises_realised, version.in_force_from, version.in_force_until,
        (extract(epoch from version.recorded_at) * 1000)::bigint as recorded_at,
        named.region_codes, named.sub_region_codes, named.municipality_codes,
        party.organisation_unit_id as implementer_unit_id
      from chosen
      join description_told version on version.id = chosen.id
      join project on project.id = version.project_id
      cross join lateral (
        select string_agg(area.code, ',') filter (where area.kind = 'region') as region_codes,
          string_agg(area.code, ',') filter (where area.kind = 'sub_region') as sub_region_codes,
          string_agg(area.code, ',') filter (where area.kind = 'municipality') as municipality_codes
        from description_area area
        where area.description_version_id = version.telling_id
      ) named
      left join description_party party
        on party.description_version_id = version.id and party.role = 'implementer' and party.position = 1
      order by version.id`,
  );
}
