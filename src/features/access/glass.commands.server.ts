import { sql } from 'kysely';
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
import { findGlassBreak } from './glass.queries.server.ts';

export interface WantedGlass {
  readonly projectCode: string;
  readonly reason: string;
}

/**
 * Opens a project for reading to somebody who has no right to it, for an hour, and tells those whose it is. Sent twice, it opens once.
 * Throws `Refused` with a `GlassProblem`, `NotFound` when there is no such project.
 */
export async function breakGlass(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { projectCode, reason }: WantedGlass,
): Promise<number> {
  const permission = permit(accessPolicy, actor, 'access.break-glass');
  const projectId = await takeTurnAtProject(tx, actor, projectCode);
  if (projectId === undefined) throw new NotFound(`There is no project ${projectCode}.`);
  const place = await placeOfProject(reading(tx), projectId);
  refuse(reasonProblem(reason) ?? needProblem(actor, place));
  const openedAt = clock.now();
  const closesAt = closingTime(openedAt);
  const { id, isNew } = await openGlass(tx, actor, {
    projectId,
    reason,
    openedAt,
    closesAt,
    roleGrantId: permission.grant.id,
  });
  if (!isNew) return id;
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
  const { numUpdatedRows } = await tx
    .updateTable('glassBreak')
    .set({ closedAt: clock.now(), closedBy: actor.userId })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  // Somebody else has closed it at the same moment, and is in the audit for it.
  if (numUpdatedRows === 0n) return;
  await recordAct(tx, clock, permission, {
    subject: { kind: 'project', id: glass.projectCode },
    projectId: glass.projectId,
    details: { glass: id },
  });
}

/** The project, for one act of the user at a time: the second of two clicks waits until the first is there to be found. */
async function takeTurnAtProject(tx: Tx, { userId }: Actor, code: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    /* prepared turn-at-project */
    select project.id, pg_advisory_xact_lock(hashtextextended(${`glass ${userId}`}, project.id))
    from project where project.code = ${code}`.execute(tx);
  return rows[0]?.id;
}

interface NewGlass {
  readonly projectId: number;
  readonly reason: string;
  readonly openedAt: Date;
  readonly closesAt: Date;
  readonly roleGrantId: number;
}

/** Writes the glass down as broken, unless it stands open. */
async function openGlass(
  tx: Tx,
  { userId }: Actor,
  { projectId, reason, openedAt, closesAt, roleGrantId }: NewGlass,
): Promise<{ readonly id: number; readonly isNew: boolean }> {
  const { rows } = await sql<{ id: number; isNew: boolean }>`
    /* prepared open-glass */
    with standing as (
      select open_glass.id from open_glass where open_glass.user_id = ${userId} and open_glass.project_id = ${projectId}
    ), broken as (
      insert into glass_break (user_id, project_id, reason, opened_at, closes_at, role_grant_id)
      select ${userId}, ${projectId}::int, ${reason}, ${openedAt}::timestamptz, ${closesAt}::timestamptz,
        ${roleGrantId}::int
      where not exists (select from standing)
      returning id
    )
    select broken.id, true as is_new from broken
    union all
    select standing.id, false from standing
    limit 1`.execute(tx);
  const [glass] = rows;
  if (!glass) throw new Error('The glass was neither broken nor standing open.');
  return glass;
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
