import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reading, selectRows, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { createParallelProject } from './bond.commands.server.ts';
import { listBoundProjects } from './bond.queries.server.ts';
import { discardProject } from './discard.commands.server.ts';
import { discardPage } from './entry-pages.server.ts';
import { listHanging } from './hanging.queries.server.ts';
import { findProjectHead } from './head.queries.server.ts';
import { type BegunProject, createProject, type ProfileFacts } from './profile.commands.server.ts';
import { setStatus } from './status.commands.server.ts';

const clock = { now: () => new Date('2026-03-02T10:00:00Z') };
const reason = 'Sama hanke lisättiin kahdesti';
const facts = (kind: ProfileFacts['kind']): ProfileFacts => ({
  kind,
  name: 'Polku työhön',
  period: '2021-2027',
  implementerUnitId: null,
  authorityUnitId: null,
  startsOn: null,
  endsOn: null,
  decisionNumber: null,
  decidedOn: null,
  note: null,
});
let test: TestDatabase;
let boss: Actor;
/** Reaches the coordination project, and what it carries through it. */
let coordinator: Actor;
let coordination: BegunProject;
let mother: BegunProject;
let next = 37_000;

beforeAll(async () => {
  test = await createTestDatabase();
  boss = await createActor(test, { given: [{ role: 'coordinator' }] });
});
beforeEach(async () => {
  coordination = await create('coordination');
  mother = await create('development', coordination.id);
  const scope = { kind: 'project', id: coordination.id } as const;
  coordinator = await createActor(test, { given: [{ role: 'coordinator', scope }] });
});
afterAll(() => test.close());

const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);
function create(kind: ProfileFacts['kind'], keptForProjectId?: number): Promise<BegunProject> {
  next += 1;
  const code = `S${next}`;
  const kept = keptForProjectId === undefined ? {} : { keptForProjectId };
  return as(boss, (tx) => createProject(tx, boss, clock, { code, facts: facts(kind), ...kept }));
}
const createParallel = (code: string | null = null) =>
  as(coordinator, (tx) =>
    createParallelProject(tx, coordinator, clock, {
      code,
      facts: facts('parallel'),
      coordination,
      mother: mother.code,
    }),
  );
const discard = ({ id }: BegunProject, actor = coordinator) =>
  as(actor, (tx) => discardProject(tx, actor, clock, { projectId: id, reason }));
const hangingOn = ({ id }: BegunProject, actor = coordinator) =>
  as(actor, (tx) => listHanging(reading(tx), id)).then((hanging) => hanging.map(({ what }) => what));
const headOf = ({ code }: BegunProject, actor = coordinator) =>
  as(actor, (tx) => findProjectHead(reading(tx), actor, code));

describe('a project that was begun by mistake', () => {
  it('is discarded with its states and bonds, which stay on record', async () => {
    const project = await createParallel();
    expect(await hangingOn(project)).toEqual([]);
    await discard(project);
    await expect(headOf(project, boss)).rejects.toThrow(NotFound);
    expect(await listBoundProjects(reading(test.owner), coordination.code)).toEqual([]);
    expect(await listBoundProjects(reading(test.owner), mother.code)).toEqual([]);
    const [kept] = await selectRows(
      reading(test.owner),
      sql<{ name: string; reason: string; discardedBy: string; isTakenBack: boolean }>`
        select discarded.profile ->> 'name' as name, discarded.reason, discarded.discarded_by,
          (select bool_and(stated.taken_back_at is not null) from project_status stated
            where stated.project_id = discarded.project_id) as is_taken_back
        from project_discarded discarded
        where discarded.project_id = ${project.id}`,
    );
    expect(kept).toEqual({ name: 'Polku työhön', reason, discardedBy: coordinator.userId, isTakenBack: true });
    const [entry] = await selectRows(
      reading(test.owner),
      sql<{ reason: string; bonds: string[] }>`
        select entry.reason, entry.details -> 'bonds' as bonds from audit_entry entry
        where entry.act = 'project.discard' and entry.subject_id = ${project.code}`,
    );
    expect(entry?.reason).toBe(reason);
    expect(entry?.bonds.toSorted()).toEqual([coordination.code, mother.code]);
  });

  it('is begun anew under its official code, without the states that it had', async () => {
    next += 1;
    const code = `S${next}`;
    const project = await createParallel(code);
    await as(coordinator, (tx) =>
      setStatus(tx, coordinator, clock, {
        projectId: project.id,
        status: 'running',
        fromOn: '2026-01-01',
        reason: null,
      }),
    );
    await discard(project);
    const again = await createParallel(code);
    expect(again.id).toBe(project.id);
    expect(await headOf(again)).toMatchObject({ code, status: null });
  });

  it('is kept by those who may not discard it', async () => {
    const project = await createParallel();
    const scope = { kind: 'project', id: coordination.id } as const;
    const worker = await createActor(test, { given: [{ role: 'project-worker', scope }] });
    await expect(discard(project, worker)).rejects.toThrow(Forbidden);
    const find = as(worker, (tx) => discardPage(project.code).find(reading(tx), worker));
    await expect(find).rejects.toThrow(Forbidden);
    const stranger = await createActor(test, {
      given: [{ role: 'coordinator', scope: { kind: 'project', id: mother.id } }],
    });
    await expect(discard(project, stranger)).rejects.toThrow(Forbidden);
    await expect(hangingOn(project, stranger)).rejects.toThrow('Only who reaches a project');
  });
});

