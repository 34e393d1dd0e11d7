import { type RawBuilder, sql } from 'kysely';
import type { Task } from '#features/notice/public.ts';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { type ListedRow, type ListOrder, type ListPage, pagedQuery } from '#features/view/public.server.ts';
import { daysAfter } from '#platform/clock.ts';
import { containing } from '#platform/db/containing.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor, Place } from '#platform/permission/actor.ts';
import { may, permit, reachOf } from '#platform/permission/policy.ts';
import { isWithin, placeOfProject } from '#platform/permission/reach.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { measurePolicy } from './measure.policy.ts';
import type { Need, NeedQuestion } from './need.model.ts';

/** A need with where it belongs. */
export type PlacedNeed = Need & { readonly place: Place };

/** A need that somebody may read, by its number in an address. Throws `NotFound`, `Forbidden`. */
export async function findNeed(read: Read, actor: Actor, number: string): Promise<PlacedNeed> {
  const [need] = await selectRows(
    read,
    sql<Omit<Need, 'asker'>>`
      select need.id, need.project_id, project.code as project_code, need.for_whom, need.amount, need.wanted_from,
        need.field, need.municipality_code, need.note, need.asked_by, need.asker_unit_id, need.state, need.met_amount, need.answer,
        need.recorded_at, need.revision
      from measure_need need
      join project on project.id = need.project_id
      where need.id = ${rowNumber(number)}`,
  );
  if (!need) throw new NotFound(`There is no need ${number}.`);
  const place = await placeOfProject(read, need.projectId);
  permit(measurePolicy, actor, 'measure-need.read', place);
  const [asker = null] = need.askerUnitId === null ? [] : await listNamedUnits(read, [need.askerUnitId]);
  return { ...need, asker, place };
}

/** The need that a measure meets, without the person who asked; `undefined` where it meets none that the reader may see. */
export async function findMetNeed(
  read: Read,
  actor: Actor,
  id: number | null,
): Promise<Pick<Need, 'id' | 'forWhom' | 'amount' | 'asker'> | undefined> {
  const need =
    id === null
      ? undefined
      : await read
          .selectFrom('measureNeed')
          .select(['id', 'projectId', 'forWhom', 'amount', 'askerUnitId'])
          .where('id', '=', id)
          .executeTakeFirst();
  if (!need) return undefined;
  const { projectId, askerUnitId, ...told } = need;
  if (!may(measurePolicy, actor, 'measure-need.read', await placeOfProject(read, projectId))) return undefined;
  const [asker = null] = askerUnitId === null ? [] : await listNamedUnits(read, [askerUnitId]);
  return { ...told, asker };
}

/** A measure that was planned for a need; one that was cancelled meets it no more. */
interface MeetingMeasure {
  readonly id: number;
  readonly name: string;
  readonly isCancelled: boolean;
}

/** The measures that were planned for a need. */
export function listMeetingMeasures(read: Read, needId: number): Promise<MeetingMeasure[]> {
  return selectRows(
    read,
    sql<MeetingMeasure>`
      select measure.id, measure.name, measure.state = 'cancelled' as is_cancelled
      from measure
      where measure.measure_need_id = ${needId}
      order by measure.id`,
  );
}

/** A need as a list tells it, without who asks. */
export type ListedNeed = Pick<
  Need,
  | 'id'
  | 'projectCode'
  | 'forWhom'
  | 'amount'
  | 'metAmount'
  | 'wantedFrom'
  | 'field'
  | 'municipalityCode'
  | 'state'
  | 'recordedAt'
>;

const orders: Readonly<Record<NeedQuestion['sort'], ListOrder>> = {
  recordedAt: { expression: sql`need.recorded_at`, type: 'timestamptz' },
  wantedFrom: { expression: sql`coalesce(need.wanted_from, 'infinity')`, type: 'date' },
  project: { expression: sql`project.code`, type: 'text' },
};
const byId: ListOrder = { expression: sql`need.id`, type: 'int' };

