import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMoneyLines } from '#features/procurement/public.server.ts';
import { readingAs } from '#platform/db/database.server.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createSampleRows, type SampleRows } from '#test/coordination-rows.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { listCoordinations } from './carried-project.queries.server.ts';
import { figuresOf } from './day-view.model.ts';
import { getDayFacts } from './day-view.queries.server.ts';
import { countHeldByMonth, listOpenCapacities, listOpenNeeds } from './demand.queries.server.ts';
import { warningsOf } from './warning.model.ts';

const today = '2012-09-01';

let test: TestDatabase;
let sample: SampleRows;

beforeAll(async () => {
  test = await createTestDatabase();
  sample = await createSampleRows(test);
  await sample.planFor('S20001', 1, '2012-01-01', 40);
  await sample.planFor('S20001', 2, '2012-06-01', 60);
});
afterAll(() => test.close());

const factsOn = (on: string, actor: Actor = sample.coordinator) =>
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
    const id = await sample.createMeasure('S20002', {
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
    const id = await sample.createMeasure('S20001', { states: [['running', '2012-03-01']] });
    const spring = ['2012-03-01', '2012-05-31'] as const;
    await sample.createSeat(id, 'S20001', {
      askedOn: '2012-02-01',
      days: spring,
      steps: [
        ['waiting', '2012-02-01'],
        ['taken', '2012-02-20'],
      ],
    });
    await sample.createSeat(id, 'S20001', {
      askedOn: '2012-04-01',
      days: ['2012-06-01', '2012-12-31'],
      steps: [
        ['waiting', '2012-04-01'],
        ['taken', '2012-05-20'],
      ],
      sex: 'male',
    });
    await sample.createSeat(id, 'S20001', { askedOn: '2012-04-02', steps: [['waiting', '2012-04-02']] });
    const seatsOn = async (on: string) => {
      const measure = (await factsOn(on)).measures.find((other) => other.id === id);
      return measure && [measure.held, measure.waiting];
    };
    expect(await seatsOn('2012-03-15')).toEqual([1, 0]);
    expect(await seatsOn('2012-04-15')).toEqual([1, 2]);
    expect(await seatsOn('2012-05-25')).toEqual([1, 1]);
    expect(await seatsOn('2012-07-01')).toEqual([1, 1]);
    expect(await seatsOn(today)).toEqual([1, 1]);
    await sample.createSeat(id, 'S20001', {
      askedOn: '2012-04-02',
      days: spring,
      steps: [['taken', '2012-04-02']],
      sex: 'unknown',
    });
    const [project] = (await factsOn(today)).projects;
    expect([project?.started, project?.startedWomen, project?.startedUnknown]).toEqual([3, 1, 1]);
  });

  it('counts somebody as waiting until a seat is given, and as held after, before the measure begins', async () => {
    const id = await sample.createMeasure('S20001', { states: [['intake', '2012-01-01']] });
    await sample.createSeat(id, 'S20001', {
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
    const id = await sample.createMeasure('S20001', { states: [['running', '2012-03-01']] });
    await sample.createSeat(id, 'S20001', { askedOn: '2012-02-01', steps: [['waiting', '2012-02-01']] });
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
          where seat.state = 'waiting' and of.project_id = any (${[sample.ids.S20001, sample.ids.S20002]}::int[])) as waiting
      from measure where measure.project_id = any (${[sample.ids.S20001, sample.ids.S20002]}::int[])`.execute(
      test.owner,
    );
    expect({
      measures: sums.states.reduce((sum, state) => sum + state.measures, 0),
      seats: sums.seats.seats,
      waiting: sums.seats.waiting,
    }).toEqual(rows[0]);
  });

  it('takes the seats of places of work where a measure names none', async () => {
    const id = await sample.createMeasure('S20002', { seats: null, states: [['running', '2012-03-01']] });
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
      values (${sample.ids.S20001}, 'report', 'Väliraportti', '2012-04-30', '2012-05-10', 'done', ${sample.coordinator.userId}, now())`.execute(
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
      values (${sample.ids.S20001}, 'Hitsaus', 'open', '2012-05-01', '2012-05-31T12:00:00Z', 'open', now(), ${sample.coordinator.userId})
      returning id`.execute(test.owner);
    await sql`insert into tender_buyer (tender_id, project_id, share_permille) values (${rows[0]?.id}, ${sample.ids.S20001}, 1000)`.execute(
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
      values (${lots.rows[0]?.id}, 'Ei tarjouksia', '2012-06-20', now(), ${sample.coordinator.userId})`.execute(
      test.owner,
    );
    await sql`update tender set state = 'decided' where id = ${rows[0]?.id}`.execute(test.owner);
    expect(await lateOn('2012-06-19')).toBe(true);
    expect(await lateOn('2012-06-20')).toBe(false);
  });

  it('has a row for the coordination project when it has days of its own to keep', async () => {
    expect((await factsOn('2012-02-01')).projects.map(({ code }) => code)).not.toContain('S30001');
    await sql`insert into milestone (project_id, kind, title, due_on, written_by, recorded_at)
      values (${sample.ids.S30001}, 'report', 'Oma raportti', '2012-01-31', ${sample.coordinator.userId}, now())`.execute(
      test.owner,
    );
    const facts = await factsOn('2012-02-01');
    expect(facts.projects.map(({ code }) => code)).toContain('S30001');
    expect(warningsOf(facts).map(({ kind }) => kind)).toContain('late-report');
    await sql`delete from milestone where project_id = ${sample.ids.S30001}`.execute(test.owner);
  });

  it('is shown to those who have the project, and only of coordination projects', async () => {
    const other = await sample.actorOf('S20003');
    await expect(factsOn(today, other)).rejects.toBeInstanceOf(Forbidden);
    const wrong = readingAs(test.database, sample.coordinator.userId, (read) =>
      getDayFacts(read, sample.coordinator, 'S20001', { on: today, today }),
    );
    await expect(wrong).rejects.toBeInstanceOf(NotFound);
  });

  it('lists the coordination projects that one reaches', async () => {
    const listedBy = (actor: Actor) => readingAs(test.database, actor.userId, (read) => listCoordinations(read, actor));
    expect(await listedBy(sample.coordinator)).toEqual([
      { code: 'S30001', name: 'Koordinaatio', startsOn: null, endsOn: null, carried: 2 },
    ]);
    expect(await listedBy(await sample.actorOf('S20003'))).toEqual([]);
  });
});

