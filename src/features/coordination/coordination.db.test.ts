import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMoneyLines } from '#features/procurement/public.server.ts';
import { readingAs } from '#platform/db/database.server.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { listCoordinations } from './carried-project.queries.server.ts';
import { figuresOf } from './day-view.model.ts';
import { getDayFacts } from './day-view.queries.server.ts';
import { countHeldByMonth, listOpenCapacities, listOpenNeeds } from './demand.queries.server.ts';
import { warningsOf } from './warning.model.ts';

const today = '2012-09-01';

let test: TestDatabase;
let coordinator: Actor;
const ids: Record<string, number> = {};

/** A coordination project with two parallel projects of one mother, one of them without a plan; and a project of others. */
beforeAll(async () => {
  test = await createTestDatabase();
  for (const [code, kind, name] of [
    ['S30001', 'coordination', 'Koordinaatio'],
    ['S20001', 'parallel', 'Rinnakkainen yksi'],
    ['S20002', 'parallel', 'Rinnakkainen kaksi'],
    ['S20003', 'parallel', 'Muiden hanke'],
    ['S10001', 'development', 'Emo'],
  ] as const)
    ids[code] = await createProject(code, kind, name);
  coordinator = await actorOf('S30001');
  await bind('coordination', 'S30001', 'S20001');
  await bind('coordination', 'S30001', 'S20002');
  await bind('parallel', 'S10001', 'S20001');
  await planFor('S20001', 1, '2012-01-01', 40);
  await planFor('S20001', 2, '2012-06-01', 60);
});
afterAll(() => test.close());

function actorOf(code: string): Promise<Actor> {
  return createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'project', id: ids[code] ?? 0 } }] });
}

async function createProject(code: string, kind: string, name: string): Promise<number> {
  const { id } = await test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
  await sql`insert into project_profile (project_id, kind, name, period, is_light, recorded_at)
    values (${id}, ${kind}, ${name}, '2007-2013', false, now())`.execute(test.owner);
  return id;
}

async function bind(kind: string, from: string, to: string): Promise<void> {
  await sql`insert into project_link (kind, from_project_id, to_project_id, status, basis, decided_at)
    values (${kind}, ${ids[from]}, ${ids[to]}, 'confirmed', 'person', now())`.execute(test.owner);
}

async function planFor(code: string, number: number, from: string, persons: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into plan_version (project_id, number, written_by, recorded_at)
    values (${ids[code]}, ${number}, ${coordinator.userId}, now()) returning id`.execute(test.owner);
  const id = rows[0]?.id;
  await sql`insert into plan_target (plan_version_id, figure, year, sex, amount)
    values (${id}, 'persons', null, 'all', ${persons}), (${id}, 'persons', 2012, 'women', ${persons / 4}),
      (${id}, 'persons', 2013, 'women', ${persons / 4})`.execute(test.owner);
  await sql`update plan_version set state = 'in-force', decision_number = 'P1', decided_on = ${from}, in_force_from = ${from},
    decided_by = ${coordinator.userId}, decision_recorded_at = now() where id = ${id}`.execute(test.owner);
}

let measures = 0;
/** A measure from 1 March to 31 December 2012, planned on 1 January. */
async function createMeasure(
  code: string,
  {
    seats = 10,
    states = [['plan', '2012-01-01']],
  }: { readonly seats?: number | null; readonly states?: readonly (readonly [string, string])[] } = {},
): Promise<number> {
  measures += 1;
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, kind, shape, name, field, funding, municipality_code, starts_on, ends_on, seats, state,
      recorded_at, recorded_by)
    values (${ids[code]}, 'coaching-job-search', 'non-stop', ${`Klubi ${measures}`}, '07', 'esf', '698', '2012-03-01',
      '2012-12-31', ${seats}, ${states.at(-1)?.[0]}, now(), ${coordinator.userId})
    returning id`.execute(test.owner);
  const id = rows[0]?.id ?? 0;
  for (const [state, from] of states)
    await sql`insert into measure_state (measure_id, state, from_on, recorded_at, recorded_by)
      values (${id}, ${state}, ${from}, now(), ${coordinator.userId})`.execute(test.owner);
  return id;
}

