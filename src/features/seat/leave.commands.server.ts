import { sql } from 'kysely';
import { type Clock, dayAsRead, finnishDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { releaseCallOffs } from './call-off.server.ts';
import { expectRoom } from './seat-room.server.ts';
import { type LockedSeat, recordSeatAct, type Step, seatsWhere, seatToChange, stepInto } from './seat-step.server.ts';
import { refuseThoseWithSeat } from './seated.server.ts';

/** Ends a seat early, with the last day on which it was used, which is over or today. Throws `Refused`, `NotFound`. */
export async function leaveSeat(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  left: { readonly measureId: number; readonly seatId: number; readonly lastDay: string; readonly reason: string },
): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'seat.leave', left.measureId);
  const seat = await seatToChange(step, left.seatId, 'left');
  expectLeft(step, seat, left.lastDay);
  if (seat.lastOn !== null && left.lastDay > seat.lastOn)
    throw new Refused('seat.refused.left-after', { day: dayAsRead(seat.lastOn) });
  await setEnd(step, seat, 'left', left.lastDay);
  await releaseCallOffs(tx, [seat.id], left.lastDay);
  await recordSeatAct(step, seat, 'left', left.reason, { until: left.lastDay });
}

/**
 * Says otherwise of a seat that was noted as left: another last day, or, without one, that the person did not leave and has the seat to
 * the end of the measure. Throws `Refused` also when the seat was given to somebody else meanwhile, and `NotFound`.
 */
export async function correctLeaving(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  corrected: {
    readonly measureId: number;
    readonly seatId: number;
    readonly lastDay: string | null;
    readonly reason: string;
    readonly revision: number;
  },
): Promise<void> {
  const { lastDay, reason } = corrected;
  const step = await stepInto(tx, actor, clock, 'seat.correct-leaving', corrected.measureId);
  const [seat] = await seatsWhere(step, sql`seat.id = ${corrected.seatId}`);
  if (!seat) throw new NotFound(`The measure has no seat ${corrected.seatId}.`);
  if (seat.state !== 'left') throw new Refused('seat.refused.not-left');
  if (seat.revision !== corrected.revision) throw new Conflict('The seat has changed meanwhile.');
  if (lastDay !== null) expectLeft(step, seat, lastDay);
  else await refuseThoseWithSeat(step, [seat.participantId], finnishDate(clock.now()));
  await expectRoom(step, { startsOn: seat.startsOn, endsOn: lastDay, workPlaceId: seat.workPlaceId }, [seat.id]);
  const state = lastDay === null ? 'taken' : 'left';
  await setEnd(step, seat, state, lastDay);
  if (lastDay !== null) await releaseCallOffs(tx, [seat.id], lastDay);
  await recordSeatAct(step, seat, state, reason, { before: seat.endsOn, until: lastDay });
}

/** Nobody leaves before having begun, nor on a day to come: what is agreed for then are the days of the seat. */
function expectLeft({ clock }: Step, { startsOn }: LockedSeat, lastDay: string): void {
  const today = finnishDate(clock.now());
  if (startsOn > today) throw new Refused('seat.refused.not-begun', { day: dayAsRead(startsOn) });
  if (lastDay < startsOn) throw new Refused('seat.refused.left-before', { day: dayAsRead(startsOn) });
  if (lastDay > today) throw new Refused('seat.refused.left-later');
}

async function setEnd({ tx }: Step, { id }: LockedSeat, state: 'left' | 'taken', endsOn: string | null): Promise<void> {
  await sql`
    update seat set state = ${state}, ends_on = ${endsOn}, revision = revision + 1 where seat.id = ${id}`.execute(tx);
}
