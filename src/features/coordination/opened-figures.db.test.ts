import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureStates } from '#features/measure/public.ts';
import { readingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createSampleRows, type SampleRows } from '#test/coordination-rows.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { listCoordinations } from './carried-project.queries.server.ts';
import { moneyParts, seatCounts } from './coordination-address.model.ts';
import { listSeatsHeldIn, listSeatsOn } from './day-seat.queries.server.ts';
import { chooseMeasures, type DayFacts, figuresOf, seatsCounted } from './day-view.model.ts';
import { getDayFacts } from './day-view.queries.server.ts';
import { countHeldByMonth } from './demand.queries.server.ts';
import { chooseMoney, moneyFigures } from './money.model.ts';
import { getHeldMoney } from './money.queries.server.ts';
import { findMeasuresTold, listStarted } from './started.queries.server.ts';
import { moneyWarningsOf, warningsOf } from './warning.model.ts';

const today = '2012-09-01';
const days = ['2011-12-31', '2012-02-20', '2012-04-15', '2012-06-30', '2012-08-31', today, '2012-12-01'];
const months = ['2012-03', '2012-06', '2012-12'];

let test: TestDatabase;
let sample: SampleRows;
let auditor: Actor;

const states = [
  [['plan', '2012-01-01']],
  [
    ['plan', '2012-01-01'],
    ['intake', '2012-02-01'],
  ],
  [['running', '2012-03-01']],
  [
    ['running', '2012-03-01'],
    ['closed', '2012-07-01'],
  ],
] as const;
const lives = [
  [['waiting', '2012-02-01']],
  [
    ['waiting', '2012-02-10'],
    ['taken', '2012-02-25'],
  ],
  [
    ['waiting', '2012-02-10'],
    ['offered', '2012-03-10'],
    ['taken', '2012-03-20'],
  ],
  [
    ['taken', '2012-04-01'],
    ['left', '2012-07-10'],
  ],
  [
    ['waiting', '2012-02-10'],
    ['declined', '2012-05-05'],
  ],
] as const;
const stays = [
  ['2012-03-01', '2012-05-31'],
  ['2012-04-10', null],
  ['2012-06-01', '2012-08-15'],
] as const;

/** Measures of every state with seats of every life and stay, and people of each sex. */
beforeAll(async () => {
  test = await createTestDatabase();
  sample = await createSampleRows(test);
  auditor = await createActor(test, { given: [{ role: 'auditor' }] });
  await sample.planFor('S20001', 1, '2012-01-01', 40);
  const sexes = ['female', 'male', 'unknown', 'other'];
  let turn = 0;
  for (const code of ['S20001', 'S20002'])
    for (const life of states) {
      turn += 1;
      const kind = turn % 4 === 3 ? 'special-service' : turn % 4 === 1 ? 'wage-subsidy' : 'coaching-job-search';
      const planned = { seats: turn % 3 === 0 ? null : turn, plannedCents: turn * 1_000_000 };
      const id = await sample.createMeasure(code, { kind, states: life, ...planned });
      if (planned.seats === null)
        await sql`insert into work_place (measure_id, employer, tasks, seats, is_permanent, from_on, until_on)
          values (${id}, 'Paja', 'Puutyöt', 3, true, '2012-01-01', null),
            (${id}, 'Kahvila', 'Keittiö', 2, true, '2012-01-01', '2012-06-01')`.execute(test.owner);
      for (const steps of lives) {
        turn += 1;
        const stay = stays[turn % stays.length];
        const isHeld = ['taken', 'left'].includes(steps.at(-1)?.[0] ?? '');
        const ending = steps.at(-1)?.[0] === 'left' ? '2012-07-10' : (stay?.[1] ?? null);
        const seat = await sample.createSeat(id, code, {
          askedOn: steps[0][1],
          steps,
          sex: sexes[turn % sexes.length] ?? 'other',
          ...(isHeld && { days: [stay?.[0] ?? '2012-03-01', ending] }),
        });
        if (isHeld && kind === 'wage-subsidy')
          await sql`insert into wage_subsidy (seat_id, percent, monthly_cents, hours_per_week)
            values (${seat}, 50, 90000, 30)`.execute(test.owner);
      }
    }
});
afterAll(() => test.close());

function factsOn(on: string, actor = sample.coordinator): Promise<DayFacts> {
  return readingAs(test.database, actor.userId, (read) => getDayFacts(read, actor, 'S30001', { on, today }));
}

