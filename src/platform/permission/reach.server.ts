import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '../db/database.server.ts';
import type { Place } from './actor.ts';
import type { Permission, Reach, Rule } from './policy.ts';

/**
 * The condition that a project lies within a reach, for the `where` of a list: `sql`… where ${isWithin(reach, sql`project.id`)}``.
 * The projects are found once in a query, not for each row.
 */
export function isWithin(reach: Reach, projectId: RawBuilder<unknown>): RawBuilder<boolean> {
  if (reach.everything) return sql`true`;
  return sql`${projectId} in (select projects_of(${[...reach.organisationIds]}::int[], ${[...reach.unitIds]}::int[],
    ${[...reach.projectIds]}::int[]))`;
}

/** Where a project belongs: the organisations and units that own it, and other projects by which one reaches it. */
export async function placeOfProject(read: Read, projectId: number): Promise<Place> {
  const [place] = await selectRows(
    read,
    sql<Required<Place>>`
      /* prepared place-of-project */
      with owner as materialized (
        select owned.organisation_id, owned.organisation_unit_id from owners_of_project(${projectId}::int) owned
      )
      select array(select owner.organisation_id from owner) as organisation_ids,
        array(select owner.organisation_unit_id from owner) as unit_ids,
        array(
          select wider.id from projects_over(${projectId}::int) as wider (id) where wider.id <> ${projectId}::int
        ) as wider_project_ids`,
  );
  return { projectId, ...place };
}

/**
 * Whether the acting user still has the grant of a permission: for work that goes on after its confirmation, when the page that
 * was asked is long answered.
 */
export async function stillHolds(read: Read, { grant }: Permission): Promise<boolean> {
  const [answer] = await selectRows(read, sql<{ holds: boolean }>`select holds_grant(${grant.id}::int) as holds`);
  return answer?.holds === true;
}

/** The users, by id, who today may do what a rule permits to a thing that belongs there. */
export async function listHolders(
  read: Read,
  rule: Rule,
  { projectId, organisationIds = [], unitIds = [] }: Place,
): Promise<string[]> {
  const rows = await selectRows(
    read,
    sql<{ userId: string }>`
      /* prepared holders */ select holder as user_id
      from holders_of(${Object.keys(rule)}::text[], ${[...organisationIds]}::int[], ${[...unitIds]}::int[],
        ${projectId ?? null}::int) as holder`,
  );
  return rows.map(({ userId }) => userId);
}
