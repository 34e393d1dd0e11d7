import type { ShowPeople } from '#features/audit/public.server.ts';
import type { ProjectHead } from '#features/project/public.ts';
import { listUsers } from '#features/user/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import { inForceOn, type Plan, type PlanKey, type PlanVersion } from './plan.model.ts';
import { type PlanAct, planPolicy } from './plan.policy.ts';
import { findPlanHead, getPlan, listPlanVersions } from './plan.queries.server.ts';

/** All that the page of a version shows. */
export interface PlanPage {
  readonly head: ProjectHead;
  readonly plan: Plan;
  readonly authorName: string;
  readonly isInForce: boolean;
  /** What the reader may do with the plan here, if its state allows it. */
  readonly acts: readonly PlanAct[];
}

/** `show` is told whose name is shown. Throws `NotFound`, `Forbidden`. */
export async function getPlanPage(
  read: Read,
  actor: Actor,
  { code, number }: PlanKey,
  { today, show }: { readonly today: string; readonly show: ShowPeople },
): Promise<PlanPage> {
  const head = await findPlanHead(read, actor, code, 'plan.read');
  const plan = await getPlan(read, head.id, number);
  show(permit(planPolicy, actor, 'plan.read', head.place), {
    subject: { kind: 'plan', id: `${head.code}/${number}` },
    projectId: head.id,
  });
  const [author] = await listUsers(read, [plan.writtenBy]);
  return {
    head,
    plan,
    authorName: author?.name ?? plan.writtenBy,
    isInForce: inForceOn(await listPlanVersions(read, head.id), today)?.number === number,
    acts: actsOn(actor, head),
  };
}

/** What somebody may do with the plan of a project. */
export function actsOn(actor: Actor, { place }: ProjectHead): PlanAct[] {
  return (Object.keys(planPolicy) as PlanAct[]).filter((act) => may(planPolicy, actor, act, place));
}

/** The plan of a project on a day (ISO), with all its versions. */
export interface PlanHome {
  readonly head: ProjectHead;
  readonly versions: readonly PlanVersion[];
  /** In force on the day. */
  readonly plan: Plan | undefined;
  readonly acts: readonly PlanAct[];
}

/** Throws `NotFound`, `Forbidden`. */
export async function getPlanHome(read: Read, actor: Actor, code: string, on: string): Promise<PlanHome> {
  const head = await findPlanHead(read, actor, code, 'plan.read');
  const versions = await listPlanVersions(read, head.id);
  const inForce = inForceOn(versions, on);
  return {
    head,
    versions,
    plan: inForce && (await getPlan(read, head.id, inForce.number)),
    acts: actsOn(actor, head),
  };
}

/** Two versions of a plan; `undefined` where one of the numbers is of none. */
export interface PlanPair {
  readonly head: ProjectHead;
  readonly versions: readonly PlanVersion[];
  readonly pair: { readonly from: Plan; readonly to: Plan } | undefined;
}

/** Two versions by their numbers; where they are not asked for, the newest and the one before it. Throws `NotFound`, `Forbidden`. */
export async function getPlanPair(
  read: Read,
  actor: Actor,
  code: string,
  asked: { readonly from: number; readonly to: number },
): Promise<PlanPair> {
  const head = await findPlanHead(read, actor, code, 'plan.read');
  const versions = await listPlanVersions(read, head.id);
  const numberOf = (wanted: number, otherwise: PlanVersion | undefined) =>
    (versions.find(({ number }) => number === wanted) ?? otherwise)?.number;
  const [to, from] = [numberOf(asked.to, versions[0]), numberOf(asked.from, versions[1])];
  if (from === undefined || to === undefined) return { head, versions, pair: undefined };
  return { head, versions, pair: { from: await getPlan(read, head.id, from), to: await getPlan(read, head.id, to) } };
}
