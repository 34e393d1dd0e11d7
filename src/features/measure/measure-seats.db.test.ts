import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { measuresOf } from './measure-list.model.ts';
import { countMeasures, listMeasures } from './measure-list.queries.server.ts';
import { addUpSeries } from './series.queries.server.ts';

let test: TestDatabase;
let coordinator: Actor;
let projectId: number;

beforeAll(async () => {
  test = await createTestDatabase();
  const project = await test.owner
    .insertInto('project')
    .values({ code: 'S10001' })
    .returning('id')
    .executeTakeFirstOrThrow();
  projectId = project.id;
  coordinator = await createActor(test, {
    given: [{ role: 'coordinator', scope: { kind: 'project', id: projectId } }],
  });
});
afterAll(() => test.close());

let measures = 0;

interface Ran {
  readonly seats?: number | null;
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
  readonly seriesId?: number;
  readonly states?: readonly (readonly [string, string])[];
}

async function createMeasure(ran: Ran = {}): Promise<number> {
  measures += 1;
  const { seats = null, startsOn = '2026-01-01', endsOn = '2026-12-31', seriesId = null, states = [] } = ran;
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, measure_series_id, kind, shape, name, funding, starts_on, ends_on, seats, state,
      recorded_at, recorded_by)
    values (${projectId}, ${seriesId}, 'work-try-out', 'work-places', ${`Työpaikat ${measures}`}, 'esf', ${startsOn}, ${endsOn},
      ${seats}, ${states.at(-1)?.[0] ?? 'running'}, now(), ${coordinator.userId})
    returning id`.execute(test.owner);
  const id = rows[0]?.id ?? 0;
  for (const [state, fromOn] of states) {
    await sql`
      insert into measure_state (measure_id, state, from_on, recorded_at, recorded_by)
      values (${id}, ${state}, ${fromOn}, now(), ${coordinator.userId})`.execute(test.owner);
  }
  return id;
}

async function createPlace(measureId: number, seats: number, from: string, until: string | null): Promise<void> {
  await sql`
    insert into work_place (measure_id, employer, tasks, seats, is_permanent, from_on, until_on)
    values (${measureId}, 'Kuhmon Kirja Oy', 'Varaston hoito', ${seats}, false, ${from}, ${until})`.execute(test.owner);
}

async function seatsOn(id: number, day: string): Promise<number | null | undefined> {
  const { rows } = await sql<{ seats: number | null }>`
    select counted.seats from seats_of_measure(${id}, ${day}::date) counted`.execute(test.owner);
  return rows[0]?.seats;
}

async function lastDay(id: number): Promise<string | null | undefined> {
  const { rows } = await sql<{ lastOn: string | null }>`
    select ending.last_on from last_day_of_measure(${id}) ending`.execute(test.owner);
  return rows[0]?.lastOn;
}

describe('the seats of a measure on a day', () => {
  it('are its own, whatever work places it has', async () => {
    const id = await createMeasure({ seats: 12 });
    await createPlace(id, 3, '2026-01-01', null);
    expect(await seatsOn(id, '2026-05-01')).toBe(12);
  });

  it('are those of its work places of the day, where nobody says how many there are', async () => {
    const id = await createMeasure();
    expect(await seatsOn(id, '2026-05-01')).toBeNull();
    await createPlace(id, 3, '2026-01-01', null);
    await createPlace(id, 2, '2026-03-01', '2026-06-01');
    expect(await seatsOn(id, '2026-02-28')).toBe(3);
    expect(await seatsOn(id, '2026-05-31')).toBe(5);
    expect(await seatsOn(id, '2026-06-01')).toBe(3);
  });

  it('are those of its first day before it, and of its last day after it', async () => {
    const id = await createMeasure({ startsOn: '2026-03-01', endsOn: '2026-05-31' });
    await createPlace(id, 3, '2026-03-01', '2026-06-01');
    expect([await seatsOn(id, '2020-01-01'), await seatsOn(id, '2030-01-01')]).toEqual([3, 3]);
  });

  it('are added up alike in the list and in a series', async () => {
    const { id: seriesId } = await test.owner
      .insertInto('measureSeries')
      .values({ projectId, name: 'Työpaikat' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await createPlace(await createMeasure({ seriesId }), 5, '2020-01-01', null);
    await createMeasure({ seriesId, seats: 2 });
    const question = measuresOf({ series: String(seriesId) });
    const found = await readingAs(test.database, coordinator.userId, async (read) => ({
      rows: (await listMeasures(read, coordinator, question)).rows.map(({ seats }) => seats ?? 0),
      sum: (await countMeasures(read, coordinator, question)).seats,
      series: (await addUpSeries(read, seriesId)).seats,
    }));
    expect({ ...found, rows: found.rows.toSorted((one, other) => one - other) }).toEqual({
      rows: [2, 5],
      sum: 7,
      series: 7,
    });
  });
});

describe('the last day of a measure', () => {
  it.each<[string, Ran, string | null]>([
    ['is the planned one', { states: [['running', '2026-01-01']] }, '2026-12-31'],
    ['is not known while it goes on', { endsOn: null, states: [['running', '2026-01-01']] }, null],
    [
      'is the day before it was closed',
      {
        endsOn: null,
        states: [
          ['running', '2026-01-01'],
          ['closed', '2026-06-01'],
          ['judged', '2026-09-01'],
        ],
      },
      '2026-05-31',
    ],
    ['is the planned one when it is closed later', { states: [['closed', '2027-01-15']] }, '2026-12-31'],
    ['is the day before it was cancelled', { states: [['cancelled', '2026-02-01']] }, '2026-01-31'],
    [
      'is the planned one again when it was opened again',
      {
        states: [
          ['closed', '2026-06-01'],
          ['running', '2026-06-15'],
        ],
      },
      '2026-12-31',
    ],
    [
      'is that of closing it for the second time',
      {
        states: [
          ['closed', '2026-06-01'],
          ['running', '2026-06-15'],
          ['closed', '2026-08-01'],
        ],
      },
      '2026-07-31',
    ],
  ])('%s', async (_, ran, day) => {
    expect(await lastDay(await createMeasure(ran))).toBe(day);
  });
});
