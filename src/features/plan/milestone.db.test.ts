import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Clock } from '#platform/clock.ts';
import { readingAs, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import {
  addMilestone,
  dropMilestone,
  editMilestone,
  finishMilestone,
  reopenMilestone,
} from './milestone.commands.server.ts';
import { standingOf } from './milestone.model.ts';
import { getMilestone, listMilestones, listMilestoneTasks } from './milestone.queries.server.ts';

let test: TestDatabase;
let projectId: number;
let worker: Actor;
let stranger: Actor;
let expert: Actor;
let authority: Actor;
const code = 'S11829';
const clock: Clock = { now: () => new Date('2012-07-20T10:00:00Z') };
const report = { kind: 'report' as const, title: 'Seurantaraportti 1', dueOn: '2012-07-31', note: null };

beforeAll(async () => {
  test = await createTestDatabase();
  const create = async (projectCode: string) => {
    const { id } = await test.owner
      .insertInto('project')
      .values({ code: projectCode })
      .returning('id')
      .executeTakeFirstOrThrow();
    const profile = { kind: 'coordination', name: 'X', period: '2007-2013', isLight: false, recordedAt: clock.now() };
    await test.owner
      .insertInto('projectProfile')
      .values({ ...profile, projectId: id })
      .execute();
    return id;
  };
  projectId = await create(code);
  const other = await create('S11830');
  worker = await createActor(test, { given: [{ role: 'project-worker', scope: { kind: 'project', id: projectId } }] });
  expert = await createActor(test, { given: [{ role: 'service-expert', scope: { kind: 'project', id: projectId } }] });
  stranger = await createActor(test, { given: [{ role: 'project-worker', scope: { kind: 'project', id: other } }] });
  authority = await createActor(test, { given: [{ role: 'authority' }] });
});
afterAll(() => test.close());

const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);
const listed = () => readingAs(test.database, worker.userId, (read) => listMilestones(read, projectId));
const tasksOf = (actor: Actor, today: string, daysAhead?: number) =>
  readingAs(test.database, actor.userId, (read) => listMilestoneTasks(read, actor, today, daysAhead));

it('adds a day, which is a task of those who keep it when it is near, and until it is done', async () => {
  await as(worker, (tx) => addMilestone(tx, worker, clock, code, report));
  const [milestone] = await listed();
  expect(milestone).toMatchObject({ ...report, state: 'open', doneOn: null, revision: 1 });
  expect(await tasksOf(worker, '2012-07-16')).toEqual([]);
  expect(await tasksOf(worker, '2012-07-16', 366)).toHaveLength(1);
  const [task] = await tasksOf(worker, '2012-07-17');
  expect(task).toMatchObject({ dueOn: '2012-07-31', href: '/workspace/projects/S11829/milestones' });
  expect(task?.title(textsFor('en'))).toBe('Report on S11829 by 31 July 2012');
  for (const other of [stranger, expert, authority]) expect(await tasksOf(other, '2012-07-17')).toEqual([]);
  const key = { code, id: milestone?.id ?? 0 };
  await as(worker, (tx) => finishMilestone(tx, worker, clock, key, '2012-07-19'));
  expect(await tasksOf(worker, '2012-08-17')).toEqual([]);
  expect(await listed()).toMatchObject([{ state: 'done', doneOn: '2012-07-19' }]);
  await as(worker, (tx) => reopenMilestone(tx, worker, clock, key));
  expect(await tasksOf(worker, '2012-08-17')).toHaveLength(1);
});

it('refuses a day that is none or is yet to come, another state, and another’s edit', async () => {
  const key = { code, id: (await listed())[0]?.id ?? 0 };
  const finish = (doneOn: string) => as(worker, (tx) => finishMilestone(tx, worker, clock, key, doneOn));
  await expect(finish('eilen')).rejects.toMatchObject({ code: 'plan.refused.no-day', details: { found: 'eilen' } });
  await expect(finish('2012-07-21')).rejects.toMatchObject({ code: 'plan.refused.done-ahead' });
  await expect(as(worker, (tx) => reopenMilestone(tx, worker, clock, key))).rejects.toMatchObject({
    code: 'plan.refused.milestone-state',
  });
  const edit = (revision: number) =>
    as(worker, (tx) => editMilestone(tx, worker, clock, { ...key, revision }, { ...report, note: 'Liite' }));
  await edit(3);
  await expect(edit(3)).rejects.toThrow(Conflict);
});

it('lists no day that was dropped', async () => {
  const key = { code, id: (await listed())[0]?.id ?? 0 };
  await as(worker, (tx) => dropMilestone(tx, worker, clock, key, 'Ei koske hanketta.'));
  expect(await listed()).toEqual([]);
  await expect(
    readingAs(test.database, worker.userId, (read) => getMilestone(read, projectId, key.id)),
  ).rejects.toThrow(NotFound);
});

it('is not for those who have no right to it', async () => {
  for (const actor of [stranger, expert]) {
    await expect(as(actor, (tx) => addMilestone(tx, actor, clock, code, report))).rejects.toThrow(Forbidden);
  }
});

it('tells those who have too many that there are more', async () => {
  await test.owner
    .insertInto('milestone')
    .values(
      Array.from({ length: 102 }, (_, place) => ({
        ...report,
        projectId,
        title: `Raportti ${place}`,
        writtenBy: worker.userId,
        recordedAt: clock.now(),
      })),
    )
    .execute();
  const tasks = await tasksOf(worker, '2012-07-30');
  expect([tasks.length, tasks.at(-1)?.kind]).toEqual([101, 'milestone.more']);
});

it.each([
  ['2012-07-01', 'late'],
  ['2012-07-02', 'soon'],
  ['2012-07-16', 'soon'],
  ['2012-07-17', 'open'],
] as const)('a day due on %s is %s on 2 July', (dueOn, standing) => {
  expect(standingOf(dueOn, '2012-07-02', '2012-07-16')).toBe(standing);
});
