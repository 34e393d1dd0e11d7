import { type RawBuilder, sql } from 'kysely';
import { normaliseBusinessId } from '#features/organisation/public.ts';
import { containing } from '#platform/db/containing.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { ScopeKind } from './grant.model.ts';

/** What a role is bound to, as people know it: a project by code and name, an organisation by Y-tunnus and name. */
export interface NamedScope {
  readonly kind: ScopeKind;
  /** 0 where the role is for everything. */
  readonly id: number;
  readonly code: string | null;
  readonly name: string | null;
}

/** More than this many are no choice: the words are to be narrowed. */
export const mostCandidates = 20;

/**
 * For the `from` of a query: joins `named`, with code and name, to rows that have the columns of a scope, such as those of
 * `role_grant`.
 */
export function withNamedScope(row: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    left join lateral (
      (select project.code, version.name
      from project
      left join description_version version
        on version.project_id = project.id and version.in_force_from is not null and version.in_force_until is null
      where project.id = ${row}.project_id)
      union all
      (select organisation.business_id, name.printed_name
      from organisation_unit unit
      join organisation on organisation.id = unit.organisation_id
      left join organisation_name name on name.organisation_unit_id = unit.id
      where unit.id = ${row}.organisation_unit_id or unit.organisation_id = ${row}.organisation_id
      order by name.last_seen_on desc nulls last, name.printed_name
      limit 1)
    ) named on true`;
}

/** Projects or organisations that somebody may mean by what they wrote; at most one more than `mostCandidates`. */
export function listScopeCandidates(
  read: Read,
  kind: 'organisation' | 'project',
  written: string,
): Promise<NamedScope[]> {
  return kind === 'project' ? listProjects(read, written.trim()) : listOrganisations(read, written.trim());
}

function listProjects(read: Read, written: string): Promise<NamedScope[]> {
  return selectProjects(read, sql`project.code = upper(${written}) or version.name ilike ${containing(written)}`);
}

function selectProjects(read: Read, condition: RawBuilder<unknown>): Promise<NamedScope[]> {
  return selectRows(
    read,
    sql<NamedScope>`
      select 'project' as kind, project.id, project.code, version.name
      from project
      left join description_version version
        on version.project_id = project.id and version.in_force_from is not null and version.in_force_until is null
      where ${condition}
      order by project.code
      limit ${mostCandidates + 1}`,
  );
}

async function listOrganisations(read: Read, written: string): Promise<NamedScope[]> {
  const businessId = normaliseBusinessId(written) ?? null;
  const owners = await selectOwners(
    read,
    sql`organisation.business_id = ${businessId} or unit.id in (
      select name.organisation_unit_id from organisation_name name where name.printed_name ilike ${containing(written)})`,
  );
  return owners.filter(({ isOnlyUnit }) => !isOnlyUnit).map(({ kind, id, code, name }) => ({ kind, id, code, name }));
}

/** Organisations and their units, each by the spelling seen last. An only unit is its organisation over again. */
function selectOwners(read: Read, condition: RawBuilder<unknown>): Promise<(NamedScope & { isOnlyUnit: boolean })[]> {
  return selectRows(
    read,
    sql<NamedScope & { isOnlyUnit: boolean }>`
      with fitting as materialized (
        select unit.id, unit.organisation_id, organisation.business_id, named.printed_name,
          not exists (
            select from organisation_unit other
            where other.organisation_id = unit.organisation_id and other.id <> unit.id) as is_only
        from organisation_unit unit
        join organisation on organisation.id = unit.organisation_id
        join lateral (
          select name.printed_name
          from organisation_name name
          where name.organisation_unit_id = unit.id
          order by name.last_seen_on desc, name.printed_name
          limit 1
        ) named on true
        where ${condition}
      )
      (select distinct on (fitting.organisation_id) 'organisation' as kind, fitting.organisation_id as id,
        fitting.business_id as code, fitting.printed_name as name, false as is_only_unit
      from fitting
      order by fitting.organisation_id, fitting.printed_name)
      union all
      select 'unit', fitting.id, fitting.business_id, fitting.printed_name, fitting.is_only from fitting
      order by name, kind, id
      limit ${2 * mostCandidates + 2}`,
  );
}