describe.each(days)('every figure of the coordination view on %s', (on) => {
  it('of persons who had begun opens to so many persons', async () => {
    const facts = await factsOn(on);
    for (const projects of [facts.projects, ...facts.projects.map((project) => [project])]) {
      const figures = figuresOf(projects, [], on);
      const ids = projects.map(({ id }) => id);
      for (const [who, figure] of [
        [undefined, figures.started],
        ['women', figures.startedWomen],
        ['unknown', figures.startedUnknown],
      ] as const) {
        const opened = await readingAs(test.database, sample.coordinator.userId, (read) =>
          listStarted(read, sample.coordinator, ids, { on, who, page: 1, size: 1000 }),
        );
        expect(opened.total).toBe(figure);
        expect(opened.persons.length + opened.untold).toBe(figure);
      }
    }
  });

  it('of measures opens to so many, and of seats to measures with so many', async () => {
    const { projects, measures } = await factsOn(on);
    const countOf = (measure: (typeof measures)[number], count: (typeof seatCounts)[number]) =>
      seatsCounted(measure, count, on);
    for (const code of [undefined, ...projects.map((project) => project.code)]) {
      const own = chooseMeasures(projects, measures, { project: code }, countOf);
      const figures = figuresOf(projects, own, on);
      for (const state of measureStates) {
        const figure = figures.states.find((one) => one.state === state)?.measures ?? 0;
        expect(chooseMeasures(projects, measures, { project: code, state }, countOf)).toHaveLength(figure);
      }
      for (const count of seatCounts) {
        const opened = chooseMeasures(projects, measures, { project: code, count }, countOf);
        expect(opened.reduce((sum, measure) => sum + countOf(measure, count), 0)).toBe(figures.seats[count]);
      }
    }
  });

  it('of the seats of a measure that are held or waited for opens to so many seats', async () => {
    const { measures } = await factsOn(on);
    const opened = (id: number, count: 'held' | 'waiting') =>
      readingAs(test.database, sample.coordinator.userId, (read) => listSeatsOn(read, id, count, { on, today }));
    for (const { id, held, waiting } of measures) {
      expect(await opened(id, 'held')).toHaveLength(held);
      expect(await opened(id, 'waiting')).toHaveLength(waiting);
    }
  });

  it('of seats is what the measure itself says, or its places of work', async () => {
    const { measures } = await factsOn(on);
    const { rows } = await sql<{ id: number; seats: number | null }>`
      select measure.id, counted.seats from measure cross join lateral seats_of_measure(measure.id, ${on}) counted`.execute(
      test.owner,
    );
    const said = new Map(rows.map(({ id, seats }) => [id, seats]));
    for (const { id, seats } of measures) expect(seats).toBe(said.get(id));
  });

  it('of money opens to lines that come to it', async () => {
    const { projects } = await factsOn(on);
    const { entries } = await readingAs(test.database, sample.coordinator.userId, (read) =>
      getHeldMoney(
        read,
        projects.map(({ id }) => id),
        on,
      ),
    );
    for (const project of projects) {
      const figures = moneyFigures(entries.filter(({ projectId }) => projectId === project.id));
      for (const part of [...moneyParts, 'subsidy', 'toCome'] as const) {
        const opened = chooseMoney(entries, projects, { project: project.code, part });
        expect(opened.reduce((sum, { cents }) => sum + cents, 0)).toBe(figures[part]);
      }
    }
  });
});

describe('every figure of demand and capacity', () => {
  it('of seats held in a month opens to so many seats', async () => {
    const { measures } = await factsOn(today);
    const ids = measures.map(({ id }) => id);
    const read = <Result>(work: Parameters<typeof readingAs<Result>>[2]) =>
      readingAs(test.database, sample.coordinator.userId, work);
    const heldIn = await read((from) => countHeldByMonth(from, ids, months));
    for (const id of ids)
      for (const month of months)
        expect(await read((from) => listSeatsHeldIn(from, id, month))).toHaveLength(heldIn.get(id)?.[month] ?? 0);
  });
});

describe('the list of coordination projects', () => {
  it('counts the projects that the view of each has', async () => {
    const [listed] = await readingAs(test.database, sample.coordinator.userId, (read) =>
      listCoordinations(read, sample.coordinator),
    );
    expect((await factsOn(today)).projects.filter(({ kind }) => kind === 'parallel')).toHaveLength(
      listed?.carried ?? -1,
    );
  });
});

