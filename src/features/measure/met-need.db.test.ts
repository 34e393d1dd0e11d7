import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { correctMeasure, moveMeasure } from './measure.commands.server.ts';
import type { MeasureFacts } from './measure.model.ts';
import type { MeasureState } from './measure-state.model.ts';
import { askForMeasure, declineNeed, meetNeed } from './need.commands.server.ts';
import { findNeed, listMeetingMeasures, listNeedTasks } from './need.queries.server.ts';

let test: TestDatabase;
let coordinator: Actor;
let worker: Actor;
let projectId: number;

const now = new Date('2026-03-01T10:00:00Z');
const clock = { now: () => now };

beforeAll(async () => {
  test = await createTestDatabase();
  const { id } = await test.owner
    .insertInto('project')
    .values({ code: 'S10001' })
    .returning('id')
    .executeTakeFirstOrThrow();
  projectId = id;
  const scope = { kind: 'project', id } as const;
  coordinator = await createActor(test, { given: [{ role: 'coordinator', scope }] });
  worker = await createActor(test, { given: [{ role: 'project-worker', scope }] });
});
afterAll(() => test.close());

const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);

const facts: MeasureFacts = {
  kind: 'labour-training-vocational',
  shape: 'group',
  name: 'Hitsaajakoulutus',
  seriesName: null,
  field: null,
  funding: 'esf',
  plannedCents: null,
  targetGroup: null,
  startsOn: null,
  endsOn: null,
  seats: 12,
  womenPlanned: null,
  municipalityCode: null,
  site: null,
  isOpen: false,
  applyText: null,
  applyUrl: null,
  applyUntil: null,
  tellsFreeSeats: false,
  credits: null,
  creditUnit: null,
};

const ask = () =>
  as(worker, (tx) =>
    askForMeasure(tx, worker, clock, {
      projectId,
      facts: {
        forWhom: 'Pitkään työttömänä olleet',
        amount: 24,
        wantedFrom: null,
        field: null,
        municipalityCode: null,
        note: null,
        askedBy: 'Aino Esimerkki',
        askerUnitId: null,
      },
    }),
  );

let made = 0;
const meet = (need: number, meets: number) => {
  made += 1;
  const planned = { facts: { ...facts, name: `Ryhmä ${made}` }, provider: null, state: 'plan', meets } as const;
  return as(coordinator, (tx) => meetNeed(tx, coordinator, clock, String(need), planned));
};

const move = (id: number, to: MeasureState) =>
  as(coordinator, (tx) =>
    moveMeasure(tx, coordinator, clock, id, { to, fromOn: '2026-03-01', reason: 'Hakijoita ei ollut' }),
  );

const read = (id: number) =>
  readingAs(test.database, coordinator.userId, (from) => findNeed(from, coordinator, String(id)));

const tasks = async () =>
  (await readingAs(test.database, coordinator.userId, (from) => listNeedTasks(from, coordinator, '2026-03-01'))).map(
    ({ href }) => href,
  );

const notices = async (id: number) => {
  const rows = await test.owner
    .selectFrom('notice')
    .select(['userId', 'args'])
    .where('subjectKind', '=', 'measure-need')
    .where('subjectId', '=', String(id))
    .orderBy('id')
    .execute();
  return rows.map(({ userId, args }) => ({ isAsker: userId === worker.userId, ...(args as object) }));
};

describe('a need whose measure is cancelled', () => {
  it('is open again for those who were to have a place there, and whoever asked is told', async () => {
    const need = await ask();
    const first = await meet(need, 12);
    await meet(need, 12);
    expect(await read(need)).toMatchObject({ state: 'met', metAmount: 24 });
    await move(first, 'cancelled');
    expect(await read(need)).toMatchObject({ state: 'open', metAmount: 12, answer: null });
    expect(await tasks()).toContain(`/workspace/needs/${need}`);
    const planned = await readingAs(test.database, coordinator.userId, (from) => listMeetingMeasures(from, need));
    expect(planned.map(({ isCancelled }) => isCancelled)).toEqual([true, false]);
    expect((await notices(need)).at(-1)).toMatchObject({ isAsker: true, answer: 'open-again', count: 12 });
    const { rows } = await sql<{ act: string; details: object }>`
      select act, details from audit_entry
      where subject_kind = 'measure-need' and subject_id = ${String(need)} order by id desc limit 1`.execute(
      test.owner,
    );
    expect(rows).toMatchObject([{ act: 'measure.move', details: { state: 'open', met: 12, measure: first } }]);
  });

  it('is met once more when the measure goes on all the same', async () => {
    const need = await ask();
    const measure = await meet(need, 12);
    await meet(need, 12);
    await move(measure, 'cancelled');
    await move(measure, 'plan');
    expect(await read(need)).toMatchObject({ state: 'met', metAmount: 24 });
  });

  it('is met for no more than it asks for, when others have a place elsewhere meanwhile', async () => {
    const need = await ask();
    const measure = await meet(need, 12);
    await meet(need, 12);
    await move(measure, 'cancelled');
    await meet(need, 5);
    await move(measure, 'plan');
    expect(await read(need)).toMatchObject({ state: 'met', metAmount: 24 });
  });

  it('is open again also where the rest of it was declined', async () => {
    const need = await ask();
    const measure = await meet(need, 12);
    await as(coordinator, (tx) => declineNeed(tx, coordinator, clock, String(need), 'Rahat loppuivat'));
    await move(measure, 'cancelled');
    expect(await read(need)).toMatchObject({ state: 'open', metAmount: 0, answer: null });
  });
});

it('a need is open again for those for whom a measure has no seats any more', async () => {
  const need = await ask();
  const measure = await meet(need, 12);
  await meet(need, 12);
  const { name } = await test.owner
    .selectFrom('measure')
    .select('name')
    .where('id', '=', measure)
    .executeTakeFirstOrThrow();
  const correct = (seats: number, revision: number) =>
    as(coordinator, (tx) =>
      correctMeasure(tx, coordinator, clock, measure, { facts: { ...facts, name, seats }, provider: null, revision }),
    );
  await correct(5, 1);
  expect(await read(need)).toMatchObject({ state: 'open', metAmount: 17 });
  await correct(20, 2);
  expect(await read(need)).toMatchObject({ state: 'met', metAmount: 24 });
});

it('a measure meets nothing without a need, nor a need for nobody', async () => {
  const set = (assignment: string) =>
    sql`update measure set ${sql.raw(assignment)} where id = ${measure}`.execute(test.owner);
  const measure = await meet(await ask(), 12);
  await expect(set('meets_amount = 0')).rejects.toThrow('measure_meets_amount_check');
  await expect(set('measure_need_id = null')).rejects.toThrow('measure_meets_a_need');
});
