import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reading, readingAs, selectRows, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { type Before, dropPrerequisite, setPrerequisite } from './chain.commands.server.ts';
import { beforeOf } from './chain.model.ts';
import { getChain } from './chain.queries.server.ts';
import { correctMeasure } from './measure.commands.server.ts';
import { getMeasure } from './measure.queries.server.ts';

const clock = { now: () => new Date('2026-03-01T10:00:00Z') };

let test: TestDatabase;
let projectId: number;
let coordinator: Actor;
let preparing: number;
let qualifying: number;

beforeAll(async () => {
  test = await createTestDatabase();
  projectId = await createProject('S10001');
  coordinator = await actorOf('coordinator');
});
afterAll(() => test.close());

beforeEach(async () => {
  preparing = await createMeasure('Valmentava');
  qualifying = await createMeasure('Lähihoitaja');
});

async function createProject(code: string): Promise<number> {
  const { id } = await test.owner.insertInto('project').values({ code }).returning('id').executeTakeFirstOrThrow();
  return id;
}

const actorOf = (role: Role, id = projectId) =>
  createActor(test, { given: [{ role, scope: { kind: 'project', id } }] });

let measures = 0;
async function createMeasure(
  name: string,
  { kind = 'labour-training-preparatory', seriesId = null as number | null, ofProject = projectId } = {},
): Promise<number> {
  measures += 1;
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, measure_series_id, kind, shape, name, funding, state, recorded_at, recorded_by)
    values (${ofProject}, ${seriesId}, ${kind}, 'group', ${`${name} ${measures}`}, 'esf', 'plan', now(), ${coordinator.userId})
    returning id`.execute(test.owner);
  return rows[0]?.id ?? 0;
}

async function createSeries(): Promise<number> {
  measures += 1;
  const { id } = await test.owner
    .insertInto('measureSeries')
    .values({ projectId, name: `Askari ${measures}` })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);
const set = (measureId: number, before: Before, actor = coordinator) =>
  as(actor, (tx) => setPrerequisite(tx, actor, clock, measureId, before));
const chain = () => readingAs(test.database, coordinator.userId, (read) => getChain(read, projectId));
const comesBefore = async (measureId: number) => beforeOf(await chain(), measureId);
const acts = (measureId: number) =>
  selectRows(
    reading(test.owner),
    sql<{ act: string; details: unknown }>`
      select act, details from audit_entry
      where subject_kind = 'measure' and subject_id = ${String(measureId)} order by id`,
  );

describe('what comes before a measure', () => {
  it('is said, once, and stands in the audit', async () => {
    await set(qualifying, { measureId: preparing });
    await set(qualifying, { measureId: preparing });
    expect(await comesBefore(qualifying)).toEqual([preparing]);
    expect(await acts(qualifying)).toEqual([{ act: 'measure-chain.set', details: { after: preparing } }]);
  });

  it('may be any measure of a series', async () => {
    const seriesId = await createSeries();
    const first = await createMeasure('Askari', { seriesId });
    await set(qualifying, { seriesId });
    const second = await createMeasure('Askari', { seriesId });
    expect((await comesBefore(qualifying)).toSorted((one, other) => one - other)).toEqual([first, second]);
    const rows = await selectRows(
      reading(test.owner),
      sql<{ measureId: number }>`select measure_id from measures_before(${qualifying}) order by measure_id`,
    );
    expect(rows.map(({ measureId }) => measureId)).toEqual([first, second]);
  });

  it('is taken back', async () => {
    await set(qualifying, { measureId: preparing });
    const [wanted] = (await chain()).prerequisites.filter(({ measureId }) => measureId === qualifying);
    await as(coordinator, (tx) =>
      dropPrerequisite(tx, coordinator, clock, { measureId: qualifying, id: wanted?.id ?? 0 }),
    );
    expect(await comesBefore(qualifying)).toEqual([]);
    expect((await acts(qualifying)).at(-1)?.details).toEqual({ 'after-was': preparing, 'afterSeries-was': null });
  });

  it('is never the measure itself, nor what comes after it', async () => {
    await set(qualifying, { measureId: preparing });
    const circle = await set(preparing, { measureId: qualifying }).catch((error: unknown) => error);
    expect(circle).toBeInstanceOf(Refused);
    expect((circle as Refused).code).toBe('measure.refused.chain-circle');
    await expect(set(preparing, { measureId: preparing })).rejects.toBeInstanceOf(Refused);
    expect(await comesBefore(preparing)).toEqual([]);
  });

  it('is not turned into a circle by a measure that comes into a series', async () => {
    const seriesId = await createSeries();
    await createMeasure('Askari', { seriesId });
    await set(qualifying, { seriesId });
    const { seriesName } = await nameOfSeries(seriesId);
    const measure = await readingAs(test.database, coordinator.userId, (read) => getMeasure(read, qualifying));
    const {
      id: _,
      projectId: __,
      seriesId: ___,
      needId: ____,
      provider: ______,
      state: _____,
      revision,
      ...facts
    } = measure;
    await expect(
      as(coordinator, (tx) =>
        correctMeasure(tx, coordinator, clock, qualifying, {
          facts: { ...facts, seriesName },
          provider: null,
          revision,
        }),
      ),
    ).rejects.toMatchObject({ code: 'measure.refused.chain-circle' });
  });

  it('is never a sensitive service: a line would tell who was in it', async () => {
    const sensitive = await createMeasure('Kuntouttava', { kind: 'rehabilitative-work' });
    await expect(set(qualifying, { measureId: sensitive })).rejects.toMatchObject({
      code: 'measure.refused.chain-sensitive',
    });
  });

  it('is of the same project: persons are known within it', async () => {
    const foreign = await createMeasure('Vieras', { ofProject: await createProject('S10002') });
    await expect(set(qualifying, { measureId: foreign })).rejects.toBeInstanceOf(NotFound);
  });

  it('is said by coordinators only', async () => {
    const worker = await actorOf('project-worker');
    await expect(set(qualifying, { measureId: preparing }, worker)).rejects.toBeInstanceOf(Forbidden);
  });

  it('is one thing in each row', async () => {
    const row = (one: number | null, series: number | null) =>
      sql`insert into measure_prerequisite (measure_id, before_measure_id, before_series_id, recorded_at, recorded_by)
        values (${qualifying}, ${one}, ${series}, now(), ${coordinator.userId})`.execute(test.owner);
    await expect(row(null, null)).rejects.toThrow('measure_prerequisite_one');
    await expect(row(preparing, await createSeries())).rejects.toThrow('measure_prerequisite_one');
    await row(preparing, null);
    await expect(row(preparing, null)).rejects.toThrow('measure_prerequisite_told_once');
  });
});

async function nameOfSeries(id: number): Promise<{ seriesName: string }> {
  const { name } = await test.owner
    .selectFrom('measureSeries')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { seriesName: name };
}