let persons = 0;
/** A seat of a new person with the steps of its life, the last of which holds now. */
async function createSeat(
  measureId: number,
  code: string,
  seat: {
    askedOn: string;
    days?: readonly [string, string];
    steps: readonly (readonly [string, string])[];
    sex?: string;
  },
): Promise<void> {
  persons += 1;
  const { askedOn, days, steps, sex = 'female' } = seat;
  const { rows: people } = await sql<{ id: number }>`
    insert into participant (project_id, number, sex, recorded_at, recorded_by)
    values (${ids[code]}, ${persons}, ${sex}, now(), ${coordinator.userId}) returning id`.execute(test.owner);
  const { rows } = await sql<{ id: number }>`
    insert into seat (measure_id, participant_id, state, asked_at, starts_on, ends_on, recorded_by)
    values (${measureId}, ${people[0]?.id}, ${steps.at(-1)?.[0]}, ${`${askedOn}T09:00:00Z`}, ${days?.[0] ?? null},
      ${days?.[1] ?? null}, ${coordinator.userId})
    returning id`.execute(test.owner);
  for (const [state, day] of steps)
    await sql`insert into seat_event (seat_id, state, acted_at) values (${rows[0]?.id}, ${state}, ${`${day}T09:00:00Z`})`.execute(
      test.owner,
    );
}

const factsOn = (on: string, actor = coordinator) =>
  readingAs(test.database, actor.userId, (read) => getDayFacts(read, actor, 'S30001', { on, today }));

