import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Family, FamilyLink } from './family.model.ts';

/** More projects than this are no family that anybody can take in. */
const mostMembers = 60;

/**
 * The family of a project: all projects reached from it over bonds that nobody has rejected, at most 60 of them, the nearest
 * first. A project without bonds, or one that is not known, is a family of its own.
 */
export async function listFamily(read: Read, code: string): Promise<Family> {
  const links = await selectRows(
    read,
    sql<FamilyLink & { isCut: boolean }>`
      with recursive family (project_id) as (
        select project.id from project where project.code = ${code}
        union
        select bound.project_id
        from family
        cross join lateral (
          select link.to_project_id as project_id
          from project_link link
          where link.from_project_id = family.project_id and link.status <> 'rejected'
          union all
          select link.from_project_id
          from project_link link
          where link.to_project_id = family.project_id and link.status <> 'rejected'
        ) bound
      ),
      -- Reading no further than the limit is what keeps a family without end from being followed.
      reached as materialized (select family.project_id from family limit ${mostMembers + 1}),
      member as (
        select counted.project_id
        from (select reached.project_id, row_number() over () as place from reached) counted
        where counted.place <= ${mostMembers}
      )
      select link.kind, origin.code as from, target.code as to, link.status = 'suggested' as is_suggested,
        (select count(*) from reached) > ${mostMembers} as is_cut
      from project_link link
      join project origin on origin.id = link.from_project_id
      join project target on target.id = link.to_project_id
      where link.status <> 'rejected'
        and link.from_project_id in (select member.project_id from member)
        and link.to_project_id in (select member.project_id from member)
      order by origin.code, target.code, link.kind`,
  );
  const codes = new Set([code, ...links.flatMap(({ from, to }) => [from, to])]);
  return {
    codes: [...codes].sort(),
    links: links.map(({ kind, from, to, isSuggested }) => ({ kind, from, to, isSuggested })),
    isCut: links.some(({ isCut }) => isCut),
  };
}
