import { type RawBuilder, sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import type { MeasureHead } from '#features/measure/public.ts';
import { listParticipantsByNumber, recordParticipants } from '#features/participant/public.server.ts';
import type { NumberedParticipant, Sex } from '#features/participant/public.ts';
import { type Clock, dayAsRead, finnishDate } from '#platform/clock.ts';
import { reading, selectRows, type Tx } from '#platform/db/database.server.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { releaseCallOffs } from './call-off.server.ts';
import { daysProblem, holdingStates, isOver, mayBecome, passedOver, type SeatState } from './seat.model.ts';
import { personsToTell, personToTell, type Step, stepInto } from './seat-step.server.ts';
import { firstFullDay, type HeldDays } from './seat-use.model.ts';
import { seatViewOf } from './seat-view.model.ts';
import { numbersAsWritten } from './whom.model.ts';

/** Days of a seat, and at which work place, where the measure has some. */
export interface SeatTerms extends HeldDays {
  readonly workPlaceId: number | null;
}

/** To whom seats are given, by their numbers, and why the line is not followed, where it is not. */
interface Chosen extends SeatTerms {
  readonly measureId: number;
  readonly numbers: readonly number[];
  readonly reason?: string | undefined;
}

/**
 * Puts people of the project in line for a measure, those with a number and as many new ones as there are sexes; `askedOn` is the day
 * on which they asked. Gives the numbers of those put in line. Throws `Refused` when a number is nobody's, somebody is in line or on a seat, or the
 * measure is over.
 */
export async function requestSeats(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: {
    readonly measureId: number;
    readonly numbers: readonly number[];
    readonly newSexes: readonly Sex[];
    readonly askedOn: string;
  },
): Promise<number[]> {
  const step = await stepInto(tx, actor, clock, 'seat.request', asked.measureId);
  const { head, permission } = step;
  const today = finnishDate(clock.now());
  refuseOver(head);
  if (asked.askedOn > today) throw new Refused('seat.refused.asked-later');
  const known = await listParticipantsByNumber(reading(tx), head.projectId, asked.numbers);
  refuseNumbers(
    'seat.refused.unknown-person',
    without(
      asked.numbers,
      known.map(({ number }) => number),
    ),
  );
  const newInLine = await notYetSeated(step, actor, known, today);
  const project = { id: head.projectId, code: head.projectCode };
  const added =
    asked.newSexes.length > 0 ? await recordParticipants(tx, actor, clock, { project, sexes: asked.newSexes }) : [];
  const everybody = [...newInLine, ...added];
  const { rows } = await sql<{ id: number }>`
    insert into seat (measure_id, participant_id, state, asked_at, recorded_by)
    select ${head.id}, given.id, 'waiting', ${askedAt(asked.askedOn, clock)}, ${actor.userId}
    from unnest(${everybody.map(({ id }) => id)}::int[]) with ordinality as given (id, place)
    order by given.place
    returning id`.execute(tx);
  await recordSteps(
    step,
    rows.map(({ id }) => id),
    'waiting',
  );
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id: head.id },
    projectId: head.projectId,
    details: personsToTell(
      head,
      [...known, ...added].map(({ number }) => number),
    ),
  });
  return everybody.map(({ number }) => number);
}

/** Nobody begins to wait for a measure that is over. */
function refuseOver({ state }: MeasureHead): void {
  if (state === 'cancelled') throw new Refused('seat.refused.measure-cancelled');
  if (isOver(state)) throw new Refused('seat.refused.measure-closed');
}

/** Of a day gone by nobody knows the hour: it counts as its noon. */
function askedAt(askedOn: string, clock: Clock): Date {
  const now = clock.now();
  return askedOn === finnishDate(now) ? now : new Date(`${askedOn}T10:00:00Z`);
}

function without(numbers: readonly number[], known: readonly number[]): number[] {
  return numbers.filter((number) => !known.includes(number));
}

function refuseNumbers(code: string, numbers: readonly number[]): void {
  if (numbers.length > 0) throw new Refused(code, { count: numbers.length, persons: numbersAsWritten(numbers) });
}

