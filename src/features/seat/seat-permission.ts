import type { MeasureHead } from '#features/measure/public.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may, type Permission, permit } from '#platform/permission/policy.ts';
import { type SeatAct, seatPolicy } from './seat.policy.ts';

/** What of a measure decides who may act on its seats. */
type Guarded = Pick<MeasureHead, 'place' | 'isSensitive'>;

/**
 * In a sensitive service whoever does not see the line can only add to it, or look at the counts: other acts on its seats would tell by
 * their answers who is there.
 */
function needsLine({ isSensitive }: Guarded, act: SeatAct): boolean {
  return isSensitive && act !== 'seat.request' && act !== 'seat.read';
}

/** The act by which somebody is allowed to know on whose seat an act is done: whoever runs a measure knows who left it. */
function knowingAct(actor: Actor, act: SeatAct, { place }: Guarded): SeatAct {
  return act === 'seat.leave' && may(seatPolicy, actor, 'seat.read-held', place)
    ? 'seat.read-held'
    : 'seat.read-sensitive-line';
}

/** Permits an act on the seats of a measure. Throws `Forbidden`. */
export function permitOnSeats(actor: Actor, act: SeatAct, measure: Guarded): Permission<SeatAct> {
  const permission = permit(seatPolicy, actor, act, measure.place);
  if (needsLine(measure, act)) permit(seatPolicy, actor, knowingAct(actor, act, measure), measure.place);
  return permission;
}

/** Whether `permitOnSeats` would let it pass: for showing or leaving out a button. */
export function mayOnSeats(actor: Actor, act: SeatAct, measure: Guarded): boolean {
  return (
    may(seatPolicy, actor, act, measure.place) &&
    (!needsLine(measure, act) || may(seatPolicy, actor, knowingAct(actor, act, measure), measure.place))
  );
}
