import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { reading, readingAs, selectRows, type Tx, writingAs } from '#platform/db/database.server.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { offerSeats, takeSeats } from './give.commands.server.ts';
import { requestSeats } from './request.commands.server.ts';
import { askedForm, seatFormPage } from './seat-form.server.ts';
import { getSeatsPage } from './seats-page.queries.server.ts';

const today = '2026-03-02';
const clock = { now: () => new Date(`${today}T09:00:00Z`) };

let test: TestDatabase;
let projectId: number;
let coordinator: Actor;
let preparing: number;
let qualifying: number;

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

/** A training for a qualification after a preparatory one; in the line of both stand two people, the first of them prepared. */
beforeEach(async () => {
  preparing = await createMeasure('Valmentava', '2026-01-01', '2026-02-20');
  qualifying = await createMeasure('Lähihoitaja', '2026-03-09', '2026-12-31');
  await sql`
    insert into measure_prerequisite (measure_id, before_measure_id, recorded_at, recorded_by)
    values (${qualifying}, ${preparing}, now(), ${coordinator.userId})`.execute(test.owner);
});

const actorOf = (role: Role): Promise<Actor> =>
  createActor(test, { given: [{ role, scope: { kind: 'project', id: projectId } }] });

let measures = 0;
async function createMeasure(name: string, startsOn: string, endsOn: string): Promise<number> {
  measures += 1;
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, kind, shape, name, funding, starts_on, ends_on, seats, state, recorded_at, recorded_by)
    values (${projectId}, 'labour-training-vocational', 'group', ${`${name} ${measures}`}, 'esf', ${startsOn}, ${endsOn}, 12,
      'intake', now(), ${coordinator.userId})
    returning id`.execute(test.owner);
  return rows[0]?.id ?? 0;
}

const act = <Result>(work: (tx: Tx) => Promise<Result>) => writingAs(test.database, coordinator.userId, work);

/** Two new people in the line; the first has a seat in the preparatory training. */
async function twoInLine(): Promise<[number, number]> {
  const [prepared = 0, other = 0] = await act((tx) =>
    requestSeats(tx, coordinator, clock, {
      measureId: preparing,
      numbers: [],
      newSexes: ['male', 'male'],
      askedOn: today,
    }),
  );
  const terms = { startsOn: '2026-01-01', endsOn: null, workPlaceId: null };
  await act((tx) => takeSeats(tx, coordinator, clock, { measureId: preparing, numbers: [prepared], ...terms }));
  const asked = { measureId: qualifying, numbers: [prepared, other], newSexes: [], askedOn: today };
  await act((tx) => requestSeats(tx, coordinator, clock, asked));
  return [prepared, other];
}

const offer = (numbers: readonly number[], reason?: string) =>
  act((tx) =>
    offerSeats(tx, coordinator, clock, {
      measureId: qualifying,
      numbers,
      replyBy: '2026-03-06',
      startsOn: '2026-03-09',
      endsOn: null,
      workPlaceId: null,
      reason,
    }),
  );

describe('a measure that comes after another one', () => {
  it('takes who has gone through that', async () => {
    const [prepared] = await twoInLine();
    await expect(offer([prepared])).resolves.toBeUndefined();
  });

  it('takes nobody else without a reason', async () => {
    const [prepared, other] = await twoInLine();
    await expect(offer([prepared, other])).rejects.toMatchObject({
      code: 'seat.refused.unprepared',
      details: { count: 1, persons: String(other) },
    });
  });

  it('keeps the reason, and who it was for, in the audit', async () => {
    const [prepared, other] = await twoInLine();
    await offer([prepared, other], 'Aiempi tutkinto');
    const [told] = await selectRows(
      reading(test.owner),
      sql<{ reason: string; details: { unprepared: number[] } }>`
        select reason, details from audit_entry where act = 'seat.offer' order by id desc limit 1`,
    );
    expect(told).toMatchObject({ reason: 'Aiempi tutkinto', details: { unprepared: [other] } });
  });

  it('tells in the form before anything is saved', async () => {
    const [prepared, other] = await twoInLine();
    const asked = askedForm({ id: String(qualifying), form: 'offer', whom: `${prepared},${other}` }, today);
    const page = seatFormPage(asked, false);
    const judged = (reason: string | null) =>
      readingAs(test.database, coordinator.userId, (read) => {
        const row = {
          whom: `${prepared},${other}`,
          replyBy: '2026-03-06',
          startsOn: '2026-03-09',
          endsOn: null,
          reason,
        };
        return page.judge?.(read, row, coordinator) ?? Promise.resolve([]);
      });
    expect(await judged(null)).toMatchObject([{ key: 'seat.fault.unprepared', column: 'reason' }]);
    expect(await judged('Aiempi tutkinto')).toMatchObject([
      { key: 'seat.fault.unprepared-all-the-same', isWarning: true },
    ]);
  });

  it('tells of everybody in its line how far they have come', async () => {
    await twoInLine();
    const page = await readingAs(test.database, coordinator.userId, async (read) =>
      getSeatsPage(read, coordinator, await findMeasureHead(read, coordinator, qualifying), { today }),
    );
    expect(page.line.rows.map(({ id }) => page.preparations?.[id]?.how)).toEqual(['gone-through', 'to-begin']);
  });

  it('has nothing to tell where nothing comes before it', async () => {
    await twoInLine();
    const page = await readingAs(test.database, coordinator.userId, async (read) =>
      getSeatsPage(read, coordinator, await findMeasureHead(read, coordinator, preparing), { today }),
    );
    expect(page.preparations).toBeUndefined();
  });
});
