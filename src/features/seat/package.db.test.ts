import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { takeSeats } from './give.commands.server.ts';
import { cancelSeat } from './give-up.commands.server.ts';
import { leaveSeat } from './leave.commands.server.ts';
import {
  cancelCallOff,
  chooseModule,
  giveUpModule,
  markCallOffUsed,
  recordWageSubsidy,
  reserveCapacity,
  type SeatPlace,
} from './package.commands.server.ts';
import { findSubsidy, listCallOffs, listCapacity, listChosenModules, listTray } from './package.queries.server.ts';
import { requestSeats } from './request.commands.server.ts';
import { listOpenSeats } from './seat.queries.server.ts';
import { getSeatPage } from './seat-page.queries.server.ts';
import { getSeatsPage } from './seats-page.queries.server.ts';

const today = '2026-03-02';
const clock = { now: () => new Date(`${today}T09:00:00Z`) };

let test: TestDatabase;
let projectId: number;
let coordinator: Actor;
let measureId: number;
let contractId: number;
let lineId: number;
/** Of two people who have a seat. */
let places: [SeatPlace, SeatPlace];

beforeAll(async () => {
  test = await createTestDatabase();
  const project = await test.owner
    .insertInto('project')
    .values({ code: 'S20001' })
    .returning('id')
    .executeTakeFirstOrThrow();
  projectId = project.id;
  coordinator = await actorOf('coordinator');
});
afterAll(() => test.close());

function actorOf(role: Role): Promise<Actor> {
  return createActor(test, { given: [{ role, scope: { kind: 'project', id: projectId } }] });
}

const act = <Result>(work: (tx: Tx) => Promise<Result>, actor = coordinator) =>
  writingAs(test.database, actor.userId, work);
const look = <Result>(work: Parameters<typeof readingAs<Result>>[2]) =>
  readingAs(test.database, coordinator.userId, work);
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error) => (error instanceof Refused ? error.code : String(error.name)),
  );

async function insertOne(statement: ReturnType<typeof sql<{ id: number }>>): Promise<number> {
  const { rows } = await statement.execute(test.owner);
  return rows[0]?.id ?? 0;
}

/** A measure bought by a signed contract with 100 student days, and two people on its seats. */
beforeEach(async () => {
  measureId = await insertOne(sql`
    insert into measure (project_id, kind, shape, name, funding, starts_on, ends_on, state, recorded_at, recorded_by)
    values (${projectId}, 'toppis', 'non-stop', gen_random_uuid()::text, 'esf', '2026-01-01', '2026-12-31', 'running', now(),
      ${coordinator.userId})
    returning id`);
  contractId = await insertOne(sql`
    insert into contract (project_id, name, price_model, unit_price_cents, amount, signed_on, starts_on, ends_on, recorded_at,
      recorded_by)
    values (${projectId}, 'Kapasiteetti', 'student-day', 5000, 100, '2026-01-01', '2026-01-01', '2026-12-31', now(),
      ${coordinator.userId})
    returning id`);
  await sql`
    with school as (insert into organisation (spelling_key) values (gen_random_uuid()::text) returning id),
      unit as (insert into organisation_unit (organisation_id, spelling_key) select id, gen_random_uuid()::text from school returning id)
    insert into contract_provider (contract_id, organisation_unit_id, from_on)
    select ${contractId}, unit.id, '2026-01-01' from unit`.execute(test.owner);
  await sql`insert into contract_measure values (${contractId}, ${measureId})`.execute(test.owner);
  lineId = await insertOne(sql`
    insert into capacity_line (contract_id, unit, amount, unit_price_cents, from_on, until_on)
    values (${contractId}, 'student-day', 100, 5050, '2026-01-01', '2026-07-01')
    returning id`);
  await act(async (tx) => {
    const numbers = await requestSeats(tx, coordinator, clock, {
      measureId,
      numbers: [],
      newSexes: ['female', 'male'],
      askedOn: today,
    });
    await takeSeats(tx, coordinator, clock, { measureId, numbers, startsOn: today, endsOn: null, workPlaceId: null });
  });
  const seats = await look((read) => listOpenSeats(read, measureId, 'held', { today }));
  const [one, two] = seats.map(({ id: seatId }) => ({ measureId, seatId }));
  if (!one || !two) throw new Error('Two people should have a seat.');
  places = [one, two];
});

const days = { startsOn: today, endsOn: '2026-05-31' };

const reserve = (place: SeatPlace, amount: number, changed = {}, actor = coordinator) =>
  act(
    (tx) => reserveCapacity(tx, actor, clock, { ...place, ...days, lineId, amount, priceCents: null, ...changed }),
    actor,
  );
const called = async () => (await look((read) => listCapacity(read, measureId)))[0]?.calledOff;