describe('the coordination view', () => {
  it('has every carried project in a row, with its mother and the plan in force on the day', async () => {
    const { projects } = await factsOn('2012-05-31');
    expect(
      projects.map(({ code, mother, planNumber, persons: promised, women }) => [
        code,
        mother?.code,
        planNumber,
        promised,
        women,
      ]),
    ).toEqual([
      ['S20001', 'S10001', 1, 40, 20],
      ['S20002', undefined, null, null, null],
    ]);
    const [later] = (await factsOn('2012-06-01')).projects;
    expect([later?.planNumber, later?.persons]).toEqual([2, 60]);
  });

  it('shows measures in the state that they were in on the day, and none before anything was known of it', async () => {
    const id = await createMeasure('S20002', {
      states: [
        ['plan', '2012-01-10'],
        ['running', '2012-03-01'],
      ],
    });
    const stateOn = async (on: string) => (await factsOn(on)).measures.find((measure) => measure.id === id)?.state;
    expect(await stateOn('2012-01-09')).toBeUndefined();
    expect(await stateOn('2012-02-29')).toBe('plan');
    expect(await stateOn('2012-03-01')).toBe('running');
  });

  it('counts seats as they were held and waited for on the day', async () => {
    const id = await createMeasure('S20001', { states: [['running', '2012-03-01']] });
    const spring = ['2012-03-01', '2012-05-31'] as const;
    await createSeat(id, 'S20001', {
      askedOn: '2012-02-01',
      days: spring,
      steps: [
        ['waiting', '2012-02-01'],
        ['taken', '2012-02-20'],
      ],
    });
    await createSeat(id, 'S20001', {
      askedOn: '2012-04-01',
      days: ['2012-06-01', '2012-12-31'],
      steps: [
        ['waiting', '2012-04-01'],
        ['taken', '2012-05-20'],
      ],
      sex: 'male',
    });
    await createSeat(id, 'S20001', { askedOn: '2012-04-02', steps: [['waiting', '2012-04-02']] });
    const seatsOn = async (on: string) => {
      const measure = (await factsOn(on)).measures.find((other) => other.id === id);
      return measure && [measure.held, measure.waiting];
    };
    expect(await seatsOn('2012-03-15')).toEqual([1, 0]);
    expect(await seatsOn('2012-04-15')).toEqual([1, 2]);
    expect(await seatsOn('2012-05-25')).toEqual([1, 1]);
    expect(await seatsOn('2012-07-01')).toEqual([1, 1]);
    expect(await seatsOn(today)).toEqual([1, 1]);
    await createSeat(id, 'S20001', {
      askedOn: '2012-04-02',
      days: spring,
      steps: [['taken', '2012-04-02']],
      sex: 'unknown',
    });
    const [project] = (await factsOn(today)).projects;
    expect([project?.started, project?.startedWomen, project?.startedUnknown]).toEqual([3, 1, 1]);
  });

  it('counts somebody as waiting until a seat is given, and as held after, before the measure begins', async () => {
    const id = await createMeasure('S20001', { states: [['intake', '2012-01-01']] });
    await createSeat(id, 'S20001', {
      askedOn: '2012-01-10',
      days: ['2012-03-01', '2012-12-31'],
      steps: [
        ['waiting', '2012-01-10'],
        ['taken', '2012-02-20'],
      ],
    });
    const seatsOn = async (on: string) => {
      const measure = (await factsOn(on)).measures.find((other) => other.id === id);
      return measure && [measure.held, measure.waiting];
    };
    expect(await seatsOn('2012-02-19')).toEqual([0, 1]);
    expect(await seatsOn('2012-02-20')).toEqual([1, 0]);
  });

  it('counts nobody as held after the last day of a measure', async () => {
    const id = await createMeasure('S20001', { states: [['running', '2012-03-01']] });
    await createSeat(id, 'S20001', { askedOn: '2012-02-01', steps: [['waiting', '2012-02-01']] });
    await sql`update seat set state = 'taken', starts_on = '2012-03-01' where measure_id = ${id}`.execute(test.owner);
    const heldOn = async (on: string) => (await factsOn(on)).measures.find((measure) => measure.id === id)?.held;
    expect(await heldOn('2012-08-01')).toBe(1);
    await sql`update measure set ends_on = '2012-07-31' where id = ${id}`.execute(test.owner);
    expect(await heldOn('2012-07-31')).toBe(1);
    expect(await heldOn('2012-08-01')).toBe(0);
  });

  it('has sums that a count of the tables comes to', async () => {
    const facts = await factsOn(today);
    const sums = figuresOf(facts.projects, facts.measures, today);
    const { rows } = await sql<{ measures: number; seats: number; waiting: number }>`
      select count(*)::int as measures, sum(measure.seats) filter (where measure.state = 'running')::int as seats,
        (select count(*)::int from seat join measure of on of.id = seat.measure_id
          where seat.state = 'waiting' and of.project_id = any (${[ids.S20001, ids.S20002]}::int[])) as waiting
      from measure where measure.project_id = any (${[ids.S20001, ids.S20002]}::int[])`.execute(test.owner);
    expect({
      measures: sums.states.reduce((sum, state) => sum + state.measures, 0),
      seats: sums.seats.seats,
      waiting: sums.seats.waiting,
    }).toEqual(rows[0]);
  });

  it('takes the seats of places of work where a measure names none', async () => {
    const id = await createMeasure('S20002', { seats: null, states: [['running', '2012-03-01']] });
    await sql`insert into work_place (measure_id, employer, tasks, seats, is_permanent, from_on, until_on)
      values (${id}, 'Paja', 'Puutyöt', 3, true, '2012-01-01', null), (${id}, 'Kahvila', 'Keittiö', 2, true, '2012-01-01', '2012-06-01')`.execute(
      test.owner,
    );
    const seatsOn = async (on: string) => (await factsOn(on)).measures.find((measure) => measure.id === id)?.seats;
    expect(await seatsOn('2012-05-31')).toBe(5);
    expect(await seatsOn('2012-06-01')).toBe(3);
  });

  it('warns of days that were not kept, until they were', async () => {
    await sql`insert into milestone (project_id, kind, title, due_on, done_on, state, written_by, recorded_at)
      values (${ids.S20001}, 'report', 'Väliraportti', '2012-04-30', '2012-05-10', 'done', ${coordinator.userId}, now())`.execute(
      test.owner,
    );
    const lateOn = async (on: string) =>
      warningsOf(await factsOn(on)).filter(({ kind }) => kind === 'late-report').length;
    expect(await lateOn('2012-04-30')).toBe(0);
    expect(await lateOn('2012-05-09')).toBe(1);
    expect(await lateOn('2012-05-10')).toBe(0);
  });

  it('warns of tenders of a project whose deadline is over and that are not decided', async () => {
    const { rows } = await sql<{ id: number }>`
      insert into tender (project_id, name, kind, asked_on, deadline_at, state, recorded_at, recorded_by)
      values (${ids.S20001}, 'Hitsaus', 'open', '2012-05-01', '2012-05-31T12:00:00Z', 'open', now(), ${coordinator.userId})
      returning id`.execute(test.owner);
    await sql`insert into tender_buyer (tender_id, project_id, share_permille) values (${rows[0]?.id}, ${ids.S20001}, 1000)`.execute(
      test.owner,
    );
    const lots = await sql<{ id: number }>`
      insert into tender_lot (tender_id, number, name) values (${rows[0]?.id}, 1, 'Hitsaus') returning id`.execute(
      test.owner,
    );
    const lateOn = async (on: string) => warningsOf(await factsOn(on)).some(({ kind }) => kind === 'late-tender');
    expect(await lateOn('2012-05-31')).toBe(false);
    expect(await lateOn('2012-06-01')).toBe(true);
    await sql`insert into tender_decision (tender_lot_id, reason, decided_on, recorded_at, recorded_by)
      values (${lots.rows[0]?.id}, 'Ei tarjouksia', '2012-06-20', now(), ${coordinator.userId})`.execute(test.owner);
    await sql`update tender set state = 'decided' where id = ${rows[0]?.id}`.execute(test.owner);
    expect(await lateOn('2012-06-19')).toBe(true);
    expect(await lateOn('2012-06-20')).toBe(false);
  });

  it('has a row for the coordination project when it has days of its own to keep', async () => {
    expect((await factsOn('2012-02-01')).projects.map(({ code }) => code)).not.toContain('S30001');
    await sql`insert into milestone (project_id, kind, title, due_on, written_by, recorded_at)
      values (${ids.S30001}, 'report', 'Oma raportti', '2012-01-31', ${coordinator.userId}, now())`.execute(test.owner);
    const facts = await factsOn('2012-02-01');
    expect(facts.projects.map(({ code }) => code)).toContain('S30001');
    expect(warningsOf(facts).map(({ kind }) => kind)).toContain('late-report');
    await sql`delete from milestone where project_id = ${ids.S30001}`.execute(test.owner);
  });

  it('is shown to those who have the project, and only of coordination projects', async () => {
    const other = await actorOf('S20003');
    await expect(factsOn(today, other)).rejects.toBeInstanceOf(Forbidden);
    const wrong = readingAs(test.database, coordinator.userId, (read) =>
      getDayFacts(read, coordinator, 'S20001', { on: today, today }),
    );
    await expect(wrong).rejects.toBeInstanceOf(NotFound);
  });

  it('lists the coordination projects that one reaches', async () => {
    const listedBy = (actor: Actor) => readingAs(test.database, actor.userId, (read) => listCoordinations(read, actor));
    expect(await listedBy(coordinator)).toEqual([
      { code: 'S30001', name: 'Koordinaatio', startsOn: null, endsOn: null, carried: 2 },
    ]);
    expect(await listedBy(await actorOf('S20003'))).toEqual([]);
  });
});

