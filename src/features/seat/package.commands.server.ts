import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { type Clock, dayAsRead } from '#platform/clock.ts';
import { reading, selectRows, type Tx } from '#platform/db/database.server.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { isWholePlaces, leftOf, paysWage, priceOf } from './package.model.ts';
import { isProvided, listCapacity, listTray } from './package.queries.server.ts';
import { type FoundSeat, findSeat } from './seat.queries.server.ts';
import { personToTell, type Step, stepInto } from './seat-step.server.ts';

/** The seat of a person in a measure. */
export interface SeatPlace {
  readonly measureId: number;
  readonly seatId: number;
}

/** From the first day to the last. */
interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

async function seatOf({ tx }: Step, { measureId, seatId }: SeatPlace): Promise<FoundSeat> {
  const seat = await findSeat(reading(tx), measureId, seatId);
  if (!seat) throw new NotFound(`The measure has no seat ${seatId}.`);
  return seat;
}

/** Nothing is bought for somebody who has no seat. */
async function heldSeatOf(step: Step, place: SeatPlace): Promise<FoundSeat> {
  const seat = await seatOf(step, place);
  if (seat.state !== 'taken' && seat.state !== 'left') throw new Refused('seat.refused.no-seat-held');
  return seat;
}

function recordOf(
  { tx, clock, head, permission }: Step,
  seat: FoundSeat,
  details: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  return recordAct(tx, clock, permission, {
    subject: { kind: 'seat', id: seat.id },
    projectId: head.projectId,
    details: { ...personToTell(head, seat), ...details },
  });
}

/**
 * Puts a module of the tray into the package of a person; without a price, it costs what the tray says. Throws `Refused` when the
 * module is on no tray of the measure or in the package already, or the days lie outside those of the seat or the contract.
 */
export async function chooseModule(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    moduleId,
    startsOn,
    endsOn,
    priceCents,
    ...place
  }: SeatPlace & Days & { moduleId: number; priceCents: number | null },
): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'seat-module.choose', place.measureId);
  const seat = await heldSeatOf(step, place);
  expectOrder({ startsOn, endsOn });
  const module = (await listTray(reading(tx), place.measureId)).find(({ id }) => id === moduleId);
  if (!module) throw new Refused('seat.refused.no-module');
  if (!module.isSigned) throw new Refused('seat.refused.module-unsigned', { contract: module.contractName });
  expectWithin('seat.refused.module-outside-seat', { startsOn, endsOn }, { ...seat, endsOn: seat.lastOn });
  expectWithin('seat.refused.module-outside-contract', { startsOn, endsOn }, module);
  const cents = priceCents ?? module.priceCents;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('seatModule')
    .values({ seatId: seat.id, contractModuleId: moduleId, startsOn, endsOn, priceCents: cents })
    .onConflict((conflict) => conflict.constraint('seat_module_once').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) throw new Refused('seat.refused.module-chosen');
  await recordOf(step, seat, { module: moduleId, cents });
}

/** Takes a module out of the package of a person. Throws `NotFound`. */
export async function giveUpModule(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { chosenId, ...place }: SeatPlace & { chosenId: number },
): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'seat-module.give-up', place.measureId);
  const seat = await seatOf(step, place);
  const given = await tx
    .deleteFrom('seatModule')
    .where('id', '=', chosenId)
    .where('seatId', '=', seat.id)
    .returning(['contractModuleId', 'startsOn', 'endsOn', 'priceCents'])
    .executeTakeFirst();
  if (!given) throw new NotFound('The package has no such module.');
  await recordOf(step, seat, {
    module: given.contractModuleId,
    from: given.startsOn,
    until: given.endsOn,
    cents: given.priceCents,
  });
}

/**
 * Calls off capacity for a person; without a price, it costs what the contract says. Two who call off the last of it come one after
 * the other. Throws `Refused` when less is left, the days lie outside those of the capacity, or its provider does not provide on them.
 */
