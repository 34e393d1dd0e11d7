import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reading, readingAs, selectRows, writingAs } from '#platform/db/database.server.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { setMeasureSegments } from './measure-segment.commands.server.ts';
import { listMeasureSegments } from './measure-segment.queries.server.ts';

const clock = { now: () => new Date('2026-03-01T10:00:00Z') };

let test: TestDatabase;
let projectId: number;
let coordinator: Actor;
let young: number;
let elderly: number;
let measureId: number;
let measures = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  const project = await test.owner
    .insertInto('project')
    .values({ code: 'S10001' })
    .returning('id')
    .executeTakeFirstOrThrow();
  projectId = project.id;
  coordinator = await actorOf('coordinator');
  [young = 0, elderly = 0] = await createPlan(1, ['Nuoret', 'Yli 50-vuotiaat']);
});
afterAll(() => test.close());

beforeEach(async () => {
  measures += 1;
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, kind, shape, name, funding, state, recorded_at, recorded_by)
    values (${projectId}, 'labour-training-further', 'group', ${`Koulutus ${measures}`}, 'esf', 'plan', now(),
      ${coordinator.userId})
    returning id`.execute(test.owner);
  measureId = rows[0]?.id ?? 0;
});

const actorOf = (role: Role) => createActor(test, { given: [{ role, scope: { kind: 'project', id: projectId } }] });

/** A version of the plan in force, with parts of the target group that begin here or in the rows given; gives their ids. */
async function createPlan(
  number: number,
  names: readonly string[],
  origins: readonly number[] = [],
): Promise<number[]> {
  const version = await test.owner
    .insertInto('planVersion')
    .values({ projectId, number, writtenBy: coordinator.userId, recordedAt: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = names.map((name, place) => ({
    planVersionId: version.id,
    position: place + 1,
    name,
    originId: origins[place] ?? null,
  }));
  const segments = await test.owner.insertInto('planSegment').values(rows).returning('id').execute();
  await sql`
    update plan_version set state = 'in-force', decision_number = 'D', decided_on = '2026-01-01',
      in_force_from = '2026-01-01'::date + number, decided_by = ${coordinator.userId}, decision_recorded_at = now()
    where id = ${version.id}`.execute(test.owner);
  return segments.map(({ id }) => id);
}

const set = (segmentIds: readonly number[], actor = coordinator) =>
  writingAs(test.database, actor.userId, (tx) => setMeasureSegments(tx, actor, clock, measureId, segmentIds));
const listed = () =>
  readingAs(test.database, coordinator.userId, (read) =>
    listMeasureSegments(read, { id: measureId, projectId }, '2026-03-01'),
  );
const meant = async () => (await listed()).filter(({ isMeant }) => isMeant).map(({ name }) => name);

describe('the parts of the target group for which a measure is meant', () => {
  it('are chosen from the plan in force, and chosen anew', async () => {
    await set([young, elderly]);
    expect(await meant()).toEqual(['Nuoret', 'Yli 50-vuotiaat']);
    await set([elderly]);
    expect(await meant()).toEqual(['Yli 50-vuotiaat']);
    await set([elderly]);
    const acts = await selectRows(
      reading(test.owner),
      sql<{ details: unknown }>`
        select details from audit_entry where act = 'measure-segment.set' and subject_id = ${String(measureId)} order by id`,
    );
    expect(acts.map(({ details }) => details)).toEqual([
      { segments: [young, elderly], 'segments-was': [] },
      { segments: [elderly], 'segments-was': [young, elderly] },
    ]);
  });

  it('are never parts that the plan has not', async () => {
    await expect(set([999_999])).rejects.toBeInstanceOf(NotFound);
  });

  it('are chosen by coordinators only', async () => {
    await expect(set([young], await actorOf('project-worker'))).rejects.toBeInstanceOf(Forbidden);
  });

  it('stay the same parts in the next version, under another name, or out of it', async () => {
    await set([young, elderly]);
    await createPlan(2, ['Alle 30-vuotiaat'], [young]);
    expect(await listed()).toMatchObject([
      { id: young, name: 'Alle 30-vuotiaat', isMeant: true, isInForce: true },
      { id: elderly, name: 'Yli 50-vuotiaat', isMeant: true, isInForce: false },
    ]);
  });
});
