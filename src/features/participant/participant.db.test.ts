import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading, readingAs, writingAs } from '#platform/db/database.server.ts';
import { Forbidden } from '#platform/errors.ts';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { recordParticipants } from './participant.commands.server.ts';
import type { Sex } from './participant.model.ts';
import { listParticipantsByNumber } from './participant.queries.server.ts';

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

  it('are added with an entry of the audit that tells no more than numbers', async () => {
    const number = (await record(worker, 'female'))[0]?.number ?? 0;
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
      details: { persons: [number] },
    });
  });

  it('are not added by somebody who only reads or who runs a measure', async () => {
    for (const role of ['auditor', 'provider', 'authority'] as const)
      await expect(record(await actorOf(role), 'female')).rejects.toThrow(Forbidden);
  });

  it('are seen by nobody who does not reach the project; their numbers are', async () => {
    const stranger = await createActor(test, { given: [] });
    const seen = await readingAs(test.database, stranger.userId, async (read) => ({
      people: await listParticipantsByNumber(read, project.id, [1, 2, 3]),
      numbers: await read.selectFrom('participantNumber').selectAll().where('projectId', '=', project.id).execute(),
    }));
    expect(seen.people).toEqual([]);
    expect(seen.numbers.length).toBeGreaterThan(0);
    expect(Object.keys(seen.numbers[0] ?? {})).toEqual(['id', 'projectId', 'number']);
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
