import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countSeriesSeats } from '#features/measure/public.server.ts';
import { type Read, readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { takeSeats } from './give.commands.server.ts';
import { requestSeats } from './request.commands.server.ts';
import { askedForm, seatFormPage } from './seat-form.server.ts';
import { listSegmentSeats, listUsedSegments } from './segment-use.queries.server.ts';
import { type ToldSeats, toldSeats } from './told-seats.model.ts';
import { listSeriesSeats } from './told-seats.queries.server.ts';

const today = '2026-03-02';
const clock = { now: () => new Date(`${today}T09:00:00Z`) };

let test: TestDatabase;
let projectId: number;
let coordinator: Actor;
let young: number;
let course: number;
let sensitive: number;

/** A project whose plan has two parts of the target group; of one of them two women ask for a course, and one gets a seat there and in another. */
beforeAll(async () => {
  test = await createTestDatabase();
  const project = await test.owner
    .insertInto('project')
    .values({ code: 'S20001' })
    .returning('id')
    .executeTakeFirstOrThrow();
  projectId = project.id;
  coordinator = await actorOf('coordinator');
  [young = 0] = await createPlan();
  course = await createMeasure('labour-training-further');
  sensitive = await createMeasure('rehabilitative-work');
  await sql`insert into measure_segment (measure_id, plan_segment_id) values (${course}, ${young})`.execute(test.owner);
  const asked = { newSegmentId: young, askedOn: today };
  const [first = 0] = await act((tx) =>
    requestSeats(tx, coordinator, clock, { measureId: course, numbers: [], newSexes: ['female', 'female'], ...asked }),
  );
  const terms = { startsOn: today, endsOn: null, workPlaceId: null };
  const other = await createMeasure('coaching-job-search');
  await act((tx) =>
    requestSeats(tx, coordinator, clock, { measureId: other, numbers: [first], newSexes: [], askedOn: today }),
  );
  for (const measureId of [course, other])
    await act((tx) => takeSeats(tx, coordinator, clock, { measureId, numbers: [first], ...terms }));
  await act((tx) =>
    requestSeats(tx, coordinator, clock, {
      measureId: sensitive,
      numbers: [first],
      newSexes: ['male'],
      askedOn: today,
    }),
  );
});
afterAll(() => test.close());

const actorOf = (role: Role): Promise<Actor> =>
  createActor(test, { given: [{ role, scope: { kind: 'project', id: projectId } }] });
const act = <Result>(work: (tx: Tx) => Promise<Result>) => writingAs(test.database, coordinator.userId, work);
const look = <Result>(query: (read: Read) => Promise<Result>) => readingAs(test.database, coordinator.userId, query);

async function createPlan(): Promise<number[]> {
  const version = await test.owner
    .insertInto('planVersion')
    .values({ projectId, number: 1, writtenBy: coordinator.userId, recordedAt: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = ['Nuoret', 'Yli 50-vuotiaat'].map((name, place) => ({
    planVersionId: version.id,
    position: place + 1,
    name,
    size: 20,
  }));
  const segments = await test.owner.insertInto('planSegment').values(rows).returning('id').execute();
  await sql`
    update plan_version set state = 'in-force', decision_number = 'D', decided_on = '2026-01-01', in_force_from = '2026-01-01',
      decided_by = ${coordinator.userId}, decision_recorded_at = now()
    where id = ${version.id}`.execute(test.owner);
  return segments.map(({ id }) => id);
}

async function createMeasure(kind: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, kind, shape, name, funding, starts_on, ends_on, seats, state, recorded_at, recorded_by)
    values (${projectId}, ${kind}, 'group', ${kind}, 'esf', '2026-01-01', '2026-12-31', 12, 'running', now(),
      ${coordinator.userId})
    returning id`.execute(test.owner);
  return rows[0]?.id ?? 0;
}

describe('people and seats by part of the target group', () => {
  it('stand beside the plan, without the lines of sensitive services', async () => {
    expect(await look((read) => listUsedSegments(read, projectId, today))).toMatchObject([
      { segment: { name: 'Nuoret', size: 20 }, persons: 2, women: 2, waiting: 1, started: 1, seats: 2 },
      { segment: { name: 'Yli 50-vuotiaat', size: 20 }, persons: 0, waiting: 0, started: 0, seats: 0 },
      { segment: null, persons: 1, women: 0, waiting: 0, started: 0, seats: 0 },
    ]);
  });

  it('open as many seats as are counted', async () => {
    const seats = (segmentId: number | null, which: ToldSeats) =>
      look((read) => listSegmentSeats(read, { projectId, segmentId, which }, { before: undefined, most: 50 }));
    for (const used of await look((read) => listUsedSegments(read, projectId, today))) {
      const id = used.segment?.id ?? null;
      expect(await seats(id, 'seats')).toHaveLength(used.seats);
      expect(await seats(id, 'waiting')).toHaveLength(used.waiting);
      expect(await seats(id, 'started')).toHaveLength(used.started);
    }
  });

  it('are hidden from whom the project is not within reach', async () => {
    const stranger = await createActor(test, { given: [] });
    const used = await readingAs(test.database, stranger.userId, (read) => listUsedSegments(read, projectId, today));
    expect(used.map(({ persons }) => persons)).toEqual([0, 0]);
  });
});

describe('people and seats of a series', () => {
  it('open as many seats as its page adds up, without those of sensitive services', async () => {
    const { rows } = await sql<{ id: number }>`
      insert into measure_series (project_id, name) values (${projectId}, 'Polku') returning id`.execute(test.owner);
    const series = rows[0]?.id ?? 0;
    await sql`update measure set measure_series_id = ${series} where project_id = ${projectId}`.execute(test.owner);
    const counted = await look((read) => countSeriesSeats(read, series));
    expect(counted).toEqual({ waiting: 1, started: 1, seats: 2 });
    for (const which of toldSeats) {
      const rowsOf = look((read) => listSeriesSeats(read, series, which, { before: undefined, most: 50 }));
      expect(await rowsOf).toHaveLength(counted[which]);
    }
    await sql`update measure set measure_series_id = null where id = ${course}`.execute(test.owner);
    expect(await look((read) => countSeriesSeats(read, series))).toEqual({ waiting: 0, started: 1, seats: 1 });
    expect(
      await look((read) => listSeriesSeats(read, series, 'started', { before: undefined, most: 50 })),
    ).toHaveLength(1);
    const stranger = await createActor(test, { given: [] });
    const hidden = readingAs(test.database, stranger.userId, (read) => countSeriesSeats(read, series));
    expect(await hidden).toEqual({ waiting: 0, started: 0, seats: 0 });
  });
});

describe('asking for a seat in a measure that is meant for a part of the target group', () => {
  const judged = (row: object) => {
    const page = seatFormPage(askedForm({ id: String(course), form: 'request', whom: '-' }, today), false);
    const empty = { whom: null, women: null, men: null, others: null, untold: null, segment: null, askedOn: today };
    return look((read) => Promise.resolve(page.judge?.(read, { ...empty, ...row }, coordinator) ?? []));
  };

  it('warns of others, known and new', async () => {
    expect(await judged({ whom: '3' })).toMatchObject([
      { key: 'seat.fault.other-segment', details: { persons: '3', segments: 'Nuoret' }, isWarning: true },
    ]);
    expect(await judged({ men: 1 })).toMatchObject([{ key: 'seat.fault.other-segment-new', isWarning: true }]);
  });

  it('has nothing to say of those who belong to it', async () => {
    expect(await judged({ whom: '2', women: 1, segment: String(young) })).toEqual([]);
  });
});
