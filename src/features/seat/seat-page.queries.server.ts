import { isSensitiveKind, type MeasureHead, measureKinds } from '#features/measure/public.ts';
import { participantPolicy } from '#features/participant/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may } from '#platform/permission/policy.ts';
import { paysWage } from './package.model.ts';
import { findSubsidy, listCallOffs, listCapacity, listChosenModules, listTray } from './package.queries.server.ts';
import { findPreparationsOfSeats } from './preparation.queries.server.ts';
import { mayBecome } from './seat.model.ts';
import type { SeatAct } from './seat.policy.ts';
import { type FoundSeat, findSeat, listOtherSeats, listSeatSteps } from './seat.queries.server.ts';
import { mayOnSeats } from './seat-permission.ts';
import { seatViewOf } from './seat-view.model.ts';
import { servedBy } from './served.server.ts';
import { findFullestWeek } from './week-hours.queries.server.ts';

/** All that the page of one seat shows to its reader. Throws `NotFound`, also of seats that the reader is not to know of. */
export async function getSeatPage(read: Read, actor: Actor, head: MeasureHead, seatId: number, today: string) {
  const view = seatViewOf(actor, head);
  const seat = await findSeat(read, head.id, seatId, servedBy(actor, view));
  const isHeld = seat?.state === 'taken' || seat?.state === 'offered' || seat?.state === 'left';
  if (!seat || view === 'counts' || (view === 'held' && !isHeld)) throw new NotFound(`There is no seat ${seatId}.`);
  const seesAll = view === 'line';
  const mayDo = (act: SeatAct) => mayOnSeats(actor, act, head);
  const hasSeat = seat.state === 'taken' || seat.state === 'left';
  const { askedAt, ...told } = seat;
  return {
    seat: told,
    // Whoever runs a measure is not told of its line, nor since when somebody was in it.
    askedAt: seesAll ? askedAt : undefined,
    steps: seesAll ? await listSeatSteps(read, seat.id) : [],
    others: seesAll ? await listOtherSeats(read, seat, measureKinds.filter(isSensitiveKind)) : [],
    preparation: seesAll ? await preparationFor(read, head, seat, today) : undefined,
    week: seesAll && isHeld ? await findFullestWeek(read, seat, today) : undefined,
    subsidy: seesAll && paysWage(head.kind) ? await findSubsidy(read, seat.id) : undefined,
    modules: seesAll ? await listChosenModules(read, seat.id) : [],
    callOffs: seesAll ? await listCallOffs(read, seat.id) : [],
    may: {
      accept: seat.state === 'offered' && mayDo('seat.accept'),
      decline: mayBecome(seat.state, 'declined') && mayDo('seat.decline'),
      cancel: mayBecome(seat.state, 'cancelled') && mayDo('seat.cancel'),
      leave: mayBecome(seat.state, 'left') && (seat.startsOn ?? '') <= today && mayDo('seat.leave'),
      correctPerson: seesAll && may(participantPolicy, actor, 'participant.correct', head.place),
      correctLeaving: seat.state === 'left' && mayDo('seat.correct-leaving'),
      changeDays: (seat.state === 'taken' || seat.state === 'offered') && mayDo('seat.change-days'),
      recordSubsidy: hasSeat && paysWage(head.kind) && mayDo('wage-subsidy.record'),
      chooseModule: hasSeat && mayDo('seat-module.choose') && (await listTray(read, head.id)).length > 0,
      callOff: hasSeat && mayDo('call-off.reserve') && (await listCapacity(read, head.id)).length > 0,
    },
  };
}

/** Whether the person of a seat has gone through what comes before, on the day from which it is or could be held. */
async function preparationFor(read: Read, head: MeasureHead, { id, startsOn }: FoundSeat, today: string) {
  const day = head.startsOn !== null && head.startsOn > today ? head.startsOn : today;
  return (await findPreparationsOfSeats(read, head.id, [{ id, startsOn }], day))?.[id];
}

export type SeatPage = Awaited<ReturnType<typeof getSeatPage>>;