describe('what hangs on a project keeps it', () => {
  it('its measures, people and deadlines; not what was given up or has ended', async () => {
    const project = await createParallel();
    await sql`
      insert into milestone (project_id, kind, title, due_on, state, written_by, recorded_at)
      values (${project.id}, 'milestone', 'Alku', '2026-04-01', 'dropped', ${boss.userId}, now())`.execute(test.owner);
    expect(await hangingOn(project)).toEqual([]);
    await sql`
      insert into measure (project_id, kind, shape, name, funding, state, recorded_at, recorded_by)
      values (${project.id}, 'labour-training-further', 'group', 'Kurssi', 'esf', 'cancelled', now(), ${boss.userId})`.execute(
      test.owner,
    );
    await sql`update milestone set state = 'open' where project_id = ${project.id}`.execute(test.owner);
    const scope = { kind: 'project', id: project.id } as const;
    await createActor(test, { given: [{ role: 'project-worker', scope }] });
    expect(await hangingOn(project)).toEqual(['measures', 'milestones', 'people']);
    await expect(discard(project)).rejects.toThrow('project.refused.hanging');
    const past = as(coordinator, (tx) => sql`select discard_project(${project.id}, ${reason}, now())`.execute(tx));
    await expect(past).rejects.toThrow('nothing hangs');
    expect(await headOf(project)).toMatchObject({ code: project.code });
  });

  it('projects that it carries, and records that are kept for it', async () => {
    await createParallel();
    expect(await hangingOn(coordination)).toEqual(['bonds', 'light', 'people']);
  });

  it('projects whose mother it is, also of another organisation’s; what the register tells of that one does not', async () => {
    await test.owner
      .insertInto('descriptionEdit')
      .values({
        projectId: mother.id,
        projectCode: mother.code,
        form: 'esr-2014',
        record: '{}',
        authorId: boss.userId,
        openedAt: clock.now(),
        changedAt: clock.now(),
        stateSinceAt: clock.now(),
      })
      .execute();
    expect(await hangingOn(mother)).toEqual([]);
    const parallel = await createParallel();
    expect(await hangingOn(mother)).toEqual(['bonds']);
    await discard(parallel);
    await discard(mother);
    await expect(headOf(mother, boss)).rejects.toThrow(NotFound);
  });
});

it('what was discarded is never changed', async () => {
  await expect(sql`delete from project_discarded`.execute(test.database)).rejects.toThrow('permission');
  await expect(sql`update project_discarded set reason = 'x'`.execute(test.database)).rejects.toThrow('permission');
});

it('the database refuses a discarded project without a reason', async () => {
  const insert = test.owner
    .insertInto('projectDiscarded')
    .values({ projectId: mother.id, profile: '{}', reason: '', discardedAt: clock.now() });
  await expect(insert.execute()).rejects.toThrow('project_discarded_reason_check');
});
