import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { type Clock, dayAsRead, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { listUnprepared } from './preparation.queries.server.ts';
import { refuseNumbers, refuseOver, without } from './refusal.model.ts';
import { holdingStates, passedOver } from './seat.model.ts';
import { expectRoom, type SeatTerms } from './seat-room.server.ts';
import {
  type LockedSeat,
  personsToTell,
  recordSteps,
  type Step,
  seatsWhere,
  seatToChange,
  stepInto,
} from './seat-step.server.ts';
import { numbersAsWritten } from './whom.model.ts';

/** To whom seats are given, by their numbers, and why the line is not followed, where it is not. */
interface Chosen extends SeatTerms {
  readonly measureId: number;
  readonly numbers: readonly number[];
  readonly reason?: string | undefined;
}

/** Offers seats to persons who stand in line, by their numbers, held for them until the day of reply. Throws `Refused`. */
export async function offerSeats(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  offer: Chosen & { readonly replyBy: string },
): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'seat.offer', offer.measureId);
  refuseOver(step.head);
  if (offer.replyBy < finnishDate(clock.now())) throw new Refused('seat.refused.reply-past');
  const line = await lineOf(step, offer.numbers);
  refuseNumbers(
    'seat.refused.has-offer',
    line.filter(({ state }) => state === 'offered').map(({ number }) => number),
  );
  const exceptions = await expectReason(step, line, offer);
  await give(step, line, { ...offer, state: 'offered', ...exceptions });
}

/** Gives seats to persons who stand in line or have an offer, by their numbers. Throws `Refused`. */
export async function takeSeats(tx: Tx, actor: Actor, clock: Clock, taken: Chosen): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'seat.take', taken.measureId);
  const line = await lineOf(step, taken.numbers);
  await give(step, line, { ...taken, state: 'taken', ...(await expectReason(step, line, taken)) });
}

/** The person of an offer says yes: the seat is theirs for the days of the offer. Throws `Refused`, `NotFound`. */
export async function acceptOffer(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { measureId, seatId }: { readonly measureId: number; readonly seatId: number },
): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'seat.accept', measureId);
  const seat = await seatToChange(step, seatId, 'taken');
  if (seat.state !== 'offered') throw new Refused('seat.refused.no-offer');
  if (seat.replyBy !== null && seat.replyBy < finnishDate(clock.now()))
    throw new Refused('seat.refused.reply-late', { day: dayAsRead(seat.replyBy) });
  await give(step, [seat], { ...seat, state: 'taken', passed: [], unprepared: [] });
}

/** The seats in line of persons by their numbers. Throws `Refused` when somebody is not in line. */
async function lineOf(step: Step, numbers: readonly number[]): Promise<LockedSeat[]> {
  const line = await seatsWhere(
    step,
    sql`seat.state in ('waiting', 'offered') and numbered.number = any (${[...numbers]}::int[])`,
  );
  refuseNumbers(
    'seat.refused.not-in-line',
    without(
      numbers,
      line.map(({ number }) => number),
    ),
  );
  return line;
}

/**
 * Who waits longer than somebody to whom a seat is given now. Throws `Refused` when there is somebody and nobody says why they are
 * passed over.
 */
async function expectOrder(step: Step, line: readonly LockedSeat[], reason: string | undefined): Promise<number[]> {
  const waiting = await seatsWhere(step, sql`seat.state = 'waiting'`);
  const over = passedOver(
    waiting.map(({ number }) => number),
    line.map(({ number }) => number),
  );
  if (!reason) refuseNumbers('seat.refused.passed-over', over);
  return over;
}

/** What is not as usual when seats are given, by numbers of persons: for that there is a reason. */
interface Exceptions {
  /** Who waits longer. */
  readonly passed: readonly number[];
  /** Who has not gone through what comes before the measure. */
  readonly unprepared: readonly number[];
}

/** Throws `Refused` where somebody is passed over, or not prepared, and nobody says why. */
async function expectReason(
  step: Step,
  line: readonly LockedSeat[],
  { startsOn, reason }: Pick<Chosen, 'startsOn' | 'reason'>,
): Promise<Exceptions> {
  const unprepared = await listUnprepared(reading(step.tx), step.head.id, line, startsOn);
  if (!reason) refuseNumbers('seat.refused.unprepared', unprepared);
  return { unprepared, passed: await expectOrder(step, line, reason) };
}

interface Given extends SeatTerms, Exceptions {
  readonly state: 'offered' | 'taken';
  readonly replyBy?: string | null;
  readonly reason?: string | undefined;
}

async function give(
  step: Step,
  line: readonly LockedSeat[],
  { state, startsOn, endsOn, workPlaceId, replyBy = null, passed, unprepared, reason }: Given,
): Promise<void> {
  const { tx, clock, head, permission } = step;
  const ids = line.map(({ id }) => id);
  await expectRoom(step, { startsOn, endsOn, workPlaceId }, ids);
  await expectSameOne(step, line);
  await sql`
    update seat set state = ${state}, reply_by = ${state === 'offered' ? replyBy : null}, starts_on = ${startsOn}, ends_on = ${endsOn},
      work_place_id = ${workPlaceId}, revision = revision + 1
    where seat.id = any (${ids}::int[])`.execute(tx);
  // A reason is kept where it was needed.
  const why = passed.length + unprepared.length > 0 ? reason : undefined;
  await recordSteps(step, ids, state, why);
  const persons = line.map(({ number }) => number);
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id: head.id },
    projectId: head.projectId,
    reason: why,
    details: {
      ...personsToTell(head, persons),
      from: startsOn,
      until: endsOn,
      ...(passed.length > 0 && (head.isSensitive ? { passedOverCount: passed.length } : { passedOver: passed })),
      ...(unprepared.length > 0 && (head.isSensitive ? { unpreparedCount: unprepared.length } : { unprepared })),
    },
  });
}

/** A measure for one person stays that person's, also after it was left. */
async function expectSameOne(step: Step, line: readonly LockedSeat[]): Promise<void> {
  if (step.head.shape !== 'individual') return;
  const others = await seatsWhere(step, sql`seat.state = any (${[...holdingStates]}::text[])`);
  const persons = new Map([...others, ...line].map(({ participantId, number }) => [participantId, number]));
  if (persons.size > 1) throw new Refused('seat.refused.for-one', { persons: numbersAsWritten([...persons.values()]) });
}

/** Gives a seat other days or another work place, if its revision is still `revision`. Throws `Conflict`, `Refused`, `NotFound`. */
export async function changeSeatDays(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  changed: { readonly measureId: number; readonly seatId: number; readonly revision: number } & SeatTerms,
): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'seat.change-days', changed.measureId);
  const [seat] = await seatsWhere(step, sql`seat.id = ${changed.seatId}`);
  if (!seat) throw new NotFound(`The measure has no seat ${changed.seatId}.`);
  if (seat.revision !== changed.revision) throw new Conflict('The seat has changed meanwhile.');
  if (seat.state !== 'offered' && seat.state !== 'taken') throw new Refused('seat.refused.moved-on');
  const { startsOn, endsOn, workPlaceId } = changed;
  await expectRoom(step, { startsOn, endsOn, workPlaceId }, [seat.id]);
  await sql`
    update seat set starts_on = ${startsOn}, ends_on = ${endsOn}, work_place_id = ${workPlaceId}, revision = revision + 1
    where seat.id = ${seat.id}`.execute(tx);
  await recordAct(tx, clock, step.permission, {
    subject: { kind: 'seat', id: seat.id },
    projectId: step.head.projectId,
    details: { from: startsOn, until: endsOn },
  });
}
