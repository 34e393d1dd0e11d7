import type { Updateable } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { type Clock, finnishDate, isDay } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.gen.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import type { Milestone, MilestoneState } from './milestone.model.ts';
import { planPolicy } from './plan.policy.ts';
import { findPlanHead } from './plan.queries.server.ts';

type MilestoneTexts = Pick<Milestone, 'kind' | 'title' | 'dueOn' | 'note'>;

/** Adds a day by which the project is to reach something, or to report. Throws `NotFound`, `Forbidden`. */
export async function addMilestone(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  code: string,
  milestone: MilestoneTexts,
): Promise<void> {
  const head = await findPlanHead(reading(tx), actor, code, 'milestone.add');
  const permission = permit(planPolicy, actor, 'milestone.add', head.place);
  const { id } = await tx
    .insertInto('milestone')
    .values({ ...milestone, projectId: head.id, writtenBy: actor.userId, recordedAt: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, { subject: { kind: 'milestone', id }, projectId: head.id });
}

/** Which day of which project. */
export interface MilestoneKey {
  readonly code: string;
  readonly id: number;
}

interface Change {
  readonly act: 'milestone.edit' | 'milestone.finish' | 'milestone.reopen' | 'milestone.drop';
  readonly key: MilestoneKey;
  readonly from: readonly MilestoneState[];
  readonly revision?: number;
  readonly reason?: string;
  readonly set: Updateable<DB['milestone']>;
}

/** Throws `NotFound`, `Forbidden`, `Refused` when it is not in a state for it, `Conflict` when somebody else has changed it. */
async function changeMilestone(tx: Tx, actor: Actor, clock: Clock, change: Change): Promise<void> {
  const { act, key, from, revision, reason, set } = change;
  const head = await findPlanHead(reading(tx), actor, key.code, act);
  const permission = permit(planPolicy, actor, act, head.place);
  const found = await tx
    .selectFrom('milestone')
    .select(['state', 'revision'])
    .$narrowType<{ state: MilestoneState }>()
    .where('projectId', '=', head.id)
    .where('id', '=', key.id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new NotFound(`The project ${key.code} has no day ${key.id}.`);
  if (!from.includes(found.state)) throw new Refused('plan.refused.milestone-state');
  if (revision !== undefined && found.revision !== revision) throw new Conflict('The day has been changed meanwhile.');
  await tx
    .updateTable('milestone')
    .set({ ...set, revision: found.revision + 1 })
    .where('id', '=', key.id)
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'milestone', id: key.id },
    projectId: head.id,
    reason,
    details: { revision: found.revision + 1 },
  });
}

/** Writes a day anew. Throws as `changeMilestone` does. */
export async function editMilestone(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { revision, ...key }: MilestoneKey & { readonly revision: number },
  { kind, title, dueOn, note }: MilestoneTexts,
): Promise<void> {
  const set = { kind, title, dueOn, note };
  await changeMilestone(tx, actor, clock, { act: 'milestone.edit', key, from: ['open', 'done'], revision, set });
}

/** Says on which day (ISO) it was done. Throws as `changeMilestone` does, and `Refused` when that is no day, or one to come. */
export async function finishMilestone(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  key: MilestoneKey,
  doneOn: string,
): Promise<void> {
  if (!isDay(doneOn)) throw new Refused('plan.refused.no-day', { found: doneOn });
  if (doneOn > finnishDate(clock.now())) throw new Refused('plan.refused.done-ahead');
  const set = { state: 'done', doneOn };
  await changeMilestone(tx, actor, clock, { act: 'milestone.finish', key, from: ['open'], set });
}

/** Says that it is not done after all. Throws as `changeMilestone` does. */
export async function reopenMilestone(tx: Tx, actor: Actor, clock: Clock, key: MilestoneKey): Promise<void> {
  const set = { state: 'open', doneOn: null };
  await changeMilestone(tx, actor, clock, { act: 'milestone.reopen', key, from: ['done'], set });
}

/** Gives up a day; it is listed no more. Throws as `changeMilestone` does. */
export async function dropMilestone(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  key: MilestoneKey,
  reason: string,
): Promise<void> {
  const set = { state: 'dropped', doneOn: null };
  await changeMilestone(tx, actor, clock, { act: 'milestone.drop', key, from: ['open', 'done'], reason, set });
}
