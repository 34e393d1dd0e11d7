import { recordAct } from '#features/audit/public.server.ts';
import { notify } from '#features/notice/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { type Actor, covers, type Place } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { listHolders, placeOfProject } from '#platform/permission/reach.server.ts';
import { accessPolicy, projectWatch } from './access.policy.ts';
import { closingTime, type GlassProblem, reasonProblem } from './glass.model.ts';
import { findGlassBreak, findProjectId } from './glass.queries.server.ts';

export interface WantedGlass {
  readonly projectCode: string;
  readonly reason: string;
}

/**
 * Opens a project for reading to somebody who has no right to it, for an hour, and tells those whose it is. Throws `Refused` with
 * a `GlassProblem`, `NotFound` when there is no such project.
 */
export async function breakGlass(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { projectCode, reason }: WantedGlass,
): Promise<number> {
  const permission = permit(accessPolicy, actor, 'access.break-glass');
  const projectId = await findProjectId(reading(tx), projectCode);
  if (projectId === undefined) throw new NotFound(`There is no project ${projectCode}.`);
  const place = await placeOfProject(reading(tx), projectId);
  refuse(reasonProblem(reason) ?? needProblem(actor, place));
  const openedAt = clock.now();
  const closesAt = closingTime(openedAt);
  const { id } = await tx
    .insertInto('glassBreak')
    .values({ userId: actor.userId, projectId, reason, openedAt, closesAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: projectCode },
    projectId,
    reason,
    details: { glass: id, closesAt: closesAt.toISOString() },
  });
  await notify(tx, clock, {
    userIds: await listWatchers(reading(tx), place, actor),
    kind: 'access.glass-broken',
    subject: { kind: 'glass', id },
    projectId,
    href: '/workspace/glass',
    args: { code: projectCode, who: actor.name },
  });
  return id;
}

/** Closes a glass before its time: one's own, or one that was broken to a project one watches over. Throws `NotFound`. */
export async function closeGlass(tx: Tx, actor: Actor, clock: Clock, id: number): Promise<void> {
  const glass = await findGlassBreak(reading(tx), actor, id);
  if (!glass) throw new NotFound(`There is no broken glass ${id}.`);
  const permission =
    glass.userId === actor.userId
      ? permit(accessPolicy, actor, 'access.leave-glass')
      : permit(accessPolicy, actor, 'access.close-glass', await placeOfProject(reading(tx), glass.projectId));
  if (!glass.isOpen) return;
  await tx
    .updateTable('glassBreak')
    .set({ closedAt: clock.now(), closedBy: actor.userId })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: glass.projectCode },
    projectId: glass.projectId,
    details: { glass: id },
  });
}

function needProblem({ grants }: Actor, place: Place): GlassProblem | undefined {
  return grants.some(({ scope }) => covers(scope, place)) ? 'access.glass.problem.not-needed' : undefined;
}

function refuse(problem: GlassProblem | undefined): void {
  if (problem) throw new Refused(problem);
}

/** Those whose project it is. */
async function listWatchers(read: Read, place: Place, { userId }: Actor): Promise<string[]> {
  const holders = await listHolders(read, projectWatch, place);
  return holders.filter((holder) => holder !== userId);
}
