import { isDeepStrictEqual } from 'node:util';
import type { EntryPage } from '#features/entry/public.server.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { addMilestone, dropMilestone, editMilestone, type MilestoneKey } from './milestone.commands.server.ts';
import { type Milestone, milestoneForm } from './milestone.model.ts';
import { getMilestone } from './milestone.queries.server.ts';
import type { PlanAct } from './plan.policy.ts';
import { findPlanHead } from './plan.queries.server.ts';
import { milestonesAddress } from './plan-address.model.ts';
import { reasonForm } from './plan-form.model.ts';

/** A new day. */
export function newMilestonePage(code: string): EntryPage<typeof milestoneForm.columns> {
  return {
    form: milestoneForm,
    key: `new-milestone:${code}`,
    address: `${milestonesAddress(code)}/new`,
    find: async (read, actor) => {
      await findPlanHead(read, actor, code, 'milestone.add');
      return { row: {}, revision: 0 };
    },
    save: async (tx, actor, clock, row) => {
      await addMilestone(tx, actor, clock, code, row);
      return milestonesAddress(code);
    },
  };
}

async function findMilestoneFor(
  read: Read,
  actor: Actor,
  { code, id }: MilestoneKey,
  act: PlanAct,
): Promise<Milestone> {
  const head = await findPlanHead(read, actor, code, act);
  return getMilestone(read, head.id, id);
}

/** A day that is there. */
export function milestonePage(key: MilestoneKey): EntryPage<typeof milestoneForm.columns> {
  const find = (read: Read, actor: Actor) => findMilestoneFor(read, actor, key, 'milestone.edit');
  const rowOf = ({ kind, title, dueOn, note }: Milestone) => ({ kind, title, dueOn, note });
  return {
    form: milestoneForm,
    key: `milestone:${key.id}`,
    address: `${milestonesAddress(key.code)}/${key.id}`,
    find: async (read, actor) => {
      const milestone = await find(read, actor);
      return { row: rowOf(milestone), revision: milestone.revision };
    },
    save: async (tx, actor, clock, row, revision) => {
      const before = await find(reading(tx), actor);
      if (!isDeepStrictEqual(rowOf(before), row)) await editMilestone(tx, actor, clock, { ...key, revision }, row);
      return milestonesAddress(key.code);
    },
  };
}

/** Giving up a day. */
export function dropMilestonePage(key: MilestoneKey): EntryPage<typeof reasonForm.columns> {
  return {
    form: reasonForm,
    key: `milestone:${key.id}:drop`,
    address: `${milestonesAddress(key.code)}/${key.id}/drop`,
    find: async (read, actor) => {
      await findMilestoneFor(read, actor, key, 'milestone.drop');
      return { row: {}, revision: 0 };
    },
    save: async (tx, actor, clock, { reason }) => {
      await dropMilestone(tx, actor, clock, key, reason);
      return milestonesAddress(key.code);
    },
  };
}

/** The form that an address is of: `new`, or the number of a day. */
export function milestonePageOf(code: string, milestone: string): EntryPage<typeof milestoneForm.columns> {
  return milestone === 'new' ? newMilestonePage(code) : milestonePage({ code, id: rowNumber(milestone) });
}
