import { type RawBuilder, sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import type { MeasureHead } from '#features/measure/public.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, selectRows, type Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { Permission } from '#platform/permission/policy.ts';
import { mayBecome, type SeatState } from './seat.model.ts';
import type { SeatAct } from './seat.policy.ts';
import { permitOnSeats } from './seat-permission.ts';
import type { HeldDays } from './seat-use.model.ts';
import { seatViewOf } from './seat-view.model.ts';
import { servedBy } from './served.server.ts';

/** What every act on the seats of a measure begins with. */
export interface Step {
  readonly tx: Tx;
  readonly clock: Clock;
  readonly head: MeasureHead;
  readonly permission: Permission<SeatAct>;
}

/** The audit is read by more people than the seats of a sensitive service: it tells there how many persons they were, not who. */
export function personsToTell({ isSensitive }: MeasureHead, numbers: readonly number[]) {
  return isSensitive ? { personCount: numbers.length } : { persons: numbers };
}

export function personToTell({ isSensitive }: MeasureHead, { number }: { readonly number: number }) {
  return isSensitive ? {} : { person: number };
}

/** Permits an act on the seats of a measure and lets nobody else change them until the transaction ends. Throws `NotFound`, `Forbidden`. */
export async function stepInto(tx: Tx, actor: Actor, clock: Clock, act: SeatAct, measureId: number): Promise<Step> {
  // The seats of a measure are counted against its row: two who give the last one come one after the other.
  await sql`select measure.id from measure where measure.id = ${measureId} for no key update`.execute(tx);
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permitOnSeats(actor, act, head);
  return { tx, clock, head, permission };
}

/** The days are those of a seat that is held; of one that is waited for nobody asks for them. */
export interface LockedSeat extends HeldDays {
  readonly id: number;
  readonly number: number;
  readonly participantId: number;
  readonly replyBy: string | null;
  /** The last day of the seat, or of the measure where that comes first. */
  readonly lastOn: string | null;
  readonly state: SeatState;
  readonly workPlaceId: number | null;
  readonly revision: number;
}

/** Seats of the measure, by a condition; they are locked with the measure. */
export function seatsWhere({ tx, head }: Step, condition: RawBuilder<unknown>): Promise<LockedSeat[]> {
  return selectRows(
    reading(tx),
    sql<LockedSeat>`
      select seat.id, numbered.number, seat.participant_id, seat.state, seat.reply_by, seat.starts_on, seat.ends_on,
        least(seat.ends_on, ending.last_on) as last_on, seat.work_place_id, seat.revision
      from seat
      cross join last_day_of_measure(${head.id}) ending
      join participant_number numbered on numbered.id = seat.participant_id
      where seat.measure_id = ${head.id} and ${condition}
      order by seat.asked_at, seat.id
      for no key update of seat`,
  );
}

/** A seat of which the actor is to know, and that may go on to a state. Throws `NotFound`, `Refused`. */
export async function seatToChange(step: Step, seatId: number, to: SeatState): Promise<LockedSeat> {
  const { actor } = step.permission;
  const known = servedBy(actor, seatViewOf(actor, step.head));
  const [seat] = await seatsWhere(step, sql`seat.id = ${seatId} and ${known}`);
  if (!seat) throw new NotFound(`The measure has no seat ${seatId}.`);
  if (!mayBecome(seat.state, to)) throw new Refused('seat.refused.moved-on');
  return seat;
}

export async function recordSeatAct(
  step: Step,
  seat: LockedSeat,
  state: SeatState,
  reason: string | undefined,
  days: Readonly<Record<string, string | null>> = {},
): Promise<void> {
  const { tx, clock, head, permission } = step;
  const told = reason === '' ? undefined : reason;
  await recordSteps(step, [seat.id], state, told);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'seat', id: seat.id },
    projectId: head.projectId,
    details: { ...personToTell(head, seat), ...days },
  });
}

/** The step that brought seats to what they say now; by which day an offer is to be answered stays known after it was. */
export async function recordSteps(
  { tx, clock, permission }: Step,
  seatIds: readonly number[],
  state: SeatState,
  reason?: string,
): Promise<void> {
  await sql`
    insert into seat_event (seat_id, state, acted_at, acted_by, reason, reply_by)
    select given.id, ${state}, ${clock.now()}, ${permission.actor.userId}, ${reason ?? null}, seat.reply_by
    from unnest(${[...seatIds]}::int[]) as given (id)
    join seat on seat.id = given.id`.execute(tx);
}
