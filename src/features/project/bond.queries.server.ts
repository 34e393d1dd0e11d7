import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { type Relation, relationOf } from './bond.model.ts';
import type { BondKind, LinkStatus } from './link.model.ts';
import type { ProjectKind, ProjectStatus } from './profile.model.ts';
import { projectPolicy } from './project.policy.ts';

/** A project that another is bound to, as the other one's pages show it. */
export interface BoundProject {
  readonly linkId: number;
  readonly relation: Relation;
  readonly isSuggested: boolean;
  readonly code: string;
  /** Null while nobody has begun to work with the project; then its description may name it. */
  readonly name: string | null;
}

/** The projects that a project is bound to directly over bonds that nobody has rejected. */
export async function listBoundProjects(read: Read, code: string): Promise<BoundProject[]> {
  const rows = await selectRows(
    read,
    sql<{
      linkId: number;
      kind: BondKind;
      from: string;
      to: string;
      status: LinkStatus;
      code: string;
      name: string | null;
    }>`
      select link.id as link_id, link.kind, origin.code as from, target.code as to, link.status, other.code, profile.name
      from project
      join project_link link on project.id in (link.from_project_id, link.to_project_id)
      join project origin on origin.id = link.from_project_id
      join project target on target.id = link.to_project_id
      join project other on other.id in (link.from_project_id, link.to_project_id) and other.id <> project.id
      left join project_profile profile on profile.project_id = other.id
      where project.code = ${code} and link.status <> 'rejected'
      order by link.kind, link.status = 'suggested', other.code`,
  );
  return rows.map(({ kind, from, to, status, ...other }) => ({
    ...other,
    relation: relationOf({ kind, from, to }, code),
    isSuggested: status === 'suggested',
  }));
}

/** A project of a family as those see it who work with one of them. */
export interface FamilyMember {
  readonly code: string;
  readonly name: string | null;
  readonly kind: ProjectKind | null;
  readonly status: ProjectStatus | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** Whether the reader may open it. */
  readonly isReached: boolean;
}

/** What is known of the projects of a family. */
export async function listFamilyMembers(read: Read, actor: Actor, codes: readonly string[]): Promise<FamilyMember[]> {
  const reach = reachOf(projectPolicy, actor, 'project.read');
  return selectRows(
    read,
    sql<FamilyMember>`
      select project.code, profile.name, profile.kind, state.status, profile.starts_on, profile.ends_on,
        profile.project_id is not null
          and (${isWithin(reach, sql`project.id`)} or coalesce(${isWithin(reach, sql`profile.kept_for_project_id`)}, false))
          as is_reached
      from project
      left join project_profile profile on profile.project_id = project.id
      left join lateral (
        select stated.status
        from project_status stated
        where stated.project_id = project.id and stated.from_on <= (now() at time zone 'Europe/Helsinki')::date
          and stated.taken_back_at is null
        order by stated.from_on desc, stated.id desc
        limit 1
      ) state on true
      where project.code = any (${[...codes]}::text[])
      order by project.code`,
  );
}
