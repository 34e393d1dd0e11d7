import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading, readingAs, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { correctParticipant, recordParticipants } from './participant.commands.server.ts';
import type { Sex } from './participant.model.ts';
import {
  countParticipants,
  getParticipant,
  listParticipants,
  listParticipantsByNumber,
} from './participant.queries.server.ts';

const clock = { now: () => new Date('2026-03-02T09:00:00Z') };

let test: TestDatabase;
const project = { id: 0, code: 'S20001' };
let worker: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  const { id } = await test.owner
    .insertInto('project')
    .values({ code: project.code })
    .returning('id')
    .executeTakeFirstOrThrow();
  project.id = id;
  worker = await actorOf('project-worker');
});
afterAll(() => test.close());

function actorOf(role: Role): Promise<Actor> {
  return createActor(test, { given: [{ role, scope: { kind: 'project', id: project.id } }] });
}

function record(actor: Actor, ...sexes: Sex[]) {
  return writingAs(test.database, actor.userId, (tx) => recordParticipants(tx, actor, clock, { project, sexes }));
}

/** A part of the target group in the version of the plan in force, and one that only the version before it had. */
async function createSegments(): Promise<[number, number]> {
  const former = await createPlan(1, 'Muut');
  return [await createPlan(2, 'Nuoret'), former];
}

