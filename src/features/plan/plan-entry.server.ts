import { isDeepStrictEqual } from 'node:util';
import type { EntryPage } from '#features/entry/public.server.ts';
import type { ProgrammePeriod } from '#features/project/public.ts';
import type { RowOf } from '#features/sheet/public.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import {
  addSegment,
  decidePlan,
  discardPlan,
  editSegment,
  setPrinciples,
  setTargets,
  withdrawPlan,
  writePlanTexts,
} from './plan.commands.server.ts';
import { type Plan, type PlanKey, segmentIn } from './plan.model.ts';
import type { PlanAct } from './plan.policy.ts';
import { findPlanHead, getPlan } from './plan.queries.server.ts';
import { versionAddress } from './plan-address.model.ts';
import { areasOfTexts, textsOfAreas } from './plan-area.model.ts';
import { daysBeside, decisionDoubts } from './plan-doubt.model.ts';
import { decisionForm, reasonForm, segmentForm, textsForm } from './plan-form.model.ts';
import {
  classesOfRow,
  type PrincipleForm,
  principleEntryForm,
  principleForm,
  principlesOfRow,
  rowOfPrinciples,
} from './principle.model.ts';
import { rowOfTargets, targetForm, targetsOfRow, yearsOf, yearsWithTargets } from './target.model.ts';

/*
 * The forms by which a version of a plan is written and decided on. Each is one of the entry’s pages: filled from the version, kept as
 * a draft while one types, joined with what others saved, and saved by an act of this room.
 */

/** The version that a form is of. Throws `Refused` when it is not in the state for it, `NotFound`, `Forbidden`. */
async function findVersionFor(
  read: Read,
  actor: Actor,
  { code, number }: PlanKey,
  act: PlanAct,
  state: 'draft' | 'in-force' = 'draft',
): Promise<Plan> {
  const head = await findPlanHead(read, actor, code, act);
  const plan = await getPlan(read, head.id, number);
  if (plan.state !== state) throw new Refused(`plan.refused.not-${state}`);
  return plan;
}

function pageOf(key: PlanKey, part: string) {
  return { key: `plan:${key.code}/${key.number}:${part}`, address: `${versionAddress(key.code, key.number)}/${part}` };
}

type TextsRow = RowOf<typeof textsForm.columns>;

/** Days, texts, money and areas. */
export function textsPage(key: PlanKey): EntryPage<typeof textsForm.columns> {
  const find = (read: Read, actor: Actor) => findVersionFor(read, actor, key, 'plan.edit');
  return {
    ...pageOf(key, 'edit'),
    form: textsForm,
    find: async (read, actor) => {
      const plan = await find(read, actor);
      return { row: textsRowOf(plan), revision: plan.revision };
    },
    judge: async (read, row, actor) => daysBeside(row, await findPlanHead(read, actor, key.code, 'plan.edit')),
    save: async (tx, actor, clock, row, revision) => {
      const before = textsRowOf(await find(reading(tx), actor));
      if (!isDeepStrictEqual(before, row)) {
        const { regions, subRegions, municipalities, ...texts } = row;
        const areas = areasOfTexts({ regions, subRegions, municipalities });
        await writePlanTexts(tx, actor, clock, { ...key, revision }, { ...texts, areas });
      }
      return versionAddress(key.code, key.number);
    },
  };
}

function textsRowOf({ startsOn, endsOn, summary, directTargetText, indirectTargetText, ...plan }: Plan): TextsRow {
  const { areas, changeReason, grantedCents, grantedForMeasuresCents } = plan;
  return {
    startsOn,
    endsOn,
    summary,
    directTargetText,
    indirectTargetText,
    grantedCents,
    grantedForMeasuresCents,
    ...textsOfAreas(areas),
    changeReason,
  };
}

/** Of what period and which years the targets of a version are asked for. */
export interface TargetShape {
  readonly period: ProgrammePeriod;
  readonly years: readonly number[];
}

/** Throws `NotFound`, `Forbidden`. */
export async function findTargetShape(read: Read, actor: Actor, { code, number }: PlanKey): Promise<TargetShape> {
  const head = await findPlanHead(read, actor, code, 'plan.set-targets');
  const plan = await getPlan(read, head.id, number);
  const days = { startsOn: plan.startsOn ?? head.startsOn, endsOn: plan.endsOn ?? head.endsOn };
  return { period: head.period, years: yearsWithTargets(yearsOf(days, head.period), plan.targets) };
}

