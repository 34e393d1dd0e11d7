import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { descriptionPolicy } from './description.policy.ts';
import { type EditSummary, editColumns } from './edit.queries.server.ts';
import { listWithdrawnVersions, type WithdrawnVersion } from './withdrawal.queries.server.ts';

/** A version as those who work with it see it. */
export interface PublishedVersion {
  readonly id: number;
  readonly isFull: boolean;
  readonly name: string;
  readonly knownOn: string;
  readonly recordedAt: Date;
  readonly publishedBy: string | null;
  readonly isToldNow: boolean;
}

/** What there is of a project's descriptions: published, withdrawn and under work. */
export interface ProjectDescriptions {
  readonly projectId: number;
  readonly code: string;
  /** The youngest first. */
  readonly versions: readonly PublishedVersion[];
  readonly withdrawn: readonly WithdrawnVersion[];
  readonly edits: readonly EditSummary[];
  readonly mayOpen: boolean;
  readonly mayWithdraw: boolean;
}

/** Throws `NotFound` for a code that the register does not know, `Forbidden`. */
export async function getProjectDescriptions(read: Read, actor: Actor, code: string): Promise<ProjectDescriptions> {
  const project = await read.selectFrom('project').select('id').where('code', '=', code).executeTakeFirst();
  if (!project) throw new NotFound(`There is no project ${code}.`);
  const place = await placeOfProject(read, project.id);
  permit(descriptionPolicy, actor, 'description.read', place);
  return {
    projectId: project.id,
    code,
    versions: await listPublishedVersions(read, project.id),
    withdrawn: await listWithdrawnVersions(read, code),
    edits: await listEditsOfProject(read, project.id),
    mayOpen: may(descriptionPolicy, actor, 'description.open', place),
    mayWithdraw: may(descriptionPolicy, actor, 'description.withdraw', place),
  };
}

async function listPublishedVersions(read: Read, projectId: number): Promise<PublishedVersion[]> {
  return selectRows(
    read,
    sql<PublishedVersion>`
      select version.id, version.is_full, version.name, version.known_on, version.recorded_at, version.published_by,
        version.in_force_from is not null and version.in_force_until is null as is_told_now
      from description_version version
      where version.project_id = ${projectId} and version.withdrawn_at is null
      order by version.known_on desc, version.is_full desc, version.id desc`,
  );
}

async function listEditsOfProject(read: Read, projectId: number): Promise<EditSummary[]> {
  return selectRows(
    read,
    sql<EditSummary>`
      select ${editColumns} from description_edit edit where edit.project_id = ${projectId} order by edit.id desc`,
  );
}