describe('capacity that is called off for a person', () => {
  it('costs what the contract says or what was agreed, and is noted in the audit', async () => {
    await reserve(places[0], 40);
    await reserve(places[1], 2, { priceCents: 1 });
    const [one] = await look((read) => listCallOffs(read, places[0].seatId));
    const [two] = await look((read) => listCallOffs(read, places[1].seatId));
    expect([one?.priceCents, two?.priceCents, one?.state]).toEqual([202_000, 1, 'reserved']);
    expect(await called()).toBe(42);
    const entry = await test.owner.selectFrom('auditEntry').select(['act']).orderBy('id', 'desc').executeTakeFirst();
    expect(entry?.act).toBe('call-off.reserve');
  });

  it('is no part of a place', async () => {
    await test.owner.updateTable('capacityLine').set({ unit: 'place' }).where('id', '=', lineId).execute();
    expect(await codeOf(reserve(places[0], 1.5))).toBe('seat.refused.part-of-place');
    expect(await codeOf(reserve(places[0], 1))).toBe('done');
  });

  it('is never more than there is, also when two take the last of it at the same moment', async () => {
    expect(await codeOf(reserve(places[0], 101))).toBe('seat.refused.capacity-used');
    const outcomes = await Promise.all([codeOf(reserve(places[0], 60)), codeOf(reserve(places[1], 60))]);
    expect(outcomes.toSorted()).toEqual(['done', 'seat.refused.capacity-used']);
    expect(await called()).toBe(60);
  });

  it('is free again when it is cancelled, and gone once it is used', async () => {
    await reserve(places[0], 60);
    await reserve(places[0], 40);
    const [first, second] = await look((read) => listCallOffs(read, places[0].seatId));
    const settle = (change: typeof cancelCallOff, callOffId = 0) =>
      codeOf(act((tx) => change(tx, coordinator, clock, { ...places[0], callOffId })));
    expect(await settle(markCallOffUsed, first?.id)).toBe('done');
    expect(await settle(cancelCallOff, second?.id)).toBe('done');
    expect(await settle(cancelCallOff, first?.id)).toBe('seat.refused.call-off-settled');
    expect(await settle(cancelCallOff, 999_999)).toBe('NotFound');
    expect(await called()).toBe(60);
  });

  it('is refused outside its days, before the contract is signed, and where there is none', async () => {
    expect(await codeOf(reserve(places[0], 1, { endsOn: '2026-07-01' }))).toBe('seat.refused.outside-capacity');
    expect(await codeOf(reserve(places[0], 1, { endsOn: '2026-03-01' }))).toBe('seat.refused.days-order');
    expect(await codeOf(reserve(places[0], 1, { lineId: 999_999 }))).toBe('seat.refused.no-capacity');
    await test.owner.updateTable('contract').set({ signedOn: null }).where('id', '=', contractId).execute();
    expect(await codeOf(reserve(places[0], 1))).toBe('seat.refused.contract-unsigned');
  });

  it('is refused on days on which its provider does not provide', async () => {
    const endProviding = (on: string | null) =>
      sql`
        update contract_provider set until_on = ${on}, reason = ${on && 'Lopetti'} where contract_id = ${contractId}`.execute(
        test.owner,
      );
    await endProviding('2026-05-31');
    expect(await codeOf(reserve(places[0], 1))).toBe('seat.refused.supplier-gone');
    expect(await codeOf(reserve(places[0], 1.25, { endsOn: '2026-05-30' }))).toBe('done');
    expect(await called()).toBe(1.25);
    await endProviding(null);
    await sql`
      update capacity_line set organisation_unit_id = (
        select min(unit.id) from organisation_unit unit
        where unit.id not in (select organisation_unit_id from contract_provider where contract_id = ${contractId}))
      where id = ${lineId}`.execute(test.owner);
    expect(await codeOf(reserve(places[0], 1))).toBe('seat.refused.supplier-gone');
  });

  it('is free again when the seat is given up: all of it, or what was to begin after the last day', async () => {
    await reserve(places[0], 10);
    await reserve(places[0], 20, { startsOn: '2026-04-01' });
    await act((tx) => leaveSeat(tx, coordinator, clock, { ...places[0], lastDay: today, reason: 'Sai työpaikan' }));
    expect(await called()).toBe(10);
    await reserve(places[1], 5);
    await test.owner.updateTable('seat').set({ startsOn: '2026-04-01' }).where('id', '=', places[1].seatId).execute();
    await act((tx) => cancelSeat(tx, coordinator, clock, { ...places[1], reason: 'Muutti' }));
    expect(await called()).toBe(10);
  });

  it('is called off by the coordinator alone, for somebody who has a seat', async () => {
    await expect(reserve(places[0], 1, {}, await actorOf('project-worker'))).rejects.toThrow(Forbidden);
    await expect(reserve({ measureId, seatId: 999_999 }, 1)).rejects.toThrow(NotFound);
    await test.owner.updateTable('seat').set({ state: 'declined' }).where('id', '=', places[0].seatId).execute();
    expect(await codeOf(reserve(places[0], 1))).toBe('seat.refused.no-seat-held');
  });
});

