import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Family, FamilyLink } from './family.model.ts';
import type { BondKind } from './link.model.ts';

/** More projects than this are no family that anybody can take in. */
const mostMembers = 60;

/**
 * The family of a project as the public may know it: all projects reached from it over bonds to mothers and successors that nobody
 * has rejected, at most 60 of them, the nearest first. A project without bonds, or one that is not known, is a family of its own.
 *
 * Projects are bound in the workspace before anything is published of them: a bond that a person made is public once both its
 * projects are, by the condition `isPublic` on the id of a project.
 */
export function listPublicFamily(
  read: Read,
  code: string,
  isPublic: (projectId: RawBuilder<unknown>) => RawBuilder<boolean>,
): Promise<Family> {
  return listFamily(
    read,
    code,
    sql`
    link.kind in ('parallel', 'successor')
    and (link.basis <> 'person'
      or ${isPublic(sql`link.from_project_id`)} and ${isPublic(sql`link.to_project_id`)})`,
  );
}

/** The family of a project for those who work with it: all that is reached over bonds of these kinds that nobody has rejected. */
export function listWorkFamily(read: Read, code: string, kinds: readonly BondKind[]): Promise<Family> {
  return listFamily(read, code, sql`link.kind = any (${[...kinds]}::text[])`);
}

async function listFamily(read: Read, code: string, isFollowed: RawBuilder<boolean>): Promise<Family> {
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
          where link.from_project_id = family.project_id and link.status <> 'rejected' and ${isFollowed}
          union all
          select link.from_project_id
          from project_link link
          where link.to_project_id = family.project_id and link.status <> 'rejected' and ${isFollowed}
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
      where link.status <> 'rejected' and ${isFollowed}
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
