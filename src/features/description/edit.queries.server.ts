import { sql } from 'kysely';
import { listUsers } from '#features/user/public.server.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { type Permission, permit } from '#platform/permission/policy.ts';
import { listHolders, placeOfProject } from '#platform/permission/reach.server.ts';
import { type DescriptionAct, descriptionPolicy } from './description.policy.ts';
import type { EditState } from './edit.model.ts';
import type { DescriptionRecord } from './record.model.ts';
import { inForce } from './version.queries.server.ts';

/** A description under work without its record. */
export interface EditSummary {
  readonly id: number;
  /** `null` while the register knows no project of the code. */
  readonly projectId: number | null;
  readonly projectCode: string;
  readonly form: string;
  /** What the record calls the project, and the authority that it names. */
  readonly name: string | null;
  readonly authority: string | null;
  readonly revision: number;
  readonly state: EditState;
  readonly authorId: string;
  readonly submittedBy: string | null;
  /** The version from which the work began. */
  readonly basedOnId: number | null;
  /** The version that it was published as. */
  readonly versionId: number | null;
  /** That version has been taken back from the public. */
  readonly isWithdrawn: boolean;
  readonly openedAt: Date;
  readonly changedAt: Date;
  readonly stateSinceAt: Date;
}

export interface Edit extends EditSummary {
  readonly record: DescriptionRecord;
}

/** Whether what `edit` was published as has been taken back from the public. */
export const isWithdrawn = sql<boolean>`
  exists (
    select from description_version version where version.id = edit.version_id and version.withdrawn_at is not null
  )`;

/** Columns of an `EditSummary` from `edit`. */
export const editColumns = sql`
  edit.id, edit.project_id, edit.project_code, edit.form, edit.name, edit.authority, edit.revision, edit.state, edit.author_id,
  edit.submitted_by, edit.based_on_id, edit.version_id, edit.opened_at, edit.changed_at, edit.state_since_at,
  ${isWithdrawn} as is_withdrawn`;

/** A description under work; `undefined` when there is none that who reads may see. */
export async function findEdit(read: Read, id: number): Promise<Edit | undefined> {
  if (!Number.isSafeInteger(id) || id < 1 || id >= 2 ** 31) return undefined;
  const [edit] = await selectRows(
    read,
    sql<Edit>`select ${editColumns}, edit.record from description_edit edit where edit.id = ${id}`,
  );
  return edit;
}

/** Those of the descriptions under work with these numbers that who reads may see, without their records. */
export function listEdits(read: Read, ids: readonly number[]): Promise<EditSummary[]> {
  return selectRows(
    read,
    sql<EditSummary>`select ${editColumns} from description_edit edit where edit.id = any (${ids}::int[])`,
  );
}

/** As `findEdit`. Throws `NotFound`. */
export async function getEdit(read: Read, id: number): Promise<Edit> {
  const edit = await findEdit(read, id);
  if (!edit) throw new NotFound(`There is no description under work with the number ${id}.`);
  return edit;
}

/** The open edit of a project's description on a form; `undefined` when nobody works at it, or out of sight. */
export async function findOpenEdit(read: Read, projectCode: string, form: string): Promise<EditSummary | undefined> {
  const [edit] = await selectRows(
    read,
    sql<EditSummary>`
      select ${editColumns} from description_edit edit
      where edit.project_code = ${projectCode} and edit.form = ${form}
        and edit.state in ('draft', 'submitted', 'returned', 'approved')`,
  );
  return edit;
}

/** A step in the life of a description under work. */
export interface EditEvent {
  readonly step: 'opened' | 'submitted' | 'returned' | 'approved' | 'published' | 'discarded' | 'withdrawn';
  /** The name of who took it. */
  readonly by: string;
  readonly at: Date;
  readonly revision: number;
  readonly contentSha256: string;
  readonly reason: string | null;
}

/** The steps of an edit, the first first. */
export async function listEditEvents(read: Read, id: number): Promise<EditEvent[]> {
  const rows = await selectRows(
    read,
    sql<EditEvent>`
      select event.step, event.acted_by as by, event.acted_at as at, event.revision, event.content_sha256, event.reason
      from description_edit_event event
      where event.description_edit_id = ${id}
      order by event.id`,
  );
  const names = new Map(
    (await listUsers(read, [...new Set(rows.map(({ by }) => by))])).map(({ id: user, name }) => [user, name]),
  );
  return rows.map((event) => ({ ...event, by: names.get(event.by) ?? event.by }));
}

/**
 * Where an edit belongs. A project that the register does not know yet belongs to whoever began to describe it, and to the
 * authority that the record names; `undefined` for that author: where they may do a thing at all, they may do it to their own.
 */
export async function placeOfEdit(
  read: Read,
  { projectId, authorId, authority }: Pick<EditSummary, 'projectId' | 'authorId' | 'authority'>,
  userId?: string,
): Promise<Place | undefined> {
  if (projectId !== null) return placeOfProject(read, projectId);
  if (authorId === userId) return undefined;
  const owners = await selectRows(
    read,
    sql<{ organisationId: number; unitId: number }>`
      select unit.organisation_id, unit.id as unit_id
      from organisation_name name
      join organisation_unit unit on unit.id = name.organisation_unit_id
      where md5(name.printed_name) = md5(${authority}) and name.printed_name = ${authority}`,
  );
  return {
    organisationIds: owners.map(({ organisationId }) => organisationId),
    unitIds: owners.map(({ unitId }) => unitId),
  };
}

/** The permission for an act on an edit. Throws `Forbidden`. */
export async function permitOnEdit<Act extends DescriptionAct>(
  read: Read,
  actor: Actor,
  act: Act,
  edit: Pick<EditSummary, 'projectId' | 'authorId' | 'authority'>,
): Promise<Permission<Act>> {
  return permit(descriptionPolicy, actor, act, await placeOfEdit(read, edit, actor.userId));
}

/** Those who may do an act on an edit, by their ids. */
export async function listWhoMay(read: Read, act: DescriptionAct, edit: EditSummary): Promise<string[]> {
  return listHolders(read, descriptionPolicy[act], (await placeOfEdit(read, edit)) ?? {});
}

/** A whole description with the number of its version. */
export interface DescribedVersion {
  readonly id: number;
  readonly record: DescriptionRecord;
}

/** The description that stands for a project now, also behind a newer row of a project list; `undefined` when there is none. */
export async function findDescriptionInForce(read: Read, projectCode: string): Promise<DescribedVersion | undefined> {
  const [version] = await selectRows(
    read,
    sql<DescribedVersion>`
      select version.telling_id as id, content.record
      from project
      join description_told version on version.project_id = project.id
      join description_content content on content.description_version_id = version.telling_id
      where project.code = ${projectCode} and version.is_described and ${inForce(undefined)}`,
  );
  return version;
}
