import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProfile } from './head.queries.server.ts';
import type { ProjectStatus } from './profile.model.ts';
import type { ProjectProfile } from './profile.queries.server.ts';
import { lockProfile } from './profile-lock.commands.server.ts';
import { projectPolicy } from './project.policy.ts';
import type { RecordedStatus } from './status.model.ts';
import { findStatusOn, listRecordedStatuses } from './status.queries.server.ts';

export interface NewStatus {
  readonly status: ProjectStatus;
  /** ISO. */
  readonly fromOn: string;
  readonly reason: string | null;
}

/** One of the rows that tell of the states of a project. */
interface StatusKey {
  readonly projectId: number;
  readonly statusId: number;
}

/** Says in what state a project is from a day on, past or to come. Throws `NotFound`, `Forbidden`, `Refused`. */
export async function setStatus(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { projectId, ...stated }: NewStatus & { readonly projectId: number },
): Promise<void> {
  const { profile, permission } = await permitOn(tx, actor, 'project.set-status', projectId);
  await expectChange(tx, projectId, stated);
  await insertStatus(tx, clock, actor, { projectId, ...stated });
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: profile.code },
    projectId,
    reason: stated.reason ?? undefined,
    details: { status: stated.status, from: stated.fromOn },
  });
}

/**
 * Says anew what was said wrongly of a state: the row stays, marked as taken back, and another one holds in its place. Throws
 * `NotFound`, `Forbidden`, `Refused`.
 */
export async function correctStatus(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { projectId, statusId, why, ...stated }: NewStatus & StatusKey & { readonly why: string },
): Promise<void> {
  const { profile, permission } = await permitOn(tx, actor, 'project.correct-status', projectId);
  const wrong = await holdingStatus(tx, { projectId, statusId });
  const isMoved = wrong.status !== stated.status || wrong.fromOn !== stated.fromOn;
  if (!isMoved && wrong.reason === stated.reason) throw new Refused('project.refused.status-as-it-was');
  if (isMoved) await expectChange(tx, projectId, stated, statusId);
  await markTakenBack(tx, clock, actor, statusId, why);
  await insertStatus(tx, clock, actor, { projectId, ...stated, correctsId: statusId });
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: profile.code },
    projectId,
    reason: why,
    details: {
      'status-was': wrong.status,
      'from-was': wrong.fromOn,
      'reason-was': wrong.reason ?? '',
      status: stated.status,
      from: stated.fromOn,
      'status-reason': stated.reason ?? '',
    },
  });
}

/** Takes back a state that should not have been said: the one before it goes on. Throws `NotFound`, `Forbidden`, `Refused`. */
export async function takeBackStatus(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { projectId, statusId, why }: StatusKey & { readonly why: string },
): Promise<void> {
  const { profile, permission } = await permitOn(tx, actor, 'project.take-back-status', projectId);
  const wrong = await holdingStatus(tx, { projectId, statusId });
  await markTakenBack(tx, clock, actor, statusId, why);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: profile.code },
    projectId,
    reason: why,
    details: { 'status-was': wrong.status, 'from-was': wrong.fromOn, 'reason-was': wrong.reason ?? '' },
  });
}

/** Records a state without asking whether it may be: for acts that have asked. */
export async function insertStatus(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  stated: NewStatus & { readonly projectId: number; readonly correctsId?: number },
): Promise<void> {
  await tx
    .insertInto('projectStatus')
    .values({ ...stated, recordedAt: clock.now(), recordedBy: actor.userId })
    .execute();
}

type StatusAct = 'project.set-status' | 'project.correct-status' | 'project.take-back-status';

/** Until the transaction ends nobody else says anything of the states of the project. */
async function permitOn(tx: Tx, actor: Actor, act: StatusAct, projectId: number) {
  const profile: ProjectProfile = await lockProfile(tx, projectId);
  const place = await placeOfProfile(reading(tx), projectId, profile.keptForProjectId);
  return { profile, permission: permit(projectPolicy, actor, act, place) };
}

/** A state that the project is in already on that day says nothing new. `besideId` is a row that does not count. */
async function expectChange(
  tx: Tx,
  projectId: number,
  { status, fromOn }: NewStatus,
  besideId?: number,
): Promise<void> {
  const before = await findStatusOn(reading(tx), projectId, fromOn, besideId);
  if (before === status) throw new Refused('project.refused.same-status');
}

async function holdingStatus(tx: Tx, { projectId, statusId }: StatusKey): Promise<RecordedStatus> {
  const statuses = await listRecordedStatuses(reading(tx), projectId);
  const found = statuses.find(({ id }) => id === statusId);
  if (!found) throw new NotFound(`The project has no state ${statusId}.`);
  if (found.takenBack) throw new Refused('project.refused.status-taken-back');
  return found;
}

async function markTakenBack(tx: Tx, clock: Clock, actor: Actor, statusId: number, why: string): Promise<void> {
  await tx
    .updateTable('projectStatus')
    .set({ takenBackAt: clock.now(), takenBackBy: actor.userId, takenBackReason: why })
    .where('id', '=', statusId)
    .execute();
}
