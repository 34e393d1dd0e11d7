import type { Sex } from '#features/participant/public.ts';
import { listProjectSegments } from '#features/plan/public.server.ts';
import {
  chooseModule,
  declineSeat,
  leaveSeat,
  markCallOffUsed,
  offerSeats,
  recordWageSubsidy,
  requestSeats,
  reserveCapacity,
  takeSeats,
} from '#features/seat/public.server.ts';
import { daysAfter } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Random } from '../random.ts';
import { type MeasureFact, measureFacts, type PeopleFact } from './measure-facts.ts';
import { type DemoMeasures, idOf } from './measures.ts';
import type { Stage } from './stage.ts';

/** The people of the demo differ from those of no other seed. */
const seed = 2021;

/** Who holds which seat of a measure: the person's number and the days. */
interface HeldSeat {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** A measure that people come to. */
interface Seating {
  readonly fact: MeasureFact;
  readonly people: PeopleFact;
  readonly random: Random;
}

/** People who ask for seats of a measure on a day: those who were in another one before, and new ones. */
interface Asking {
  readonly measure: string;
  readonly on: number;
  readonly known?: PeopleFact['cameFrom'];
  readonly newSexes: readonly Sex[];
}

/** Fills the measures with people: on seats, in line, with an offer, gone before the end. */
export async function addSeats(stage: Stage, measures: DemoMeasures): Promise<void> {
  const seatings = measureFacts.flatMap((fact, place) =>
    fact.people ? [{ fact, people: fact.people, random: Random.of(seed, place) }] : [],
  );
  const numbers = await ask(stage, measures, seatings.flatMap(askingsOf));
  for (const { fact, people } of seatings) {
    await seat(stage, idOf(measures, fact.key), { fact, people }, numbers.get(fact.key) ?? []);
  }
  await fillPackages(stage, idOf(measures, 'tray'));
  await callOff(stage, idOf(measures, 'capacity'));
  for (const key of ['care-toppis', 'care-wage', 'youth-wage', 'circular-wage']) {
    await subsidise(stage, idOf(measures, key), key === 'care-toppis' ? 24 : null);
  }
}

/** Those who get seats ask first, then the others. */
function askingsOf({ fact: { key: measure, from }, people, random }: Seating): Asking[] {
  const { women, men, waiting = 0, offered = 0, declined = 0, cameFrom } = people;
  const onSeats = random.shuffled([...sexes('female', women), ...sexes('male', men)]).slice(cameFrom?.count ?? 0);
  const inLine = Array.from(
    { length: waiting + offered + declined },
    (): Sex => (random.happens(0.5) ? 'female' : 'male'),
  );
  const first = { measure, on: Math.min(from - 20, -14), newSexes: onSeats, ...(cameFrom && { known: cameFrom }) };
  return [
    ...(women + men > 0 ? [first] : []),
    ...(inLine.length > 0 ? [{ measure, on: -random.whole(1, 12), newSexes: inLine }] : []),
  ];
}

/**
 * Day by day over all measures, since people get their numbers as they come; gives the numbers of those who asked for each measure.
 * Somebody who has been in another measure keeps the number.
 */
async function ask(
  stage: Stage,
  measures: DemoMeasures,
  askings: readonly Asking[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const asked = new Map<string, readonly number[]>();
  for (const { measure, on, known, newSexes } of askings.toSorted((one, other) => one.on - other.on)) {
    const numbers = known ? (asked.get(known.measure) ?? []).slice(0, known.count) : [];
    if (numbers.length !== (known?.count ?? 0))
      throw new Error(`Nobody has been in ${known?.measure} before ${measure}.`);
    const measureId = idOf(measures, measure);
    const all = await stage.act('coordinator', on, async (tx, actor, clock) => {
      const newSegmentId = await segmentFor(tx, measureId, stage.day(on));
      return requestSeats(tx, actor, clock, { measureId, numbers, newSexes, newSegmentId, askedOn: stage.day(on) });
    });
    asked.set(measure, [...(asked.get(measure) ?? []), ...all]);
  }
  return asked;
}

/** To which part of the target group those belong who ask for a measure; of some nobody has told. */
async function segmentFor(tx: Tx, measureId: number, day: string): Promise<number | null> {
  const { projectId } = await tx
    .selectFrom('measure')
    .select('projectId')
    .where('id', '=', measureId)
    .executeTakeFirstOrThrow();
  const segments = (await listProjectSegments(reading(tx), projectId, day)).filter(({ isInForce }) => isInForce);
  return segments[measureId % (segments.length + 1)]?.id ?? null;
}

async function seat(
  stage: Stage,
  measureId: number,
  { fact, people }: Pick<Seating, 'fact' | 'people'>,
  numbers: readonly number[],
): Promise<void> {
  const takers = numbers.slice(0, people.women + people.men);
  const others = numbers.slice(takers.length);
  const held = people.stay
    ? staysOf(fact, people.stay, takers)
    : takers.map((number) => ({ number, from: fact.from, to: fact.to }));
  await take(stage, measureId, held);
  await leave(stage, measureId, held.slice(0, people.left ?? 0));
  await decline(stage, measureId, others.splice(0, people.declined ?? 0));
  await offer(stage, measureId, fact, others.splice(0, people.offered ?? 0));
}

function sexes(sex: Sex, count: number): Sex[] {
  return Array.from({ length: count }, () => sex);
}

/** People come in small groups, each at most half as large as there are seats, so that one group stays while the next one comes. */
function staysOf({ from, to, seats = 1 }: MeasureFact, stay: number, takers: readonly number[]): HeldSeat[] {
  const size = Math.max(1, Math.floor(seats / 2));
  const step = Math.ceil(stay / 2);
  const groups = Math.ceil(takers.length / size);
  // The last group came lately, so that the measure is as full as it gets.
  const first = Math.max(from, -4 - step * (groups - 1));
  return takers.map((number, place) => {
    const begins = first + step * Math.floor(place / size);
    return { number, from: begins, to: Math.min(begins + stay - 1, to) };
  });
}

/** Whoever begins on one day gets the seats by one act. */
async function take(stage: Stage, measureId: number, held: readonly HeldSeat[]): Promise<void> {
  const workPlaces = await workPlacesOf(stage, measureId);
  for (const [key, group] of Map.groupBy(held, ({ from, to }) => `${from}:${to}`)) {
    const [from = 0, to = 0] = key.split(':').map(Number);
    for (const [workPlaceId, numbers] of shareOut(group, workPlaces)) {
      const terms = { startsOn: stage.day(from), endsOn: stage.day(to), workPlaceId };
      await stage.act('coordinator', Math.min(from - 3, -1), (tx, actor, clock) =>
        takeSeats(tx, actor, clock, { measureId, numbers, ...terms }),
      );
    }
  }
}

interface FreePlace {
  readonly id: number;
  /** How many more may come. */
  free: number;
}

async function workPlacesOf({ tx }: Stage, measureId: number): Promise<FreePlace[]> {
  return tx
    .selectFrom('workPlace')
    .select(['id', 'seats as free'])
    .where('measureId', '=', measureId)
    .orderBy('fromOn')
    .orderBy('id')
    .execute();
}

/** The first work place with room takes the first people. */
function shareOut(group: readonly HeldSeat[], places: FreePlace[]): Map<number | null, number[]> {
  const shared = new Map<number | null, number[]>();
  for (const { number } of group) {
    const place = places.find(({ free }) => free > 0);
    if (place) place.free -= 1;
    const id = place?.id ?? null;
    shared.set(id, [...(shared.get(id) ?? []), number]);
  }
  return shared;
}

async function leave(stage: Stage, measureId: number, leaving: readonly HeldSeat[]): Promise<void> {
  const reasons = ['Sai työpaikan', 'Muutti toiselle paikkakunnalle', 'Keskeytti terveyssyistä'];
  const seats = await seatsOf(stage, measureId);
  for (const [place, { number, from, to }] of leaving.entries()) {
    const last = Math.min(Math.round((from + to) / 2), -2);
    const left = { measureId, seatId: idOf(seats, String(number)), lastDay: stage.day(Math.max(last, from)) };
    const reason = reasons[place % reasons.length] ?? '';
    await stage.act('coordinator', Math.max(last, from), (tx, actor, clock) =>
      leaveSeat(tx, actor, clock, { ...left, reason }),
    );
  }
}

/** The seats of a measure by the numbers of their persons. */
async function seatsOf({ tx }: Stage, measureId: number): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('seat')
    .innerJoin('participantNumber as person', 'person.id', 'seat.participantId')
    .select(['seat.id', 'person.number'])
    .where('seat.measureId', '=', measureId)
    .execute();
  return new Map(rows.map(({ id, number }) => [String(number), id]));
}

async function decline(stage: Stage, measureId: number, numbers: readonly number[]): Promise<void> {
  const seats = await seatsOf(stage, measureId);
  for (const number of numbers) {
    const declined = { measureId, seatId: idOf(seats, String(number)), reason: 'Aloitti toisen koulutuksen' };
    await stage.act('coordinator', -1, (tx, actor, clock) => declineSeat(tx, actor, clock, declined));
  }
}

async function offer(stage: Stage, measureId: number, fact: MeasureFact, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  const days = { startsOn: stage.day(Math.max(fact.from, 12)), endsOn: stage.day(fact.to), workPlaceId: null };
  await stage.act('coordinator', -1, (tx, actor, clock) =>
    offerSeats(tx, actor, clock, { measureId, numbers, replyBy: stage.day(5), ...days }),
  );
}

async function heldSeats({ tx }: Stage, measureId: number) {
  return tx
    .selectFrom('seat')
    .select(['id', 'startsOn', 'endsOn'])
    .where('measureId', '=', measureId)
    .where('state', '=', 'taken')
    .$narrowType<{ startsOn: string; endsOn: string }>()
    .orderBy('id')
    .execute();
}

/** Those who came first take one to three modules from the tray, one after the other. */
async function fillPackages(stage: Stage, measureId: number): Promise<void> {
  const modules = await stage.tx
    .selectFrom('contractModule')
    .innerJoin('contractMeasure', 'contractMeasure.contractId', 'contractModule.contractId')
    .select('contractModule.id')
    .where('contractMeasure.measureId', '=', measureId)
    .orderBy('contractModule.number')
    .execute();
  for (const [place, { id: seatId, startsOn }] of (await heldSeats(stage, measureId)).slice(0, 6).entries()) {
    for (let count = 0; count <= place % 3; count += 1) {
      const moduleId = modules[(place + count) % modules.length]?.id ?? 0;
      const days = { startsOn: daysAfter(startsOn, count * 14), endsOn: daysAfter(startsOn, count * 14 + 10) };
      await stage.act('coordinator', -20, (tx, actor, clock) =>
        chooseModule(tx, actor, clock, { measureId, seatId, moduleId, ...days, priceCents: null }),
      );
    }
  }
}

/** Student days or a place for each, from one line of the capacity after the other; of those whose days are over all is used. */
async function callOff(stage: Stage, measureId: number): Promise<void> {
  const lines = await stage.tx
    .selectFrom('capacityLine')
    .innerJoin('contractMeasure', 'contractMeasure.contractId', 'capacityLine.contractId')
    .select(['capacityLine.id', 'capacityLine.unit'])
    .where('contractMeasure.measureId', '=', measureId)
    .orderBy('capacityLine.id')
    .execute();
  for (const [place, { id: seatId, startsOn, endsOn }] of (await heldSeats(stage, measureId)).entries()) {
    const line = lines[place % lines.length];
    if (!line) return;
    const amount = line.unit === 'place' ? 1 : 30 + (place % 4) * 12;
    await stage.act('coordinator', -15, (tx, actor, clock) =>
      reserveCapacity(tx, actor, clock, {
        measureId,
        seatId,
        lineId: line.id,
        startsOn,
        endsOn,
        amount,
        priceCents: null,
      }),
    );
    if (endsOn < stage.today) await use(stage, measureId, seatId);
  }
}

async function use(stage: Stage, measureId: number, seatId: number): Promise<void> {
  const { id } = await stage.tx
    .selectFrom('callOff')
    .select('id')
    .where('seatId', '=', seatId)
    .executeTakeFirstOrThrow();
  await stage.act('coordinator', 0, (tx, actor, clock) =>
    markCallOffUsed(tx, actor, clock, { measureId, seatId, callOffId: id }),
  );
}

/** Of those who have a seat longest; of the others nothing is known of the wage yet. */
async function subsidise(stage: Stage, measureId: number, trainingDays: number | null): Promise<void> {
  for (const [place, { id: seatId }] of (await heldSeats(stage, measureId)).slice(0, 4).entries()) {
    const percent = place % 4 === 3 ? 70 : 50;
    const subsidy = { percent, monthlyCents: percent * 2_340, hoursPerWeek: place % 3 === 0 ? 37 : 30, trainingDays };
    await stage.act('coordinator', -2, (tx, actor, clock) =>
      recordWageSubsidy(tx, actor, clock, { measureId, seatId, ...subsidy, revision: 0 }),
    );
  }
}