/** A page of the needs within somebody's reach that fit a question. */
export async function listNeeds(
  read: Read,
  actor: Actor,
  question: NeedQuestion,
  limit?: number,
): Promise<ListPage<ListedNeed>> {
  const page = pagedQuery(question, orders[question.sort], byId, limit);
  const rows = await selectRows(
    read,
    sql<ListedNeed & ListedRow>`
      select need.id, project.code as project_code, need.for_whom, need.amount, need.met_amount, need.wanted_from, need.field,
        need.municipality_code, need.state, need.recorded_at, ${page.columns}
      from ${needsAsked(actor, question)} and ${page.condition}
      ${page.orderAndLimit}`,
  );
  return page.cut(rows);
}

/** How many needs within somebody's reach fit a question, on all pages. */
export async function countNeeds(read: Read, actor: Actor, question: NeedQuestion): Promise<number> {
  const [counted] = await selectRows(
    read,
    sql<{ count: number }>`select count(*)::int as count from ${needsAsked(actor, question)}`,
  );
  return counted?.count ?? 0;
}

function needsAsked(actor: Actor, { words, chosen }: NeedQuestion): RawBuilder<unknown> {
  const reach = reachOf(measurePolicy, actor, 'measure-need.read');
  const pattern = containing(words.toLowerCase());
  return sql`measure_need need
    join project on project.id = need.project_id
    where ${isWithin(reach, sql`need.project_id`)}
      and (${chosen.state ?? ''} = '' or need.state = ${chosen.state ?? ''})
      and (${chosen.field ?? ''} = '' or need.field = ${chosen.field ?? ''})
      and (${words} = '' or lower(concat_ws(' ', project.code, need.for_whom, need.note)) like ${pattern})`;
}

/** More than these nobody answers in a day. */
const mostTasks = 100;

/** So many days it is told why a need was declined. */
const daysOfAnswer = 14;

/** Needs that wait for an answer of somebody who gives them, and those somebody asked that were answered with a reason not long ago. */
export async function listNeedTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  return [...(await openNeedTasks(read, actor)), ...(await answeredNeedTasks(read, actor, today))];
}

async function answeredNeedTasks(read: Read, actor: Actor, today: string): Promise<Task[]> {
  const reach = reachOf(measurePolicy, actor, 'measure-need.read');
  const rows = await selectRows(
    read,
    sql<{ id: number; code: string; since: string }>`
      select need.id, project.code, (need.answered_at at time zone 'Europe/Helsinki')::date as since
      from measure_need need
      join project on project.id = need.project_id
      where need.recorded_by = ${actor.userId} and need.answer is not null and need.answered_by <> ${actor.userId}
        and need.answered_at >= ${daysAfter(today, -daysOfAnswer)}::date and ${isWithin(reach, sql`need.project_id`)}
      order by need.answered_at desc, need.id
      limit ${mostTasks}`,
  );
  return rows.map(({ id, code, since }) => ({
    key: `measure-need.answered ${id}`,
    kind: 'measure-need.answered',
    title: (t) => t('measure.need.task-answered', { code }),
    href: `/workspace/needs/${id}`,
    since,
    urgency: 'week',
  }));
}

async function openNeedTasks(read: Read, actor: Actor): Promise<Task[]> {
  const reach = reachOf(measurePolicy, actor, 'measure-need.answer');
  const rows = await selectRows(
    read,
    sql<{ id: number; code: string; amount: number; since: string }>`
      select need.id, project.code, need.amount - need.met_amount as amount, (need.recorded_at at time zone 'Europe/Helsinki')::date as since
      from measure_need need
      join project on project.id = need.project_id
      where need.state = 'open' and ${isWithin(reach, sql`need.project_id`)}
      order by need.recorded_at, need.id
      limit ${mostTasks}`,
  );
  return rows.map(({ id, code, amount, since }) => ({
    key: `measure-need.open ${id}`,
    kind: 'measure-need.open',
    title: (t) => t('measure.need.task', { code, amount }),
    href: `/workspace/needs/${id}`,
    since,
    urgency: 'week',
  }));
}
