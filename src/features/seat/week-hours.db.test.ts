import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Read, readingAs, selectRows, writingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { takeSeats } from './give.commands.server.ts';
import { recordWageSubsidy } from './package.commands.server.ts';
import { requestSeats } from './request.commands.server.ts';
import { findFullestWeek, findFullestWeeks } from './week-hours.queries.server.ts';

// A Monday.
const today = '2026-03-02';
const clock = { now: () => new Date(`${today}T09:00:00Z`) };

let test: TestDatabase;
let projectId: number;
let coordinator: Actor;
let work: number;
let course: number;

beforeAll(async () => {
  test = await createTestDatabase();
  const project = await test.owner
    .insertInto('project')
    .values({ code: 'S20001' })
    .returning('id')
    .executeTakeFirstOrThrow();
  projectId = project.id;
  coordinator = await createActor(test, {
    given: [{ role: 'coordinator', scope: { kind: 'project', id: projectId } }],
  });
});
afterAll(() => test.close());

beforeEach(async () => {
  work = await createMeasure('wage-subsidy');
  course = await createMeasure('labour-training-further');
});

let measures = 0;
async function createMeasure(kind: string): Promise<number> {
  measures += 1;
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, kind, shape, name, funding, starts_on, ends_on, seats, state, recorded_at, recorded_by)
    values (${projectId}, ${kind}, 'group', ${`Toimenpide ${measures}`}, 'esf', '2026-01-01', '2026-06-30', 12, 'running',
      now(), ${coordinator.userId})
    returning id`.execute(test.owner);
  return rows[0]?.id ?? 0;
}

interface Seat {
  readonly id: number;
  readonly measureId: number;
  readonly participantId: number;
}

/** One person on a seat in each of the measures. */
async function seatIn(measureIds: readonly number[], workPlaceId: number | null = null): Promise<Seat[]> {
  let number: number | undefined;
  for (const measureId of measureIds) {
    number = await writingAs(test.database, coordinator.userId, async (tx) => {
      const known = number === undefined ? [] : [number];
      const newSexes = number === undefined ? (['female'] as const) : [];
      const [given = 0] = await requestSeats(tx, coordinator, clock, {
        measureId,
        numbers: known,
        newSexes,
        askedOn: today,
      });
      const terms = { startsOn: '2026-02-02', endsOn: null, workPlaceId: measureId === work ? workPlaceId : null };
      await takeSeats(tx, coordinator, clock, { measureId, numbers: [given], ...terms });
      return given;
    });
  }
  return look((read) =>
    selectRows(
      read,
      sql<Seat>`
        select seat.id, seat.measure_id, seat.participant_id from seat
        join participant on participant.id = seat.participant_id
        where participant.project_id = ${projectId} and participant.number = ${number ?? 0} order by seat.id`,
    ),
  );
}

const look = <Result>(query: (read: Read) => Promise<Result>) => readingAs(test.database, coordinator.userId, query);
const weekOf = (seat: Seat | undefined) =>
  look((read) => findFullestWeek(read, seat ?? { id: 0, measureId: 0, participantId: 0 }, today));

/** Sessions on days, each from nine o'clock for so many hours. */
async function meet(measureId: number, days: readonly string[], hours: number, state = 'planned'): Promise<void> {
  for (const day of days) {
    await sql`
      insert into session (measure_id, starts_at, ends_at, is_contact_day, is_remote, state, recorded_at, recorded_by)
      values (${measureId}, ${`${day}T09:00:00+02:00`}, ${`${day}T09:00:00+02:00`}::timestamptz + ${hours} * interval '1 hour',
        true, false, ${state}, now(), ${coordinator.userId})`.execute(test.owner);
  }
}

it('adds the hours of a wage subsidy to those of the sessions of a course', async () => {
  const [subsidised, trained] = await seatIn([work, course]);
  await writingAs(test.database, coordinator.userId, (tx) =>
    recordWageSubsidy(tx, coordinator, clock, {
      measureId: work,
      seatId: subsidised?.id ?? 0,
      percent: 50,
      monthlyCents: null,
      hoursPerWeek: 30.25,
      trainingDays: null,
      revision: 0,
    }),
  );
  await meet(course, ['2026-03-10', '2026-03-12'], 6);
  await meet(course, ['2026-03-13'], 6, 'cancelled');
  expect(await weekOf(trained)).toMatchObject({ monday: '2026-03-09', sum: 42.25, isSumWhole: true, weeksAbove: 1 });
  const weeks = await look((read) => findFullestWeeks(read, course, trained ? [trained] : [], today));
  expect(Object.values(weeks)).toMatchObject([{ sum: 42.25 }]);
});

it('takes the hours of the work place where there is no subsidy', async () => {
  const { id } = await test.owner
    .insertInto('workPlace')
    .values({
      measureId: work,
      employer: 'Esimerkkisäätiö',
      tasks: 'Keittiötyö',
      seats: 2,
      hoursPerWeek: '20',
      isPermanent: false,
      fromOn: '2026-01-01',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const [atWork] = await seatIn([work, course], id);
  expect(await weekOf(atWork)).toMatchObject({
    sum: 20,
    isSumWhole: false,
    measures: [
      { source: 'place', hours: 20 },
      { source: 'unknown', hours: null },
    ],
  });
});

it('tells nothing of who is in one measure only', async () => {
  const [alone] = await seatIn([course]);
  expect(await weekOf(alone)).toBeUndefined();
});

it('counts a sensitive service on its own page, and on no other', async () => {
  const sensitive = await createMeasure('rehabilitative-work');
  const [rehabilitated, trained] = await seatIn([sensitive, course]);
  expect(await weekOf(trained)).toBeUndefined();
  expect((await weekOf(rehabilitated))?.measures.map(({ measureId }) => measureId)).toEqual([sensitive, course]);
});

it('refuses hours of a work place that no week has', async () => {
  await expect(
    sql`insert into work_place (measure_id, employer, tasks, seats, hours_per_week, is_permanent, from_on)
      values (${work}, 'Esimerkki', 'Työ', 1, 61, false, '2026-01-01')`.execute(test.owner),
  ).rejects.toThrow('check constraint');
});
