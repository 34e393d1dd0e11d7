import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reading, selectRows, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { findProjectHead } from './head.queries.server.ts';
import { createProject } from './profile.commands.server.ts';
import { correctStatus, type NewStatus, setStatus, takeBackStatus } from './status.commands.server.ts';
import { listStatuses } from './status.queries.server.ts';
import { correctStatusPage, statusPage, takeBackStatusPage } from './status-entry.server.ts';

const clock = { now: () => new Date('2026-03-02T10:00:00Z') };
const today = '2026-03-02';
const why = 'Päivä luettiin väärästä päätöksestä';
let test: TestDatabase;
let coordinator: Actor;
let stranger: Actor;
let project: { readonly id: number; readonly code: string };
let next = 36_000;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  coordinator = await createActor(test, { given: [{ role: 'coordinator' }] });
  next += 1;
  const facts = {
    kind: 'development',
    name: 'Polku työhön',
    period: '2021-2027',
    implementerUnitId: null,
    authorityUnitId: null,
    startsOn: null,
    endsOn: null,
    decisionNumber: null,
    decidedOn: null,
    note: null,
  } as const;
  project = await as(coordinator, (tx) => createProject(tx, coordinator, clock, { code: `S${next}`, facts }));
  const scope = { kind: 'project', id: await anotherProject() } as const;
  stranger = await createActor(test, { given: [{ role: 'coordinator', scope }] });
});
afterAll(() => test.close());

async function anotherProject(): Promise<number> {
  next += 1;
  const added = test.owner
    .insertInto('project')
    .values({ code: `S${next}` })
    .returning('id');
  return (await added.executeTakeFirstOrThrow()).id;
}

const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);
const set = (status: NewStatus['status'], fromOn: string, actor = coordinator) =>
  as(actor, (tx) => setStatus(tx, actor, clock, { projectId: project.id, status, fromOn, reason: null }));
const correct = (statusId: number, status: NewStatus['status'], fromOn: string, actor = coordinator) =>
  as(actor, (tx) =>
    correctStatus(tx, actor, clock, { projectId: project.id, statusId, status, fromOn, reason: null, why }),
  );
const takeBack = (statusId: number, actor = coordinator) =>
  as(actor, (tx) => takeBackStatus(tx, actor, clock, { projectId: project.id, statusId, why }));
const stated = () => listStatuses(reading(test.owner), project.id, today);
const headNow = () => as(coordinator, (tx) => findProjectHead(reading(tx), coordinator, project.code));

async function idOf(fromOn: string): Promise<number> {
  const found = (await stated()).find((row) => row.fromOn === fromOn && row.standing.is === 'holding');
  if (!found) throw new Error(`No state holds from ${fromOn}.`);
  return found.id;
}

async function lastAct() {
  const [entry] = await selectRows(
    reading(test.owner),
    sql<{ act: string; reason: string | null; details: object }>`
      select entry.act, entry.reason, entry.details from audit_entry entry
      where entry.subject_id = ${project.code} order by entry.id desc limit 1`,
  );
  return entry;
}

describe('the state of a project', () => {
  it('holds from its day, whenever it was said', async () => {
    await set('running', '2026-01-01');
    await set('ended', '2099-12-31');
    expect(await headNow()).toMatchObject({ status: 'running' });
    expect((await stated()).map(({ status }) => status)).toEqual(['ended', 'running']);
    await expect(set('running', '2026-02-01')).rejects.toThrow('project.refused.same-status');
    await expect(set('ended', '2026-02-01', stranger)).rejects.toThrow(Forbidden);
    expect(await lastAct()).toMatchObject({ act: 'project.set-status' });
  });

  it('is told to give way to a later one before it is saved', async () => {
    await set('running', '2026-01-01');
    await set('ended', '2026-05-01');
    const judge = (fromOn: string) =>
      as(coordinator, async (tx) =>
        statusPage(project.code).judge?.(reading(tx), { status: 'interrupted', fromOn, reason: 'Tauko' }, coordinator),
      );
    expect(await judge('2026-02-01')).toEqual([
      {
        key: 'project.fault.later-status',
        column: 'fromOn',
        details: { status: 'ended', from: '1.5.2026', until: '30.4.2026' },
        isWarning: true,
      },
    ]);
    expect(await judge('2026-05-01')).toMatchObject([{ key: 'project.fault.same-day-status', isWarning: true }]);
    expect(await judge('2026-06-01')).toMatchObject([{ key: 'project.fault.status-after-end' }]);
  });

  it('is never overwritten, nor is what was taken back undone', async () => {
    await expect(sql`update project_status set status = 'ended'`.execute(test.database)).rejects.toThrow('permission');
    await expect(sql`delete from project_status`.execute(test.database)).rejects.toThrow('permission');
    await set('running', '2026-01-01');
    await takeBack(await idOf('2026-01-01'));
    const undo = sql`
      update project_status set taken_back_at = null, taken_back_by = null, taken_back_reason = null
      where project_id = ${project.id}`;
    expect((await as(coordinator, (tx) => undo.execute(tx))).numAffectedRows).toBe(0n);
    const half = sql`update project_status set taken_back_reason = null where project_id = ${project.id}`;
    await expect(half.execute(test.owner)).rejects.toThrow('project_status_taken_back');
  });
});