/**
 * Those of the persons who are to be put in line. Throws `Refused` with the numbers of those who are in line or on a seat already; for
 * whom the line is hidden from, these are left out in silence, since a number in an answer would tell who is in the measure.
 */
async function notYetSeated(
  step: Step,
  actor: Actor,
  persons: readonly NumberedParticipant[],
  today: string,
): Promise<NumberedParticipant[]> {
  const ids = persons.map(({ id }) => id);
  if (seatViewOf(actor, step.head) === 'line') {
    await refuseThoseWithSeat(step, ids, today);
    return [...persons];
  }
  const seated = new Set((await listSeated(step, ids, today)).map(({ participantId }) => participantId));
  return persons.filter(({ id }) => !seated.has(id));
}

/** Nobody stands in one line twice, nor while on a seat. */
async function refuseThoseWithSeat(step: Step, participantIds: readonly number[], today: string): Promise<void> {
  const seated = await listSeated(step, participantIds, today);
  refuseNumbers(
    'seat.refused.has-seat',
    seated.map(({ number }) => number),
  );
}

/** Those of the persons who are in line or on a seat. */
function listSeated(
  { tx, head }: Step,
  participantIds: readonly number[],
  today: string,
): Promise<{ participantId: number; number: number }[]> {
  return selectRows(
    reading(tx),
    sql<{ participantId: number; number: number }>`
      select seat.participant_id, numbered.number
      from seat
      cross join last_day_of_measure(${head.id}) ending
      join participant_number numbered on numbered.id = seat.participant_id
      where seat.measure_id = ${head.id} and seat.participant_id = any (${[...participantIds]}::int[])
        and (seat.state in ('waiting', 'offered')
          or seat.state = 'taken' and coalesce(least(seat.ends_on, ending.last_on) >= ${today}::date, true))`,
  );
}

/** The days are those of a seat that is held; of one that is waited for nobody asks for them. */
interface LockedSeat extends HeldDays {
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
function seatsWhere({ tx, head }: Step, condition: RawBuilder<unknown>): Promise<LockedSeat[]> {
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

async function seatToChange(step: Step, seatId: number, to: SeatState): Promise<LockedSeat> {
  const [seat] = await seatsWhere(step, sql`seat.id = ${seatId}`);
  if (!seat) throw new NotFound(`The measure has no seat ${seatId}.`);
  if (!mayBecome(seat.state, to)) throw new Refused('seat.refused.moved-on');
  return seat;
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
  await give(step, line, { ...offer, state: 'offered', passed: await expectOrder(step, line, offer.reason) });
}

/** Gives seats to persons who stand in line or have an offer, by their numbers. Throws `Refused`. */
export async function takeSeats(tx: Tx, actor: Actor, clock: Clock, taken: Chosen): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'seat.take', taken.measureId);
  const line = await lineOf(step, taken.numbers);
  await give(step, line, { ...taken, state: 'taken', passed: await expectOrder(step, line, taken.reason) });
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
  await give(step, [seat], { ...seat, state: 'taken', passed: [] });
}

interface Given extends SeatTerms {
  readonly state: 'offered' | 'taken';
  readonly replyBy?: string | null;
  /** The numbers of those who wait longer, and why they are passed over. */
  readonly passed: readonly number[];
  readonly reason?: string | undefined;
}