describe('demand against capacity', () => {
  it('has the needs that were open on the day, and the places of contracts that are left', async () => {
    const { rows } = await sql<{ id: number }>`
      insert into measure_need (project_id, asked_by, for_whom, amount, wanted_from, field, municipality_code, recorded_at,
        recorded_by, state, answered_at)
      values (${sample.ids.S20001}, 'Työllisyyspalvelut', 'nuoret', 12, '2012-10-01', '07', '698', '2012-05-01T09:00:00Z',
          ${sample.coordinator.userId}, 'open', null),
        (${sample.ids.S20001}, 'Työllisyyspalvelut', 'nuoret', 5, null, null, null, '2012-05-01T09:00:00Z', ${sample.coordinator.userId}, 'met',
          '2012-08-01T09:00:00Z')
      returning id`.execute(test.owner);
    expect(rows).toHaveLength(2);
    const needsOn = (on: string) =>
      readingAs(test.database, sample.coordinator.userId, (read) => listOpenNeeds(read, [sample.ids.S20001 ?? 0], on));
    const amountsOn = async (on: string) => (await needsOn(on)).map(({ amount }) => amount).toSorted((a, b) => a - b);
    expect(await amountsOn('2012-04-30')).toEqual([]);
    expect(await amountsOn('2012-07-31')).toEqual([5, 12]);
    expect(await amountsOn('2012-08-01')).toEqual([12]);
  });

  it('counts the seats held at once, in every month on any of whose days somebody has one', async () => {
    const id = await sample.createMeasure('S20002', { states: [['running', '2012-03-01']] });
    const steps = [['taken', '2012-03-01']] as const;
    await sample.createSeat(id, 'S20002', { askedOn: '2012-02-01', days: ['2012-03-31', '2012-05-01'], steps });
    await sample.createSeat(id, 'S20002', { askedOn: '2012-02-01', days: ['2012-05-31', '2012-12-31'], steps });
    const held = await readingAs(test.database, sample.coordinator.userId, (read) =>
      countHeldByMonth(read, [id], ['2012-02', '2012-03', '2012-04', '2012-05', '2012-06']),
    );
    expect(held.get(id)).toEqual({ '2012-03': 1, '2012-04': 1, '2012-05': 1, '2012-06': 1 });
  });

  it('takes what is called off from the places of a signed contract', async () => {
    const { rows } = await sql<{ id: number; contractId: number }>`
      with bought as (
        insert into contract (project_id, name, price_model, unit_price_cents, amount, signed_on, starts_on, ends_on, recorded_at, recorded_by)
        values (${sample.ids.S20001}, 'Kapasiteetti', 'place', 100, 10, '2012-02-01', '2012-02-01', '2012-12-31', now(), ${sample.coordinator.userId})
        returning id)
      insert into capacity_line (contract_id, field, unit, amount, unit_price_cents, from_on, until_on)
      select bought.id, '07', 'place', 10, 100, '2012-03-01', '2013-01-01' from bought
      returning id, contract_id`.execute(test.owner);
    const [line] = rows;
    await sql`insert into contract_buyer (contract_id, project_id, share_permille)
      values (${line?.contractId}, ${sample.ids.S20001}, 1000)`.execute(test.owner);
    const measureId = await sample.createMeasure('S20001');
    await sample.createSeat(measureId, 'S20001', { askedOn: '2012-02-01', steps: [['waiting', '2012-02-01']] });
    await sql`insert into call_off (capacity_line_id, participant_id, seat_id, starts_on, ends_on, amount, price_cents, recorded_at, recorded_by)
      select ${line?.id}, seat.participant_id, seat.id, '2012-03-01', '2012-03-31', 4, 400, now(), ${sample.coordinator.userId}
      from seat where seat.measure_id = ${measureId}`.execute(test.owner);
    const leftOn = (on: string) =>
      readingAs(test.database, sample.coordinator.userId, (read) =>
        listOpenCapacities(read, [sample.ids.S20001 ?? 0], on),
      );
    expect(await leftOn('2012-01-31')).toEqual([]);
    expect(await leftOn(today)).toMatchObject([{ field: '07', left: 6, fromOn: '2012-03-01', untilOn: '2013-01-01' }]);
  });
});