describe('demand against capacity', () => {
  it('has the needs that were open on the day, and the places of contracts that are left', async () => {
    const { rows } = await sql<{ id: number }>`
      insert into measure_need (project_id, asked_by, for_whom, amount, wanted_from, field, municipality_code, recorded_at,
        recorded_by, state, answered_at)
      values (${ids.S20001}, 'Työllisyyspalvelut', 'nuoret', 12, '2012-10-01', '07', '698', '2012-05-01T09:00:00Z',
          ${coordinator.userId}, 'open', null),
        (${ids.S20001}, 'Työllisyyspalvelut', 'nuoret', 5, null, null, null, '2012-05-01T09:00:00Z', ${coordinator.userId}, 'met',
          '2012-08-01T09:00:00Z')
      returning id`.execute(test.owner);
    expect(rows).toHaveLength(2);
    const needsOn = (on: string) =>
      readingAs(test.database, coordinator.userId, (read) => listOpenNeeds(read, [ids.S20001 ?? 0], on));
    const amountsOn = async (on: string) => (await needsOn(on)).map(({ amount }) => amount).toSorted((a, b) => a - b);
    expect(await amountsOn('2012-04-30')).toEqual([]);
    expect(await amountsOn('2012-07-31')).toEqual([5, 12]);
    expect(await amountsOn('2012-08-01')).toEqual([12]);
  });

  it('counts the seats held at once, in every month on any of whose days somebody has one', async () => {
    const id = await createMeasure('S20002', { states: [['running', '2012-03-01']] });
    const steps = [['taken', '2012-03-01']] as const;
    await createSeat(id, 'S20002', { askedOn: '2012-02-01', days: ['2012-03-31', '2012-05-01'], steps });
    await createSeat(id, 'S20002', { askedOn: '2012-02-01', days: ['2012-05-31', '2012-12-31'], steps });
    const held = await readingAs(test.database, coordinator.userId, (read) =>
      countHeldByMonth(read, [id], ['2012-02', '2012-03', '2012-04', '2012-05', '2012-06']),
    );
    expect(held.get(id)).toEqual({ '2012-03': 1, '2012-04': 1, '2012-05': 1, '2012-06': 1 });
  });

  it('takes what is called off from the places of a signed contract', async () => {
    const { rows } = await sql<{ id: number; contractId: number }>`
      with bought as (
        insert into contract (project_id, name, price_model, unit_price_cents, amount, signed_on, starts_on, ends_on, recorded_at, recorded_by)
        values (${ids.S20001}, 'Kapasiteetti', 'place', 100, 10, '2012-02-01', '2012-02-01', '2012-12-31', now(), ${coordinator.userId})
        returning id)
      insert into capacity_line (contract_id, field, unit, amount, unit_price_cents, from_on, until_on)
      select bought.id, '07', 'place', 10, 100, '2012-03-01', '2013-01-01' from bought
      returning id, contract_id`.execute(test.owner);
    const [line] = rows;
    await sql`insert into contract_buyer (contract_id, project_id, share_permille)
      values (${line?.contractId}, ${ids.S20001}, 1000)`.execute(test.owner);
    const measureId = await createMeasure('S20001');
    await createSeat(measureId, 'S20001', { askedOn: '2012-02-01', steps: [['waiting', '2012-02-01']] });
    await sql`insert into call_off (capacity_line_id, participant_id, seat_id, starts_on, ends_on, amount, price_cents, recorded_at, recorded_by)
      select ${line?.id}, seat.participant_id, seat.id, '2012-03-01', '2012-03-31', 4, 400, now(), ${coordinator.userId}
      from seat where seat.measure_id = ${measureId}`.execute(test.owner);
    const leftOn = (on: string) =>
      readingAs(test.database, coordinator.userId, (read) => listOpenCapacities(read, [ids.S20001 ?? 0], on));
    expect(await leftOn('2012-01-31')).toEqual([]);
    expect(await leftOn(today)).toMatchObject([{ field: '07', left: 6, fromOn: '2012-03-01', untilOn: '2013-01-01' }]);
  });
});