async function give(
  step: Step,
  line: readonly LockedSeat[],
  { state, startsOn, endsOn, workPlaceId, replyBy = null, passed, reason }: Given,
): Promise<void> {
  const { tx, clock, head, permission } = step;
  const ids = line.map(({ id }) => id);
  await expectRoom(step, { startsOn, endsOn, workPlaceId }, ids);
  await expectSameOne(step, line);
  await sql`
    update seat set state = ${state}, reply_by = ${state === 'offered' ? replyBy : null}, starts_on = ${startsOn}, ends_on = ${endsOn},
      work_place_id = ${workPlaceId}, revision = revision + 1
    where seat.id = any (${ids}::int[])`.execute(tx);
  // A reason is kept where it was needed: to pass somebody over.
  const why = passed.length > 0 ? reason : undefined;
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

/** Nobody is above the seats of a measure, or of a work place, on any day. Throws `Refused` with the first day that is full. */
async function expectRoom(step: Step, { workPlaceId, ...days }: SeatTerms, ids: readonly number[]): Promise<void> {
  const { head } = step;
  if (head.state === 'cancelled') throw new Refused('seat.refused.measure-cancelled');
  const { lastOn, hasPlaces } = await limitsOf(step);
  const problem = daysProblem(days, { startsOn: head.startsOn, endsOn: lastOn });
  if (problem) throw new Refused(`${problem.key}.remedy`, { day: dayAsRead(problem.day) });
  const others = await seatsWhere(
    step,
    sql`seat.state = any (${[...holdingStates]}::text[]) and seat.id <> all (${[...ids]}::int[])
      and (seat.ends_on is null or seat.ends_on >= ${days.startsOn}::date)`,
  );
  const wanted = ids.length;
  if (head.seats !== null) {
    const full = firstFullDay(others, days, { seats: head.seats, wanted });
    if (full) throw new Refused('seat.refused.full', { wanted, seats: head.seats, day: dayAsRead(full) });
  }
  // Where nobody says how many seats a measure has, they are those of its work places.
  else if (workPlaceId === null && hasPlaces) throw new Refused('seat.refused.place-missing');
  if (workPlaceId !== null) await expectRoomAtPlace(step, { ...days, workPlaceId }, others, wanted);
}

/** The last day of a measure, and whether it has work places. */
async function limitsOf({ tx, head }: Step): Promise<{ lastOn: string | null; hasPlaces: boolean }> {
  const [limits] = await selectRows(
    reading(tx),
    sql<{ lastOn: string | null; hasPlaces: boolean }>`
      select ending.last_on, exists (select from work_place place where place.measure_id = ${head.id}) as has_places
      from last_day_of_measure(${head.id}) ending`,
  );
  return limits ?? { lastOn: head.endsOn, hasPlaces: false };
}

async function expectRoomAtPlace(
  { tx, head }: Step,
  { workPlaceId, ...days }: SeatTerms,
  others: readonly LockedSeat[],
  wanted: number,
): Promise<void> {
  const [place] = await selectRows(
    reading(tx),
    sql<{ seats: number; employer: string; fromOn: string; lastOn: string | null }>`
      select place.seats, place.employer, place.from_on, place.until_on - 1 as last_on
      from work_place place
      where place.id = ${workPlaceId} and place.measure_id = ${head.id}`,
  );
  if (!place) throw new Refused('seat.refused.unknown-place');
  const { employer, seats } = place;
  if (daysProblem(days, { startsOn: place.fromOn, endsOn: place.lastOn }))
    throw new Refused('seat.refused.place-closed', { employer });
  const there = others.filter((seat) => seat.workPlaceId === workPlaceId);
  const full = firstFullDay(there, days, { seats, wanted });
  if (full) throw new Refused('seat.refused.place-full', { employer, seats, day: dayAsRead(full) });
}

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
  for (const { id } of left) await releaseCallOffs(tx, id, null);
  for (const { id } of await seatsWhere(step, sql`seat.state in ('taken', 'left')`))
    await releaseCallOffs(tx, id, lastOn);
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
  await releaseCallOffs(step.tx, seat.id, null);
  await recordSeatAct(step, seat, state, reason);
}

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
  await releaseCallOffs(tx, seat.id, left.lastDay);
  await recordSeatAct(step, seat, 'left', left.reason, { until: left.lastDay });
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
  if (lastDay !== null) await releaseCallOffs(tx, seat.id, lastDay);
  await recordSeatAct(step, seat, state, reason, { before: seat.endsOn, until: lastDay });
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

async function recordSeatAct(
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

async function recordSteps(
  { tx, clock, permission }: Step,
  seatIds: readonly number[],
  state: SeatState,
  reason?: string,
): Promise<void> {
  await sql`
    insert into seat_event (seat_id, state, acted_at, acted_by, reason)
    select given.id, ${state}, ${clock.now()}, ${permission.actor.userId}, ${reason ?? null}
    from unnest(${[...seatIds]}::int[]) as given (id)`.execute(tx);
}
