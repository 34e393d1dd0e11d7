import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { findMeasureHead } from './head.queries.server.ts';
import { rowOfSession, type SessionState, type SessionTerms } from './session.model.ts';
import { sessionPolicy } from './session.policy.ts';
import { findSession } from './session.queries.server.ts';

/** A day of the most crowded course has fewer; more at once are a slip of the hand. */
export const mostSessionsAtOnce = 400;

/** Plans sessions of a measure, all at once, with those of its staff who are present at each. Throws `Refused`, `NotFound`. */
export async function planSessions(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  measureId: number,
  planned: { readonly sessions: readonly SessionTerms[]; readonly staffIds: readonly number[] },
): Promise<number[]> {
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(sessionPolicy, actor, 'measure-session.plan', head.place);
  const { sessions, staffIds } = planned;
  if (sessions.length === 0) throw new Refused('measure.refused.no-sessions');
  if (sessions.length > mostSessionsAtOnce)
    throw new Refused('measure.refused.many-sessions', { most: mostSessionsAtOnce });
  if (head.state === 'cancelled') throw new Refused('measure.refused.cancelled');
  const recorded = { recordedAt: clock.now(), recordedBy: actor.userId };
  const rows = await tx
    .insertInto('session')
    .values(sessions.map((terms) => ({ ...terms, measureId, ...recorded })))
    .returning('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  await placeStaff(tx, measureId, ids, staffIds);
  const days = sessions.map(({ startsAt }) => finnishDate(startsAt)).toSorted();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id: measureId },
    projectId: head.projectId,
    details: { sessions: ids, from: days[0] ?? null, until: days.at(-1) ?? null },
  });
  return ids;
}

/**
 * Changes when, where and about what a session is; what changes nothing is no new revision. Throws `Conflict` when somebody else has changed it
 * meanwhile, `NotFound`.
 */
export async function changeSession(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  session: { readonly measureId: number; readonly id: number; readonly revision: number },
  terms: SessionTerms,
): Promise<void> {
  const { measureId, id, revision } = session;
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(sessionPolicy, actor, 'measure-session.plan', head.place);
  const stored = await findSession(reading(tx), measureId, id);
  if (isDeepStrictEqual(rowOfSession(stored), rowOfSession(terms))) return;
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({ ...terms, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Conflict('Somebody else has changed the session meanwhile.');
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure-session', id },
    projectId: head.projectId,
    details: { revision: revision + 1 },
  });
}

/** Says who of the staff of a measure is present at a session; nobody else is any more. Throws `NotFound`, `Refused`. */
export async function chooseSessionStaff(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  session: { readonly measureId: number; readonly id: number },
  staffIds: readonly number[],
): Promise<void> {
  const { measureId, id } = session;
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(sessionPolicy, actor, 'measure-session.plan', head.place);
  await findSession(reading(tx), measureId, id);
  // Two who choose at once come one after the other.
  await tx.selectFrom('session').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  await tx.deleteFrom('sessionStaff').where('sessionId', '=', id).execute();
  await placeStaff(tx, measureId, [id], staffIds);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure-session', id },
    projectId: head.projectId,
    details: { staff: [...staffIds] },
  });
}

/** A session is not held; nothing happens when that is known already. Throws `NotFound`. */
export function cancelSession(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  session: { readonly measureId: number; readonly id: number },
): Promise<void> {
  return setState(tx, actor, clock, session, { act: 'measure-session.cancel', state: 'cancelled' });
}

/** A cancelled session is held after all. Throws `NotFound`. */
export function restoreSession(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  session: { readonly measureId: number; readonly id: number },
): Promise<void> {
  return setState(tx, actor, clock, session, { act: 'measure-session.restore', state: 'planned' });
}

async function setState(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { measureId, id }: { readonly measureId: number; readonly id: number },
  { act, state }: { readonly act: 'measure-session.cancel' | 'measure-session.restore'; readonly state: SessionState },
): Promise<void> {
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(sessionPolicy, actor, act, head.place);
  await findSession(reading(tx), measureId, id);
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set((row) => ({ state, revision: row('revision', '+', 1) }))
    .where('id', '=', id)
    .where('state', '<>', state)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return;
  await recordAct(tx, clock, permission, { subject: { kind: 'measure-session', id }, projectId: head.projectId });
}

/** Each of the staff is present at those of the sessions that lie within their days. Throws `Refused` where somebody works elsewhere. */
async function placeStaff(
  tx: Tx,
  measureId: number,
  sessionIds: readonly number[],
  staffIds: readonly number[],
): Promise<void> {
  if (staffIds.length === 0) return;
  const { rows } = await sql<{ id: number }>`
    select id from measure_staff where measure_id = ${measureId} and id = any (${[...staffIds]}::int[])`.execute(tx);
  if (rows.length < new Set(staffIds).size) throw new Refused('measure.refused.foreign-staff');
  await sql`
    insert into session_staff (session_id, measure_staff_id)
    select session.id, staff.id
    from session
    cross join lateral (select (session.starts_at at time zone 'Europe/Helsinki')::date as held_on) day
    join measure_staff staff on staff.measure_id = session.measure_id and staff.id = any (${[...staffIds]}::int[])
      and staff.from_on <= day.held_on and (staff.until_on is null or day.held_on < staff.until_on)
    where session.id = any (${[...sessionIds]}::int[])`.execute(tx);
}
