import { sql } from 'kysely';
import type { Task } from '#features/notice/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { type DescriptionAct, descriptionPolicy } from './description.policy.ts';
import { listUnsavedTasks } from './unsaved-text.queries.server.ts';

/** A draft that nobody has touched for so many days is to be gone on with, or discarded. */
const daysUntilForgotten = 14;

type Waiting = 'approve' | 'publish' | 'returned' | 'forgotten';

interface WaitingEdit {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly waiting: Waiting;
  readonly since: string;
}

/** What somebody has begun: text that is not saved, and imports of files. It is theirs, whichever grants they come with. */
export async function listOwnDescriptionTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  return [...(await listUnsavedTasks(read, actor, today)), ...(await importTasks(read, actor, today))];
}

/**
 * What waits for somebody among the descriptions under work. Row-level security shows only those within reach of some grant; here it
 * counts what the grant permits.
 */
export async function listDescriptionTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const within = (act: DescriptionAct) =>
    sql<boolean>`(${isEditWithin(actor, act)}
      or edit.project_id is null and ${hasAny(actor, act)} and edit.authority in (select acting_names()))`;
  const people = sql`any (${peopleActedFor(actor)}::text[])`;
  const rows = await selectRows(
    read,
    sql<WaitingEdit>`
      select edit.id, edit.project_code as code, edit.name, waiting.waiting,
        (edit.state_since_at at time zone 'Europe/Helsinki')::date as since
      from description_edit edit
      cross join lateral (
        select case
          when edit.state = 'submitted' and edit.submitted_by <> ${actor.userId} and ${within('description.approve')}
            then 'approve'
          when edit.state = 'approved' and ${within('description.publish')} then 'publish'
          when edit.state = 'returned' and (edit.author_id = ${people} or edit.submitted_by = ${people}) then 'returned'
          when edit.state = 'draft' and edit.author_id = ${people}
            and (edit.changed_at at time zone 'Europe/Helsinki')::date <= ${today}::date - ${daysUntilForgotten}::int
            then 'forgotten'
        end as waiting
      ) waiting
      where edit.state in ('draft', 'submitted', 'returned', 'approved') and waiting.waiting is not null
      order by edit.state_since_at, edit.id`,
  );
  return rows.map(taskOf);
}

/** Whether it is of a project within the reach of an act. */
function isEditWithin(actor: Actor, act: DescriptionAct) {
  return isWithin(reachOf(descriptionPolicy, actor, act), sql`edit.project_id`);
}

/** Oneself, and the absent whose work one looks after by the grants that one comes with. */
function peopleActedFor({ userId, grants }: Actor): string[] {
  return [userId, ...grants.flatMap(({ deputyFor }) => deputyFor ?? [])];
}

function hasAny({ grants }: Actor, act: DescriptionAct): boolean {
  return grants.some(({ role }) => role in descriptionPolicy[act]);
}

const urgencies = { approve: 'today', publish: 'week', returned: 'today', forgotten: 'later' } as const;

function taskOf({ id, code, name, waiting, since }: WaitingEdit): Task {
  return {
    key: `description.${waiting} ${id}`,
    kind: `description.${waiting}`,
    title: (t) => t(`description.task.${waiting}`, { code }),
    ...(name === null ? {} : { about: { name, lang: 'fi' } }),
    href: `/workspace/descriptions/${id}`,
    since,
    urgency: urgencies[waiting],
  };
}

/** How long an import that failed is told of. */
const daysToTellFailure = 14;

interface WaitingImport {
  readonly id: number;
  readonly waiting: 'ready' | 'no-news' | 'failed';
  readonly files: number;
  readonly since: string;
}

async function importTasks(read: Read, { userId }: Actor, today: string): Promise<Task[]> {
  const rows = await selectRows(
    read,
    sql<WaitingImport>`
      select sent.id, sent.file_count as files, (sent.received_at at time zone 'Europe/Helsinki')::date as since,
        case when sent.state = 'ready' and sent.new_count + sent.changed_count + sent.new_link_count = 0 then 'no-news'
          else sent.state end as waiting
      from description_import sent
      where sent.imported_by = ${userId} and (sent.state = 'ready'
        or sent.state = 'failed' and sent.ended_at > ${today}::date - ${daysToTellFailure}::int)
      order by sent.id`,
  );
  return rows.map(({ id, waiting, files, since }) => ({
    key: `description.import-${waiting} ${id}`,
    kind: `description.import-${waiting}`,
    title: (t) => t(`description.task.import-${waiting}`, { files }),
    href: `/workspace/imports/${id}`,
    since,
    urgency: 'today',
  }));
}

/** A description under work that is open. */
export interface OpenEdit {
  readonly id: number;
  readonly projectCode: string;
  readonly state: 'draft' | 'submitted' | 'returned' | 'approved';
}

/** The open work at the descriptions of these projects, as far as who reads may open it. */
export function listOpenEdits(read: Read, actor: Actor, codes: readonly string[]): Promise<OpenEdit[]> {
  return selectRows(
    read,
    sql<OpenEdit>`
      select edit.id, edit.project_code, edit.state
      from description_edit edit
      where edit.project_code = any (${codes}::text[]) and edit.state in ('draft', 'submitted', 'returned', 'approved')
        and ${isEditWithin(actor, 'description.read')}
      order by edit.id`,
  );
}
