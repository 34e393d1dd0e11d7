import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { releaseCallOffs } from './call-off.server.ts';
import { isOver, type SeatState } from './seat.model.ts';
import { limitsOf } from './seat-room.server.ts';
import {
  type LockedSeat,
  personsToTell,
  recordSeatAct,
  recordSteps,
  type Step,
  seatsWhere,
  seatToChange,
  stepInto,
} from './seat-step.server.ts';

/** Somebody does not want the seat, offered or still waited for. Throws `Refused`, `NotFound`. */
export async function declineSeat(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { measureId, seatId, reason }: { readonly measureId: number; readonly seatId: number; readonly reason?: string },
): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'seat.decline', measureId);
  const seat = await seatToChange(step, seatId, 'declined');
  await giveUp(step, seat, 'declined', reason);
}

/** Takes somebody out of the line, or back a seat that has not begun. Throws `Refused`, `NotFound`. */
export async function cancelSeat(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { measureId, seatId, reason }: { readonly measureId: number; readonly seatId: number; readonly reason: string },
): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'seat.cancel', measureId);
  const seat = await seatToChange(step, seatId, 'cancelled');
  if (reason === '') throw new Refused('seat.refused.reason-missing');
  if (seat.state === 'taken' && seat.startsOn <= finnishDate(clock.now())) throw new Refused('seat.refused.has-begun');
  await giveUp(step, seat, 'cancelled', reason);
}

/**
 * Takes out of a measure that is over those who wait for a seat, have an offer, or were to begin when it was over already; and gives back
 * the capacity that was reserved for days after it. Those who had begun end with the measure by themselves. Throws `Refused`.
 */
export async function settleSeats(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { measureId, reason }: { readonly measureId: number; readonly reason: string },
): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'seat.settle', measureId);
  const { head, permission } = step;
  if (!isOver(head.state)) throw new Refused('seat.refused.measure-goes-on');
  if (reason === '') throw new Refused('seat.refused.reason-missing');
  const { lastOn } = await limitsOf(step);
  const left = await seatsWhere(
    step,
    sql`(seat.state in ('waiting', 'offered') or seat.state = 'taken' and seat.starts_on > ${lastOn}::date)`,
  );
  const ids = left.map(({ id }) => id);
  await sql`
    update seat set state = 'cancelled', reply_by = null, revision = revision + 1 where id = any (${ids}::int[])`.execute(
    tx,
  );
  await recordSteps(step, ids, 'cancelled', reason);
  await releaseCallOffs(tx, ids, null);
  const held = await seatsWhere(step, sql`seat.state in ('taken', 'left')`);
  await releaseCallOffs(
    tx,
    held.map(({ id }) => id),
    lastOn,
  );
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id: head.id },
    projectId: head.projectId,
    reason,
    details: personsToTell(
      head,
      left.map(({ number }) => number),
    ),
  });
}

async function giveUp(step: Step, seat: LockedSeat, state: SeatState, reason: string | undefined): Promise<void> {
  await sql`
    update seat set state = ${state}, reply_by = null, revision = revision + 1 where seat.id = ${seat.id}`.execute(
    step.tx,
  );
  await releaseCallOffs(step.tx, [seat.id], null);
  await recordSeatAct(step, seat, state, reason);
}