async function createPlan(number: number, segment: string): Promise<number> {
  const version = await test.owner
    .insertInto('planVersion')
    .values({ projectId: project.id, number, writtenBy: worker.userId, recordedAt: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await test.owner
    .insertInto('planSegment')
    .values({ planVersionId: version.id, position: 1, name: segment })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    update plan_version set state = 'in-force', decision_number = 'D', decided_on = '2026-01-01',
      in_force_from = '2026-01-01'::date + number, decided_by = ${worker.userId}, decision_recorded_at = now()
    where id = ${version.id}`.execute(test.owner);
  return id;
}

describe('people of a project', () => {
  it('get the numbers that follow, also when two add some at the same moment', async () => {
    const added = await Promise.all([record(worker, 'female', 'male'), record(worker, 'unknown', 'other', 'male')]);
    const numbers = added.flat().map(({ number }) => number);
    expect(numbers.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5]);
    const found = await readingAs(test.database, worker.userId, (read) =>
      listParticipantsByNumber(read, project.id, [2, 4, 99]),
    );
    expect(found.map(({ number }) => number)).toEqual([2, 4]);
  });

  it('are added with an entry of the audit that tells how many they are, and no numbers', async () => {
    await record(worker, 'female');
    const entry = await test.owner
      .selectFrom('auditEntry')
      .select(['act', 'subjectKind', 'subjectId', 'projectId', 'details'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(entry).toEqual({
      act: 'participant.record',
      subjectKind: 'project',
      subjectId: project.code,
      projectId: project.id,
      details: { personCount: 1 },
    });
  });

  it('are not added by somebody who only reads or who runs a measure', async () => {
    for (const role of ['auditor', 'provider', 'authority'] as const)
      await expect(record(await actorOf(role), 'female')).rejects.toThrow(Forbidden);
  });

  it('are seen by nobody who does not reach the project; their numbers by who runs a measure for them, too', async () => {
    const seenBy = (actor: Actor) =>
      readingAs(test.database, actor.userId, async (read) => ({
        people: (await listParticipantsByNumber(read, project.id, [1, 2, 3])).length,
        numbers: await read.selectFrom('participantNumber').selectAll().where('projectId', '=', project.id).execute(),
      }));
    const stranger = await createActor(test, { given: [] });
    expect(await seenBy(stranger)).toEqual({ people: 0, numbers: [] });
    // A role of a provider reaches what it runs, also when it names the project.
    expect(await seenBy(await actorOf('provider'))).toEqual({ people: 0, numbers: [] });
    const { rows } = await sql<{ unitId: number }>`
      with school as (insert into organisation (spelling_key) values ('koulu') returning id),
        unit as (
          insert into organisation_unit (organisation_id, spelling_key) select id, 'koulu' from school returning id),
        run as (
          insert into measure (project_id, kind, shape, name, funding, state, provider_unit_id, recorded_at, recorded_by)
          select ${project.id}, 'coaching-career', 'group', 'Kurssi', 'esf', 'running', unit.id, now(), ${worker.userId}
          from unit returning id, provider_unit_id),
        held as (
          insert into seat (measure_id, participant_id, state, asked_at, starts_on, recorded_by)
          select run.id, person.id, 'taken', now(), '2026-03-01', ${worker.userId}
          from run, participant person where person.project_id = ${project.id} and person.number = 2)
      select provider_unit_id as unit_id from run`.execute(test.owner);
    const scope = { kind: 'unit', id: rows[0]?.unitId ?? 0 } as const;
    const provider = await seenBy(await createActor(test, { given: [{ role: 'provider', scope }] }));
    expect(provider).toMatchObject({ people: 0, numbers: [{ projectId: project.id, number: 2 }] });
    expect(Object.keys(provider.numbers[0] ?? {})).toEqual(['id', 'projectId', 'number']);
  });

  it('are mended when somebody wrote the wrong sex, with the reason in the audit, if nobody did meanwhile', async () => {
    const number = (await record(worker, 'male'))[0]?.number ?? 0;
    const correct = (sex: Sex, revision: number, actor = worker) =>
      writingAs(test.database, actor.userId, (tx) =>
        correctParticipant(tx, actor, clock, {
          project,
          number,
          sex,
          segmentId: null,
          reason: 'Kirjattu väärin',
          revision,
        }),
      );
    const look = () => readingAs(test.database, worker.userId, (read) => getParticipant(read, project.id, number));
    await correct('female', 1);
    expect(await look()).toEqual({ sex: 'female', segmentId: null, revision: 2 });
    const entry = await test.owner
      .selectFrom('auditEntry')
      .select(['act', 'reason', 'details'])
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(entry).toEqual({
      act: 'participant.correct',
      reason: 'Kirjattu väärin',
      details: { person: number, revision: 2 },
    });
    await expect(correct('other', 1)).rejects.toThrow(Conflict);
    await correct('female', 2);
    expect(await look()).toEqual({ sex: 'female', segmentId: null, revision: 2 });
    for (const role of ['auditor', 'provider', 'authority'] as const)
      await expect(correct('male', 2, await actorOf(role))).rejects.toThrow(Forbidden);
    const nobody = writingAs(test.database, worker.userId, (tx) =>
      correctParticipant(tx, worker, clock, {
        project,
        number: 99_999,
        sex: 'male',
        segmentId: null,
        reason: 'x',
        revision: 1,
      }),
    );
    await expect(nobody).rejects.toThrow(NotFound);
  });

  it('belong to a part of the target group that the plan in force has, and to no other', async () => {
    const [kept, former] = await createSegments();
    const add = (segmentId: number) =>
      writingAs(test.database, worker.userId, (tx) =>
        recordParticipants(tx, worker, clock, { project, sexes: ['female', 'male'], segmentId }),
      );
    const [one, other] = await add(kept);
    const count = () =>
      readingAs(test.database, worker.userId, (read) => countParticipants(read, project.id, { segmentId: kept }));
    expect(await count()).toMatchObject({ female: 1, male: 1 });
    await expect(add(former)).rejects.toMatchObject({ code: 'participant.refused.segment' });
    const mend = (number: number | undefined, segmentId: number | null) =>
      writingAs(test.database, worker.userId, (tx) =>
        correctParticipant(tx, worker, clock, {
          project,
          number: number ?? 0,
          sex: 'female',
          segmentId,
          reason: 'Väärä osa',
          revision: 1,
        }),
      );
    await expect(mend(one?.number, former)).rejects.toMatchObject({ code: 'participant.refused.segment' });
    await mend(other?.number, null);
    expect(await count()).toMatchObject({ female: 1, male: 0 });
    const listed = await readingAs(test.database, worker.userId, (read) =>
      listParticipants(read, project.id, { before: undefined, most: 9, segmentId: kept }),
    );
    expect(listed.map(({ number }) => number)).toEqual([one?.number]);
  });

  it('are narrowed to those of no part of the target group, and to one sex, as they are counted', async () => {
    const { counted, listed } = await readingAs(test.database, worker.userId, async (read) => ({
      counted: await countParticipants(read, project.id, { segmentId: null }),
      listed: await listParticipants(read, project.id, { before: undefined, most: 99, segmentId: null, sex: 'female' }),
    }));
    expect(counted.female).toBeGreaterThan(0);
    expect(listed).toHaveLength(counted.female);
    expect(listed.every(({ sex, segmentId }) => sex === 'female' && segmentId === null)).toBe(true);
  });

  it('are listed, the newest first, and counted by sex', async () => {
    await record(worker, 'female', 'unknown');
    const found = await readingAs(test.database, worker.userId, async (read) => {
      const [newest, next] = await listParticipants(read, project.id, { before: undefined, most: 2 });
      const behind = await listParticipants(read, project.id, { before: next?.number, most: 1 });
      return { newest, next, behind, counts: await countParticipants(read, project.id) };
    });
    expect([found.newest?.sex, found.next?.sex]).toEqual(['unknown', 'female']);
    // The day they were added is that of the act that began a line, which may be that of a sensitive service.
    expect(Object.keys(found.newest ?? {})).toEqual(['number', 'sex', 'segmentId']);
    expect(found.behind[0]?.number).toBe((found.next?.number ?? 0) - 1);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from participant where project_id = ${project.id}`.execute(test.owner);
    expect(Object.values(found.counts).reduce((sum, count) => sum + count, 0)).toBe(rows[0]?.count);
  });

  it('are never deleted, and have a number of their own', async () => {
    const remove = writingAs(test.database, worker.userId, (tx) => sql`delete from participant`.execute(tx));
    await expect(remove).rejects.toThrow(/permission denied/);
    const again = sql`
      insert into participant (project_id, number, sex, recorded_at, recorded_by)
      values (${project.id}, 1, 'female', now(), ${worker.userId})`.execute(test.owner);
    await expect(again).rejects.toThrow(/participant_numbered/);
    const [known] = await listParticipantsByNumber(reading(test.owner), project.id, [1]);
    expect(known?.number).toBe(1);
  });
});
