import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { listHanging } from './hanging.queries.server.ts';
import { placeOfProfile } from './head.queries.server.ts';
import { lockProfile } from './profile-lock.commands.server.ts';
import { projectPolicy } from './project.policy.ts';

/**
 * Discards a project that was begun by mistake, with its states and the bonds that lead to it. What was known of it stays on record;
 * under its official code it may be begun anew. Throws `NotFound`, `Forbidden`, and `Refused` while anything hangs on it.
 */
export async function discardProject(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { projectId, reason }: { readonly projectId: number; readonly reason: string },
): Promise<void> {
  const profile = await lockProfile(tx, projectId);
  const place = await placeOfProfile(reading(tx), projectId, profile.keptForProjectId);
  const permission = permit(projectPolicy, actor, 'project.discard', place);
  if ((await listHanging(reading(tx), projectId)).length > 0) throw new Refused('project.refused.hanging');
  await takeBackStatuses(tx, actor, clock, projectId, reason);
  await sql`select discard_project(${projectId}, ${reason}, ${clock.now()})`.execute(tx);
  // Only now: by a bond to its coordination project many reach it at all.
  const bonds = await rejectBonds(tx, clock, projectId);
  const { code, name, kind } = profile;
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: code },
    projectId,
    reason,
    details: { name, kind, ...(bonds.length > 0 && { bonds }) },
  });
}

async function takeBackStatuses(tx: Tx, actor: Actor, clock: Clock, projectId: number, why: string): Promise<void> {
  await tx
    .updateTable('projectStatus')
    .set({ takenBackAt: clock.now(), takenBackBy: actor.userId, takenBackReason: why })
    .where('projectId', '=', projectId)
    .where('takenBackAt', 'is', null)
    .execute();
}

/** The codes of the projects from which bonds lead to the project; those that lead from it keep it from being discarded. */
async function rejectBonds(tx: Tx, clock: Clock, projectId: number): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    update project_link link
    set status = 'rejected', basis = 'person', decided_at = ${clock.now()}
    from project origin
    where link.to_project_id = ${projectId} and link.status = 'confirmed' and origin.id = link.from_project_id
    returning origin.code`.execute(tx);
  return rows.map(({ code }) => code);
}