export async function reserveCapacity(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  asked: SeatPlace & Days & { lineId: number; amount: number; priceCents: number | null },
): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'call-off.reserve', asked.measureId);
  const seat = await heldSeatOf(step, asked);
  const { lineId, startsOn, endsOn, amount } = asked;
  expectOrder(asked);
  await sql`select line.id from capacity_line line where line.id = ${lineId} for no key update`.execute(tx);
  const line = (await listCapacity(reading(tx), asked.measureId)).find(({ id }) => id === lineId);
  if (!line) throw new Refused('seat.refused.no-capacity');
  if (!line.isSigned) throw new Refused('seat.refused.contract-unsigned', { contract: line.contractName });
  if (!isWholePlaces({ unit: line.unit, amount })) throw new Refused('seat.refused.part-of-place');
  if (startsOn < line.fromOn || endsOn > line.lastOn) throw new Refused('seat.refused.outside-capacity');
  if (!(await isProvided(reading(tx), lineId, asked))) throw new Refused('seat.refused.supplier-gone');
  const left = leftOf(line.amount, line.calledOff);
  if (amount > left) throw new Refused('seat.refused.capacity-used', { asked: amount, left });
  const cents = asked.priceCents ?? priceOf(line.unitPriceCents, amount);
  await sql`
    insert into call_off (capacity_line_id, participant_id, seat_id, starts_on, ends_on, amount, price_cents, recorded_at,
      recorded_by)
    values (${lineId}, ${seat.participantId}, ${seat.id}, ${startsOn}, ${endsOn}, ${amount}, ${cents}, ${clock.now()},
      ${actor.userId})`.execute(tx);
  await recordOf(step, seat, { capacity: lineId, amount, cents });
}

/** Notes that what was called off has been used. Throws `Refused`, `NotFound`. */
export function markCallOffUsed(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  place: SeatPlace & { callOffId: number },
): Promise<void> {
  return settleCallOff(tx, actor, clock, 'call-off.use', 'used', place);
}

/** Gives back what was called off and is not used: it is free for others. Throws `Refused`, `NotFound`. */
export function cancelCallOff(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  place: SeatPlace & { callOffId: number },
): Promise<void> {
  return settleCallOff(tx, actor, clock, 'call-off.cancel', 'cancelled', place);
}

async function settleCallOff(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  act: 'call-off.use' | 'call-off.cancel',
  state: 'used' | 'cancelled',
  { callOffId, ...place }: SeatPlace & { callOffId: number },
): Promise<void> {
  const step = await stepInto(tx, actor, clock, act, place.measureId);
  const seat = await seatOf(step, place);
  const [called] = await selectRows(
    reading(tx),
    sql<{ state: string }>`
      select called.state from call_off called where called.id = ${callOffId} and called.seat_id = ${seat.id}
      for no key update`,
  );
  if (!called) throw new NotFound('The seat has no such call-off.');
  if (called.state !== 'reserved') throw new Refused('seat.refused.call-off-settled');
  await sql`update call_off set state = ${state}, revision = revision + 1 where id = ${callOffId}`.execute(tx);
  await recordOf(step, seat, { 'call-off': callOffId });
}

/** Notes what the authority pays of the wage of a person, if nobody noted it meanwhile. Throws `Conflict`, `Refused`, `NotFound`. */
export async function recordWageSubsidy(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    percent,
    monthlyCents,
    hoursPerWeek,
    trainingDays,
    revision,
    ...place
  }: SeatPlace & {
    percent: number;
    monthlyCents: number | null;
    hoursPerWeek: number;
    trainingDays: number | null;
    revision: number;
  },
): Promise<void> {
  const step = await stepInto(tx, actor, clock, 'wage-subsidy.record', place.measureId);
  const seat = await heldSeatOf(step, place);
  if (!paysWage(step.head.kind)) throw new Refused('seat.refused.no-wage');
  const { rows } = await sql<{ seatId: number }>`
    insert into wage_subsidy as known (seat_id, percent, monthly_cents, hours_per_week, training_days)
    values (${seat.id}, ${percent}, ${monthlyCents}, ${hoursPerWeek}, ${trainingDays})
    on conflict (seat_id) do update set percent = excluded.percent, monthly_cents = excluded.monthly_cents,
      hours_per_week = excluded.hours_per_week, training_days = excluded.training_days, revision = known.revision + 1
      where known.revision = ${revision}
    returning seat_id`.execute(tx);
  if (rows.length === 0) throw new Conflict('The subsidy has changed meanwhile.');
  await recordOf(step, seat, { percent, cents: monthlyCents });
}

/** Throws `Refused` with the days that are allowed; a day that is not known does not bind. */
function expectWithin(
  code: string,
  days: Days,
  { startsOn, endsOn }: { readonly startsOn: string | null; readonly endsOn: string | null },
): void {
  const isWithin = (startsOn === null || days.startsOn >= startsOn) && (endsOn === null || days.endsOn <= endsOn);
  const day = (limit: string | null) => (limit === null ? '' : dayAsRead(limit));
  if (!isWithin) throw new Refused(code, { from: day(startsOn), until: day(endsOn) });
}

function expectOrder({ startsOn, endsOn }: Days): void {
  if (endsOn < startsOn) throw new Refused('seat.refused.days-order');
}