describe('a state that was recorded wrongly', () => {
  it('is corrected by another row, and stays itself with who was wrong and why', async () => {
    await set('running', '2026-01-01');
    await set('ended', '2026-02-01');
    expect(await headNow()).toMatchObject({ status: 'ended' });
    await correct(await idOf('2026-02-01'), 'ended', '2026-12-01');
    expect(await headNow()).toMatchObject({ status: 'running' });
    expect(await stated()).toMatchObject([
      { status: 'ended', fromOn: '2026-12-01', standing: { is: 'holding', days: { until: null }, isNow: false } },
      { status: 'ended', fromOn: '2026-02-01', standing: { is: 'corrected', reason: why } },
      { status: 'running', standing: { is: 'holding', days: { until: '2026-11-30' }, isNow: true } },
    ]);
    expect(await lastAct()).toMatchObject({
      act: 'project.correct-status',
      reason: why,
      details: { 'status-was': 'ended', 'from-was': '2026-02-01', status: 'ended', from: '2026-12-01' },
    });
  });

  it('is taken back, and the one before it goes on', async () => {
    await set('running', '2026-01-01');
    await set('interrupted', '2026-02-01');
    await takeBack(await idOf('2026-02-01'));
    expect(await headNow()).toMatchObject({ status: 'running' });
    expect(await lastAct()).toMatchObject({
      act: 'project.take-back-status',
      reason: why,
      details: { 'status-was': 'interrupted', 'from-was': '2026-02-01' },
    });
    await takeBack(await idOf('2026-01-01'));
    expect(await headNow()).toMatchObject({ status: null });
  });

  it('is mended once, only if something changes, and never into what the project is in already', async () => {
    await set('running', '2026-01-01');
    await set('ended', '2026-02-01');
    const wrong = await idOf('2026-02-01');
    await expect(correct(wrong, 'ended', '2026-02-01')).rejects.toThrow('project.refused.status-as-it-was');
    await expect(correct(wrong, 'running', '2026-02-01')).rejects.toThrow('project.refused.same-status');
    await correct(wrong, 'interrupted', '2026-02-01');
    await expect(correct(wrong, 'ended', '2026-02-02')).rejects.toThrow('project.refused.status-taken-back');
    await expect(takeBack(wrong)).rejects.toThrow('project.refused.status-taken-back');
    await expect(takeBack(0)).rejects.toThrow(NotFound);
    const again = sql`
      insert into project_status (project_id, status, from_on, recorded_at, corrects_id)
      values (${project.id}, 'ended', '2026-02-01', now(), ${wrong})`;
    await expect(again.execute(test.owner)).rejects.toThrow('project_status_corrects');
  });

  it('is mended by those alone who may say the state', async () => {
    await set('running', '2026-01-01');
    const wrong = await idOf('2026-01-01');
    await expect(correct(wrong, 'ended', '2026-01-01', stranger)).rejects.toThrow(Forbidden);
    await expect(takeBack(wrong, stranger)).rejects.toThrow(Forbidden);
    for (const page of [correctStatusPage(project.code, wrong), takeBackStatusPage(project.code, wrong)])
      await expect(as(stranger, (tx) => page.find(reading(tx), stranger))).rejects.toThrow(Forbidden);
    await expect(
      as(coordinator, (tx) => correctStatusPage(project.code, wrong).find(reading(tx), coordinator)),
    ).resolves.toMatchObject({ row: { status: 'running', fromOn: '2026-01-01' } });
  });
});
