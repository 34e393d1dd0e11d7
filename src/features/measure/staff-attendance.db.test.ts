import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading, readingAs, selectRows, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { measuresOf } from './measure-list.model.ts';
import { countMeasures, listMeasures } from './measure-list.queries.server.ts';
import {
  correctStaffAttendance,
  recordStaffAttendance,
  strikeStaffAttendance,
} from './staff-attendance.commands.server.ts';
import { type StaffCounts, sumOfStaff } from './staff-attendance.model.ts';
import { listStaffAttendance } from './staff-attendance.queries.server.ts';

const clock = { now: () => new Date('2026-03-01T10:00:00Z') };

let test: TestDatabase;
let coordinator: Actor;
let projectId: number;

beforeAll(async () => {
  test = await createTestDatabase();
  const project = await test.owner
    .insertInto('project')
    .values({ code: 'S10930' })
    .returning('id')
    .executeTakeFirstOrThrow();
  projectId = project.id;
  coordinator = await actorOf('coordinator');
});
afterAll(() => test.close());

const actorOf = (role: 'coordinator' | 'service-expert', id = projectId) =>
  createActor(test, { given: [{ role, scope: { kind: 'project', id } }] });

let measures = 0;
async function createTraining({ kind = 'staff-training', credits = 40 } = {}): Promise<number> {
  measures += 1;
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, kind, shape, name, funding, state, credits, credit_unit, recorded_at, recorded_by)
    values (${projectId}, ${kind}, 'group', ${`Työvalmentajakoulutus ${measures}`}, 'national', 'closed', ${credits},
      'ov', now(), ${coordinator.userId})
    returning id`.execute(test.owner);
  return rows[0]?.id ?? 0;
}

const counts = (changes: Partial<StaffCounts> = {}): StaffCounts => ({
  persons: 12,
  women: 9,
  finished: 12,
  finishedWomen: 9,
  credits: null,
  ...changes,
});

const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);
const record = (measureId: number, toName: string, changes: Partial<StaffCounts> = {}, actor = coordinator) =>
  as(actor, (tx) =>
    recordStaffAttendance(tx, actor, clock, measureId, { organisation: { toName }, counts: counts(changes) }),
  );
const lines = (measureId: number, actor = coordinator) =>
  readingAs(test.database, actor.userId, (read) => listStaffAttendance(read, measureId));
const unitOf = async (measureId: number) => {
  const [line] = await lines(measureId);
  if (!line) throw new Error('nobody took part');
  return line;
};
const actsOn = (measureId: number) =>
  selectRows(
    reading(test.owner),
    sql<{ act: string; details: unknown }>`
      select act, details from audit_entry
      where subject_kind = 'measure' and subject_id = ${String(measureId)} order by id`,
  );

describe('who of the staff of the network took part', () => {
  it('is counted by organisation and added up to persons and credits', async () => {
    const measureId = await createTraining();
    await record(measureId, 'Tamoran asiakas ry', { persons: 7, women: 5, finished: 7, finishedWomen: 5 });
    await record(measureId, 'Heinolan verstas', { persons: 5, women: 4, finished: 5, finishedWomen: 4 });
    const told = await lines(measureId);
    expect(told.map(({ unit }) => unit.name)).toEqual(['Heinolan verstas', 'Tamoran asiakas ry']);
    expect(sumOfStaff(told, 40)).toMatchObject({ persons: 12, women: 9, finished: 12, credits: 480 });
  });

  it('stands in the audit without names', async () => {
    const measureId = await createTraining();
    await record(measureId, 'Heinolan kaupunki');
    const { unit } = await unitOf(measureId);
    expect(await actsOn(measureId)).toEqual([
      {
        act: 'staff-attendance.record',
        details: { unit: unit.id, personCount: 12, women: 9, finished: 12, finishedWomen: 9, credits: null },
      },
    ]);
  });

  it('is in the list of measures, and in its sums', async () => {
    const measureId = await createTraining({ credits: 2.5 });
    await record(measureId, 'Kunta A', { persons: 3, women: null, finished: 2, finishedWomen: null });
    await record(measureId, 'Kunta B', { persons: 2, women: 1, finished: 1, finishedWomen: 1, credits: 1.5 });
    const question = measuresOf({ project: 'S10930' });
    const [listed, counted] = await readingAs(test.database, coordinator.userId, async (read) => [
      (await listMeasures(read, coordinator, question)).rows.find(({ id }) => id === measureId),
      await countMeasures(read, coordinator, question),
    ]);
    expect(listed).toMatchObject({
      credits: 2.5,
      creditUnit: 'ov',
      staffPersons: 5,
      staffFinished: 3,
      staffCredits: 6.5,
    });
    expect(counted.staffPersons).toBeGreaterThanOrEqual(5);
  });

  it('is corrected, and the audit keeps what was told before', async () => {
    const measureId = await createTraining();
    await record(measureId, 'Oppilaitos');
    const { id, unit } = await unitOf(measureId);
    const told = { organisation: { unitId: unit.id }, counts: counts({ finished: 10, finishedWomen: 8 }) };
    const correct = (revision: number) =>
      as(coordinator, (tx) => correctStaffAttendance(tx, coordinator, clock, { measureId, id, revision }, told));
    await correct(1);
    expect(await unitOf(measureId)).toMatchObject({ finished: 10, revision: 2 });
    await correct(1);
    expect(await actsOn(measureId)).toHaveLength(2);
    expect((await actsOn(measureId)).at(-1)).toMatchObject({ details: { finished: 10, 'finished-was': 12 } });
  });

  it('is not corrected over what somebody else has told meanwhile', async () => {
    const measureId = await createTraining();
    await record(measureId, 'Säätiö');
    const { id, unit } = await unitOf(measureId);
    const told = { organisation: { unitId: unit.id }, counts: counts({ persons: 20 }) };
    const line = { measureId, id, revision: 7 };
    await expect(
      as(coordinator, (tx) => correctStaffAttendance(tx, coordinator, clock, line, told)),
    ).rejects.toBeInstanceOf(Conflict);
  });

  it('is struck where it was recorded by mistake, and stays in the audit', async () => {
    const measureId = await createTraining();
    await record(measureId, 'Väärä organisaatio');
    const { id } = await unitOf(measureId);
    await as(coordinator, (tx) => strikeStaffAttendance(tx, coordinator, clock, { measureId, id }));
    expect(await lines(measureId)).toEqual([]);
    expect((await actsOn(measureId)).at(-1)).toMatchObject({ details: { 'personCount-was': 12 } });
  });

  it('is told once of an organisation', async () => {
    const measureId = await createTraining();
    await record(measureId, 'Kerran ry');
    const { unit } = await unitOf(measureId);
    const again = { organisation: { unitId: unit.id }, counts: counts() };
    await expect(
      as(coordinator, (tx) => recordStaffAttendance(tx, coordinator, clock, measureId, again)),
    ).rejects.toEqual(new Refused('measure.refused.attendance-known', { organisation: 'Kerran ry' }));
  });

  it('is told of trainings for staff only', async () => {
    const measureId = await createTraining({ kind: 'labour-training-further' });
    await expect(record(measureId, 'Kunta C')).rejects.toBeInstanceOf(NotFound);
  });

  it('is recorded by those who plan or work in the project, and by nobody else', async () => {
    const measureId = await createTraining();
    const expert = await actorOf('service-expert');
    await expect(record(measureId, 'Kunta D', {}, expert)).rejects.toBeInstanceOf(Forbidden);
  });

  it('is hidden from whom the project is not within reach', async () => {
    const measureId = await createTraining();
    await record(measureId, 'Kunta E');
    const other = await test.owner
      .insertInto('project')
      .values({ code: `S2093${measures}` })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(await lines(measureId, await actorOf('coordinator', other.id))).toEqual([]);
  });
});

describe('the counts of an organisation', () => {
  it.each([
    ['more women than people', { women: 13 }],
    ['more who finished than took part', { finished: 13 }],
    ['more women who finished than took part', { women: 3, finished: 12, finished_women: 4 }],
    ['more men who finished than took part', { women: 9, finished: 12, finished_women: 8 }],
    ['nobody', { persons: 0 }],
    ['no credits', { credits: 0 }],
  ])('are never %s', async (_, changed) => {
    const measureId = await createTraining();
    await record(measureId, 'Rajattu ry');
    const set = Object.entries(changed).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
    await expect(
      sql`update staff_attendance set ${sql.join(set)} where measure_id = ${measureId}`.execute(test.owner),
    ).rejects.toThrow('check constraint');
  });

  it('stand with credits that have a unit', async () => {
    const measureId = await createTraining();
    await expect(
      sql`update measure set credit_unit = null where id = ${measureId}`.execute(test.owner),
    ).rejects.toThrow('measure_credits');
  });
});