describe('who is behind a figure', () => {
  it('is told of sensitive services only to those who work with their people, and counted for the others', async () => {
    const { projects, measures } = await factsOn(today);
    const asked = { on: today, who: undefined, page: 1, size: 1000 };
    const ids = projects.map(({ id }) => id);
    const startedFor = (actor: Actor) =>
      readingAs(test.database, actor.userId, (read) => listStarted(read, actor, ids, asked));
    const [own, seen] = [await startedFor(sample.coordinator), await startedFor(auditor)];
    const sensitive = measures.filter(({ kind }) => kind === 'special-service').map(({ id }) => id);
    expect(own.untold).toBe(0);
    expect(seen.total).toBe(own.total);
    expect(seen.untold).toBe(own.persons.filter(({ measureId }) => sensitive.includes(measureId)).length);
    expect(seen.untold).toBeGreaterThan(0);
    expect(seen.persons.some(({ measureId }) => sensitive.includes(measureId))).toBe(false);
    const told = await readingAs(test.database, auditor.userId, (read) => findMeasuresTold(read, auditor, sensitive));
    expect(told).toEqual([]);
  });
});

describe('offers in a view of a day gone by', () => {
  it('stand with the day by which they were to be answered as long as they were open', async () => {
    const id = await sample.createMeasure('S20001', { states: [['intake', '2012-02-01']] });
    const seat = await sample.createSeat(id, 'S20001', {
      askedOn: '2012-02-01',
      days: ['2012-03-01', null],
      steps: [
        ['waiting', '2012-02-01'],
        ['offered', '2012-02-10'],
        ['taken', '2012-02-18'],
      ],
    });
    await sql`update seat_event set reply_by = '2012-02-24' where seat_id = ${seat} and state = 'offered'`.execute(
      test.owner,
    );
    const replyOn = async (on: string) => (await factsOn(on)).measures.find((measure) => measure.id === id)?.replyBy;
    expect(await replyOn('2012-02-09')).toBeNull();
    expect(await replyOn('2012-02-10')).toBe('2012-02-24');
    expect(await replyOn('2012-02-17')).toBe('2012-02-24');
    expect(await replyOn('2012-02-18')).toBeNull();
    const other = sql`update seat_event set reply_by = '2012-02-24' where seat_id = ${seat} and state = 'taken'`;
    await expect(other.execute(test.owner)).rejects.toThrow('seat_event_reply');
  });
});

describe('planned money', () => {
  const moneyOn = (on: string) =>
    readingAs(test.database, sample.coordinator.userId, (read) => getHeldMoney(read, [sample.ids.S20002 ?? 0], on));

  it('counts until the measure is bought, and then holds the contract to it', async () => {
    const id = await sample.createMeasure('S20002', { plannedCents: 77_700 });
    const isPlannedOn = async (on: string) =>
      (await moneyOn(on)).entries.some((entry) => entry.part === 'planned' && entry.id === id);
    expect(await isPlannedOn('2011-12-31')).toBe(false);
    expect(await isPlannedOn('2012-01-01')).toBe(true);
    const { rows } = await sql<{ id: number }>`
      with bought as (
        insert into contract (project_id, name, price_model, unit_price_cents, amount, signed_on, starts_on, ends_on,
          recorded_at, recorded_by)
        values (${sample.ids.S20002}, 'Kallis', 'lump', 80000, 1, '2012-02-20', '2012-03-01', '2012-12-31', '2012-02-10',
          ${sample.coordinator.userId})
        returning id),
      buyer as (insert into contract_buyer (contract_id, project_id, share_permille)
        select id, ${sample.ids.S20002}, 1000 from bought),
      tied as (insert into contract_measure (contract_id, measure_id) select id, ${id} from bought)
      select id from bought`.execute(test.owner);
    expect(await isPlannedOn('2012-02-09')).toBe(true);
    expect(await isPlannedOn('2012-02-10')).toBe(false);
    expect(moneyWarningsOf(await moneyOn('2012-02-09'))).toEqual([]);
    expect(moneyWarningsOf(await moneyOn('2012-02-20'))).toEqual([
      {
        kind: 'over-planned',
        projectId: sample.ids.S20002,
        contractId: rows[0]?.id,
        name: 'Kallis',
        cents: 80_000,
        plannedCents: 77_700,
      },
    ]);
    expect(warningsOf(await factsOn(today)).some(({ kind }) => kind === 'no-plan')).toBe(true);
  });
});