/** All targets. */
export function targetsPage(
  key: PlanKey,
  { period, years }: TargetShape,
): EntryPage<ReturnType<typeof targetForm>['columns']> {
  const find = (read: Read, actor: Actor) => findVersionFor(read, actor, key, 'plan.set-targets');
  return {
    ...pageOf(key, 'targets'),
    form: targetForm(period, years),
    find: async (read, actor) => {
      const { targets, revision } = await find(read, actor);
      return { row: rowOfTargets(targets), revision };
    },
    save: async (tx, actor, clock, row, revision) => {
      const { targets } = await find(reading(tx), actor);
      const before = targetsOfRow(period, years, rowOfTargets(targets));
      const after = targetsOfRow(period, years, row);
      if (!isDeepStrictEqual(before, after)) await setTargets(tx, actor, clock, { ...key, revision }, after);
      return versionAddress(key.code, key.number);
    },
  };
}

/** What a project’s form asks of the principles. Throws `NotFound` when it asks nothing, `Forbidden`. */
export async function findPrincipleShape(
  read: Read,
  actor: Actor,
  code: string,
): Promise<{ readonly period: ProgrammePeriod; readonly asked: PrincipleForm }> {
  const { period } = await findPlanHead(read, actor, code, 'plan.read');
  const asked = principleForm(period);
  if (!asked) throw new NotFound(`The form of ${period} asks nothing of the principles.`);
  await findPlanHead(read, actor, code, asked.act);
  return { period, asked };
}

/** How the plan stands to the horizontal principles. */
export function principlesPage(
  key: PlanKey,
  asked: PrincipleForm,
): EntryPage<ReturnType<typeof principleEntryForm>['columns']> {
  const find = (read: Read, actor: Actor) => findVersionFor(read, actor, key, asked.act);
  const saidIn = (row: Parameters<typeof classesOfRow>[1]) => ({
    classes: classesOfRow(asked, row),
    principles: principlesOfRow(asked, row),
  });
  return {
    ...pageOf(key, 'principles'),
    form: principleEntryForm(asked),
    find: async (read, actor) => {
      const { classes, principles, revision } = await find(read, actor);
      return { row: rowOfPrinciples(asked, classes, principles), revision };
    },
    save: async (tx, actor, clock, row, revision) => {
      const { classes, principles } = await find(reading(tx), actor);
      const said = saidIn(row);
      if (!isDeepStrictEqual(saidIn(rowOfPrinciples(asked, classes, principles)), said)) {
        await setPrinciples(tx, actor, clock, { ...key, act: asked.act, revision }, said);
      }
      return versionAddress(key.code, key.number);
    },
  };
}

/** A new part of the target group, or, with its id, one that is there. */
export function segmentPage(key: PlanKey, segmentId?: number): EntryPage<typeof segmentForm.columns> {
  const part = segmentId === undefined ? 'segments/new' : `segments/${segmentId}`;
  return {
    ...pageOf(key, part),
    form: segmentForm,
    find: async (read, actor) => {
      const plan = await findVersionFor(read, actor, key, 'plan.edit');
      if (segmentId === undefined) return { row: {}, revision: 0 };
      const { name, size, description, revision } = segmentIn(plan, segmentId);
      return { row: { name, size, description }, revision };
    },
    save: async (tx, actor, clock, row, revision) => {
      if (segmentId === undefined) await addSegment(tx, actor, clock, key, row);
      else await editSegment(tx, actor, clock, { ...key, id: segmentId, revision }, row);
      return `${versionAddress(key.code, key.number)}#segments`;
    },
  };
}

/** What was decided of a draft that whoever records it has seen in its revision `seen`. */
export function decisionPage(key: PlanKey, seen: number): EntryPage<typeof decisionForm.columns> {
  return {
    ...pageOf(key, 'decide'),
    form: decisionForm,
    find: async (read, actor) => {
      const { revision } = await findVersionFor(read, actor, key, 'plan.decide');
      return { row: {}, revision };
    },
    judge: async (read, { inForceFrom }, actor) => {
      const head = await findPlanHead(read, actor, key.code, 'plan.decide');
      return decisionDoubts(await getPlan(read, head.id, key.number), inForceFrom, head);
    },
    save: async (tx, actor, clock, row, revision) => {
      if (revision !== seen) throw new Refused('plan.refused.changed-since');
      await decidePlan(tx, actor, clock, { ...key, revision }, row);
      return versionAddress(key.code, key.number);
    },
  };
}

/** Giving up a draft, or taking back what was decided. */
export function endPage(key: PlanKey, end: 'discard' | 'withdraw'): EntryPage<typeof reasonForm.columns> {
  return {
    ...pageOf(key, end),
    form: reasonForm,
    find: async (read, actor) => {
      const state = end === 'discard' ? 'draft' : 'in-force';
      await findVersionFor(read, actor, key, `plan.${end}`, state);
      return { row: {}, revision: 0 };
    },
    save: async (tx, actor, clock, { reason }) => {
      await (end === 'discard' ? discardPlan : withdrawPlan)(tx, actor, clock, key, reason);
      return versionAddress(key.code, key.number);
    },
  };
}