describe('the money of projects', () => {
  const linesOn = (on: string) =>
    readingAs(test.database, sample.coordinator.userId, (read) =>
      listMoneyLines(read, [sample.ids.S20001 ?? 0, sample.ids.S20002 ?? 0], on),
    );
  const sharesOn = async (on: string, name: string) =>
    (await linesOn(on)).filter((line) => line.name === name).map(({ kind, cents }) => [kind, cents]);

  it('is a share of a contract as it bound on the day, from its draft on', async () => {
    const { rows } = await sql<{ id: number }>`
      insert into contract (project_id, name, price_model, unit_price_cents, amount, signed_on, starts_on, ends_on, recorded_at, recorded_by)
      values (${sample.ids.S20001}, 'Yhteishankinta', 'lump', 301, 1, '2012-02-01', '2012-02-01', '2012-12-31', '2012-01-15',
        ${sample.coordinator.userId})
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
          ${price}, 1, '2012-02-01', '2012-12-31', now(), ${sample.coordinator.userId})`.execute(test.owner);
      await sql`insert into contract_version_buyer values (${id}, ${number}, ${sample.ids.S20001}, ${1000 - Number(permille)}),
        (${id}, ${number}, ${sample.ids.S20002}, ${permille})`.execute(test.owner);
    }
    await sql`insert into contract_buyer values (${id}, ${sample.ids.S20001}, 750), (${id}, ${sample.ids.S20002}, 250)`.execute(
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
        values (${sample.ids.S20001}, 'Kutsu', 'open', '2012-01-01', '2012-02-01', 'decided', now(), ${sample.coordinator.userId})
        returning id),
      buyer as (insert into tender_buyer (tender_id, project_id, share_permille) select id, ${sample.ids.S20001}, 1000 from call),
      part as (insert into tender_lot (tender_id, number, name) select id, 1, 'Hyväksytty osa' from call returning id),
      offer as (
        insert into tender_offer (tender_lot_id, provider_name, total_cents, received_at, is_admissible, recorded_at, recorded_by)
        select id, 'Opisto', 999, '2012-01-31', true, now(), ${sample.coordinator.userId} from part returning id),
      decision as (
        insert into tender_decision (tender_lot_id, tender_offer_id, decided_on, recorded_at, recorded_by)
        select part.id, offer.id, '2012-02-10', now(), ${sample.coordinator.userId} from part, offer)
      select id as lot from part`.execute(test.owner);
    const lot = rows[0]?.lot;
    expect(await sharesOn('2012-02-09', 'Hyväksytty osa')).toEqual([]);
    expect(await sharesOn('2012-02-10', 'Hyväksytty osa')).toEqual([['accepted', 999]]);
    await sql`update tender_decision set withdrawn_at = '2012-03-01', withdrawn_by = ${sample.coordinator.userId},
      withdrawn_reason = 'Virhe' where tender_lot_id = ${lot}`.execute(test.owner);
    expect(await sharesOn('2012-02-29', 'Hyväksytty osa')).toEqual([['accepted', 999]]);
    expect(await sharesOn('2012-03-01', 'Hyväksytty osa')).toEqual([]);
  });
});
