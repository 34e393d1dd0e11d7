import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import type { ProgrammePeriod, ProjectKind } from './profile.model.ts';
import { projectPolicy } from './project.policy.ts';

/** What is known of a project by those who carry it out or work beside it. Days as ISO. */
export interface ProjectProfile {
  readonly projectId: number;
  readonly code: string;
  readonly isProvisional: boolean;
  readonly kind: ProjectKind;
  readonly name: string;
  readonly period: ProgrammePeriod;
  readonly isLight: boolean;
  readonly keptForProjectId: number | null;
  /** The project for which a light record is kept. */
  readonly keptFor: string | null;
  readonly implementerUnitId: number | null;
  readonly authorityUnitId: number | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly note: string | null;
  readonly revision: number;
}

/** What is known of a project; `undefined` where nobody has begun to work with it. Whoever asks has seen to who may. */
export async function findProfile(read: Read, projectId: number): Promise<ProjectProfile | undefined> {
  const [profile] = await selectRows(
    read,
    sql<ProjectProfile>`
      select profile.project_id, project.code, project.is_provisional, profile.kind, profile.name, profile.period, profile.is_light,
        profile.kept_for_project_id, keeper.code as kept_for, profile.implementer_unit_id, profile.authority_unit_id,
        profile.starts_on, profile.ends_on, profile.decision_number, profile.decided_on, profile.note, profile.revision
      from project_profile profile
      join project on project.id = profile.project_id
      left join project keeper on keeper.id = profile.kept_for_project_id
      where profile.project_id = ${projectId}`,
  );
  return profile;
}

/** A project as a list of choices names it. */
export interface NamedCode {
  readonly code: string;
  readonly name: string;
}

/** The coordination projects for which somebody may prepare projects, by name. */
export async function listCoordinationProjects(read: Read, actor: Actor): Promise<NamedCode[]> {
  const reach = reachOf(projectPolicy, actor, 'project.create');
  return selectRows(
    read,
    sql<NamedCode>`
      select project.code, profile.name
      from project_profile profile
      join project on project.id = profile.project_id
      where profile.kind = 'coordination' and not profile.is_light and ${isWithin(reach, sql`project.id`)}
      order by profile.name collate fi_fi, project.code`,
  );
}

/** Projects that may be meant as the mother of a parallel project: those that carry out or keep a development project, by name. */
export async function listPossibleMothers(read: Read, actor: Actor): Promise<NamedCode[]> {
  const reach = reachOf(projectPolicy, actor, 'project.read');
  return selectRows(
    read,
    sql<NamedCode>`
      select project.code, profile.name
      from project_profile profile
      join project on project.id = profile.project_id
      where profile.kind in ('development', 'own-production')
        and (${isWithin(reach, sql`project.id`)} or ${isWithin(reach, sql`profile.kept_for_project_id`)})
      order by profile.name collate fi_fi, project.code
      limit 500`,
  );
}