describe('a measure that is bought from several providers', () => {
  it('shows each of them the people whom it serves, and no rival’s', async () => {
    const unitOf = () =>
      insertOne(sql`
        with school as (insert into organisation (spelling_key) values (gen_random_uuid()::text) returning id)
        insert into organisation_unit (organisation_id, spelling_key) select id, gen_random_uuid()::text from school
        returning id`);
    const units = [await unitOf(), await unitOf()] as const;
    const [own, rival] = await Promise.all(
      units.map((id) => createActor(test, { given: [{ role: 'provider', scope: { kind: 'unit', id } }] })),
    );
    if (!own || !rival) throw new Error('There should be two providers.');
    await sql`
      insert into contract_provider (contract_id, organisation_unit_id, from_on)
      select ${contractId}, unnest(${[...units]}::int[]), '2026-01-01'`.execute(test.owner);
    await sql`update capacity_line set organisation_unit_id = ${units[0]} where id = ${lineId}`.execute(test.owner);
    await sql`
      insert into capacity_line (contract_id, unit, amount, unit_price_cents, from_on, until_on, organisation_unit_id)
      values (${contractId}, 'student-day', 100, 5050, '2026-01-01', '2026-07-01', ${units[1]})`.execute(test.owner);
    await reserve(places[0], 10);
    const seenBy = (actor: Actor) =>
      readingAs(test.database, actor.userId, async (read) => {
        const head = await findMeasureHead(read, actor, measureId);
        const { held, line, next } = await getSeatsPage(read, actor, head, { today });
        expect([line.rows, next.kind]).toEqual([[], 'nothing']);
        const pages = await Promise.all(
          places.map(({ seatId }) => codeOf(getSeatPage(read, actor, head, seatId, today))),
        );
        return [held.rows.map(({ id }) => id), pages];
      });
    expect(await seenBy(own)).toEqual([[places[0].seatId], ['done', 'NotFound']]);
    expect(await seenBy(rival)).toEqual([[], ['NotFound', 'NotFound']]);
    await test.owner.updateTable('measure').set({ providerUnitId: units[1] }).where('id', '=', measureId).execute();
    // Running the whole measure is to serve whoever nobody was called off for, and still no rival's people.
    expect(await seenBy(rival)).toEqual([[places[1].seatId], ['NotFound', 'done']]);
    expect(await seenBy(own)).toEqual([[places[0].seatId], ['done', 'NotFound']]);
    const leave = (place: SeatPlace) =>
      codeOf(act((tx) => leaveSeat(tx, rival, clock, { ...place, lastDay: today, reason: 'Sai työtä' }), rival));
    expect(await Promise.all(places.map(leave))).toEqual(['NotFound', 'done']);
    const pastOf = (actor: Actor) =>
      readingAs(test.database, actor.userId, async (read) => {
        const head = await findMeasureHead(read, actor, measureId);
        const { held, past } = await getSeatsPage(read, actor, head, { today: '2099-01-01' });
        return [held.rows, past.rows.map(({ id }) => id)];
      });
    expect(await pastOf(rival)).toEqual([[], [places[1].seatId]]);
    expect(await pastOf(own)).toEqual([[], [places[0].seatId]]);
    // What came to nothing is of no concern to whoever would have run it.
    await test.owner.updateTable('seat').set({ state: 'declined' }).where('id', '=', places[0].seatId).execute();
    expect(await pastOf(own)).toEqual([[], []]);
  });

  it('lets whoever runs it say who left, in a sensitive service, too, and nothing else of a seat', async () => {
    const unitId = await insertOne(sql`
      select organisation_unit_id as id from contract_provider where contract_id = ${contractId}`);
    const provider = await createActor(test, { given: [{ role: 'provider', scope: { kind: 'unit', id: unitId } }] });
    await test.owner
      .updateTable('measure')
      .set({ providerUnitId: unitId, kind: 'rehabilitative-work' })
      .where('id', '=', measureId)
      .execute();
    const seen = await readingAs(test.database, provider.userId, async (read) =>
      getSeatPage(read, provider, await findMeasureHead(read, provider, measureId), places[0].seatId, today),
    );
    expect(seen).toMatchObject({ askedAt: undefined, steps: [], others: [] });
    expect(seen.seat).not.toHaveProperty('askedAt');
    expect(Object.entries(seen.may).flatMap(([name, isOpen]) => (isOpen ? [name] : []))).toEqual(['leave']);
    const left = { ...places[0], lastDay: today, reason: 'Sai työtä' };
    const expert = await actorOf('service-expert');
    expect(await codeOf(act((tx) => leaveSeat(tx, expert, clock, left), expert))).toBe('Forbidden');
    expect(await codeOf(act((tx) => cancelSeat(tx, provider, clock, { ...places[0], reason: 'x' }), provider))).toBe(
      'Forbidden',
    );
    expect(await codeOf(act((tx) => leaveSeat(tx, provider, clock, left), provider))).toBe('done');
  });
});