describe('the money of projects', () => {
  const linesOn = (on: string) =>
    readingAs(test.database, coordinator.userId, (read) =>
      listMoneyLines(read, [ids.S20001 ?? 0, ids.S20002 ?? 0], on),
    );
  const sharesOn = async (on: string, name: string) =>
    (await linesOn(on)).filter((line) => line.name === name).map(({ kind, cents }) => [kind, cents]);

  it('is a share of a contract as it bound on the day, from its draft on', async () => {
    const { rows } = await sql<{ id: number }>`
      insert into contract (project_id, name, price_model, unit_price_cents, amount, signed_on, starts_on, ends_on, recorded_at, recorded_by)
      values (${ids.S20001}, 'Yhteishankinta', 'lump', 301, 1, '2012-02-01', '2012-02-01', '2012-12-31', '2012-01-15',
        ${coordinator.userId})
      returning id`.execute(test.owner);
    const id = rows[0]?.id;
    for (const [number, from, price, permille] of [
      [0, '2012-02-01', 101, 500],
      [1, '2012-05-01', 301, 250],
    ]) {
      const isAmended = number !== 0;
      await sql`insert into contract_version (contract_id, number, in_force_from, agreed_on, kind, reason, price_model,
          unit_price_cents, amount, starts_on, ends_on, recorded_at, recorded_by)
        values (${id}, ${number}, ${from}, ${from}, ${isAmended ? 'option' : null}, ${isAmended ? 'Optio' : null}, 'lump',
          ${price}, 1, '2012-02-01', '2012-12-31', now(), ${coordinator.userId})`.execute(test.owner);
      await sql`insert into contract_version_buyer values (${id}, ${number}, ${ids.S20001}, ${1000 - Number(permille)}),
        (${id}, ${number}, ${ids.S20002}, ${permille})`.execute(test.owner);
    }
    await sql`insert into contract_buyer values (${id}, ${ids.S20001}, 750), (${id}, ${ids.S20002}, 250)`.execute(
      test.owner,
    );
    expect(await sharesOn('2012-01-14', 'Yhteishankinta')).toEqual([]);
    const signed = [
      ['signed', 51],
      ['signed', 50],
    ];
    expect(await sharesOn('2012-01-31', 'Yhteishankinta')).toEqual(signed.map(([, cents]) => ['drafted', cents]));
    expect(await sharesOn('2012-04-30', 'Yhteishankinta')).toEqual(signed);
    expect(await sharesOn('2012-05-01', 'Yhteishankinta')).toEqual([
      ['signed', 226],
      ['signed', 75],
    ]);
  });

  it('is a share of an accepted offer until there is a contract, and never of a decision that was withdrawn', async () => {
    const { rows } = await sql<{ lot: number }>`
      with call as (
        insert into tender (project_id, name, kind, asked_on, deadline_at, state, recorded_at, recorded_by)
        values (${ids.S20001}, 'Kutsu', 'open', '2012-01-01', '2012-02-01', 'decided', now(), ${coordinator.userId})
        returning id),
      buyer as (insert into tender_buyer (tender_id, project_id, share_permille) select id, ${ids.S20001}, 1000 from call),
      part as (insert into tender_lot (tender_id, number, name) select id, 1, 'Hyväksytty osa' from call returning id),
      offer as (
        insert into tender_offer (tender_lot_id, provider_name, total_cents, received_at, is_admissible, recorded_at, recorded_by)
        select id, 'Opisto', 999, '2012-01-31', true, now(), ${coordinator.userId} from part returning id),
      decision as (
        insert into tender_decision (tender_lot_id, tender_offer_id, decided_on, recorded_at, recorded_by)
        select part.id, offer.id, '2012-02-10', now(), ${coordinator.userId} from part, offer)
      select id as lot from part`.execute(test.owner);
    const lot = rows[0]?.lot;
    expect(await sharesOn('2012-02-09', 'Hyväksytty osa')).toEqual([]);
    expect(await sharesOn('2012-02-10', 'Hyväksytty osa')).toEqual([['accepted', 999]]);
    await sql`update tender_decision set withdrawn_at = '2012-03-01', withdrawn_by = ${coordinator.userId},
      withdrawn_reason = 'Virhe' where tender_lot_id = ${lot}`.execute(test.owner);
    expect(await sharesOn('2012-02-29', 'Hyväksytty osa')).toEqual([['accepted', 999]]);
    expect(await sharesOn('2012-03-01', 'Hyväksytty osa')).toEqual([]);
  });
});
