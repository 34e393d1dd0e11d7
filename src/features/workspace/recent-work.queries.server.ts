import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { workspacePolicy } from './workspace.policy.ts';

/** A project with which somebody worked, and when last. */
export interface RecentProject {
  readonly code: string;
  readonly name: string | null;
  readonly lastAt: Date;
  /** Whether it stands in the list of one's own projects; providers have the measures that they run, not the project. */
  readonly isListed: boolean;
}

const mostRecent = 8;
/** Beyond these the list would tell what somebody did long ago rather than what they are at. */
const actsLookedAt = 500;

/** The projects that a user last worked with, by their own acts in the audit, the latest first. */
export function listRecentProjects(read: Read, actor: Actor): Promise<RecentProject[]> {
  const reach = reachOf(workspacePolicy, actor, 'project.list');
  return selectRows(
    read,
    sql<RecentProject>`
      select project.code, coalesce(profile.name, version.name) as name, max(acted.acted_at) as last_at,
        ${isWithin(reach, sql`project.id`)}
          or profile.kept_for_project_id is not null and ${isWithin(reach, sql`profile.kept_for_project_id`)} as is_listed
      from (
        select entry.project_id, entry.acted_at
        from audit_entry entry
        where entry.user_id = ${actor.userId}
        order by entry.acted_at desc, entry.id desc
        limit ${actsLookedAt}
      ) acted
      join project on project.id = acted.project_id
      left join description_version version on version.project_id = project.id
        and version.in_force_from is not null and version.in_force_until is null
      left join project_profile profile on profile.project_id = project.id
      where profile.project_id is not null or version.id is not null
      group by project.id, version.name, profile.name, profile.kept_for_project_id
      order by last_at desc
      limit ${mostRecent}`,
  );
}