describe('a package from the tray', () => {
  it('holds modules once each, with days and price, until they are taken out', async () => {
    const moduleId = await insertOne(sql`
      insert into contract_module (contract_id, number, title, days, price_cents)
      values (${contractId}, 1, 'Hygieniapassi', 2.5, 12000)
      returning id`);
    expect(await look((read) => listTray(read, measureId))).toMatchObject([{ title: 'Hygieniapassi', days: 2.5 }]);
    const choose = (changed = {}) =>
      codeOf(
        act((tx) =>
          chooseModule(tx, coordinator, clock, { ...places[0], ...days, moduleId, priceCents: null, ...changed }),
        ),
      );
    expect(await choose()).toBe('done');
    expect(await choose()).toBe('seat.refused.module-chosen');
    expect(await choose({ moduleId: 999_999 })).toBe('seat.refused.no-module');
    expect(await choose({ startsOn: '2026-03-01' })).toBe('seat.refused.module-outside-seat');
    expect(await choose({ endsOn: '2027-01-01' })).toBe('seat.refused.module-outside-seat');
    await test.owner.updateTable('contract').set({ endsOn: '2026-05-30' }).where('id', '=', contractId).execute();
    expect(await choose()).toBe('seat.refused.module-outside-contract');
    await test.owner.updateTable('contract').set({ endsOn: '2026-12-31' }).where('id', '=', contractId).execute();
    const [chosen] = await look((read) => listChosenModules(read, places[0].seatId));
    expect(chosen).toMatchObject({ title: 'Hygieniapassi', priceCents: 12_000, ...days });
    const giveUp = () =>
      codeOf(act((tx) => giveUpModule(tx, coordinator, clock, { ...places[0], chosenId: chosen?.id ?? 0 })));
    expect([await giveUp(), await giveUp()]).toEqual(['done', 'NotFound']);
    const entry = await test.owner
      .selectFrom('auditEntry')
      .select(['act', 'details'])
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(entry).toMatchObject({
      act: 'seat-module.give-up',
      details: { module: moduleId, from: days.startsOn, until: days.endsOn, cents: 12_000 },
    });
    await test.owner.updateTable('contract').set({ signedOn: null }).where('id', '=', contractId).execute();
    expect(await choose()).toBe('seat.refused.module-unsigned');
  });
});

describe('a wage subsidy', () => {
  const paid = { percent: 50, monthlyCents: 126_000, hoursPerWeek: 37.5, trainingDays: 20 };
  const record = (revision: number, changed = {}) =>
    act((tx) => recordWageSubsidy(tx, coordinator, clock, { ...places[0], ...paid, revision, ...changed }));

  it('is recorded and changed, if nobody changed it meanwhile', async () => {
    await record(0);
    await record(1, { percent: 70 });
    expect(await look((read) => findSubsidy(read, places[0].seatId))).toEqual({ ...paid, percent: 70, revision: 2 });
    await expect(record(1)).rejects.toThrow(Conflict);
  });

  it('is kept to the part of an hour and of a per cent', async () => {
    await record(0, { hoursPerWeek: 38.25, percent: 66.7 });
    const kept = await look((read) => findSubsidy(read, places[0].seatId));
    expect(kept).toMatchObject({ hoursPerWeek: 38.25, percent: 66.7 });
  });

  it('belongs to work for a wage alone', async () => {
    await test.owner.updateTable('measure').set({ kind: 'coaching-career' }).where('id', '=', measureId).execute();
    expect(await codeOf(record(0))).toBe('seat.refused.no-wage');
  });
});

describe('the tables of packages', () => {
  it.each([
    ['call_off_days', sql`update call_off set starts_on = '2026-06-01', ends_on = '2026-05-01'`],
    ['call_off_amount_check', sql`update call_off set amount = 0`],
  ])('refuse what breaks %s', async (constraint, change) => {
    await reserve(places[0], 1);
    await expect(change.execute(test.owner)).rejects.toThrow(constraint);
  });
});
