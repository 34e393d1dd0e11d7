import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordReading } from '#features/audit/public.server.ts';
import { auditPolicy } from '#features/audit/public.ts';
import { descriptionPolicy } from '#features/description/public.ts';
import { finnishDate, systemClock } from '#platform/clock.ts';
import { reading, readingAs, SERVICE, writingAs } from '#platform/db/database.server.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { accessPolicy } from './access.policy.ts';
import { breakGlass, closeGlass } from './glass.commands.server.ts';
import { listGlassBreaks, listGlassTasks } from './glass.queries.server.ts';
import { accessNotices } from './glass-notice.server.ts';
import { findGrants } from './grant.queries.server.ts';

let test: TestDatabase;
let projectId: number;
let otherProjectId: number;
let owner: Actor;
let stranger: Actor;
let expert: Actor;
const reason = 'Rinnakkaishankkeen päätös puuttuu emohankkeelta.';
const today = finnishDate(systemClock.now());

beforeAll(async () => {
  test = await createTestDatabase();
  const { rows } = await sql<{ id: number }>`
    insert into project (code) values ('S20193'), ('S20194') returning id`.execute(test.owner);
  projectId = rows[0]?.id ?? 0;
  otherProjectId = rows[1]?.id ?? 0;
  owner = await createActor(test, {
    name: 'Outi Omistaja',
    given: [{ role: 'coordinator', scope: { kind: 'project', id: projectId } }],
  });
  stranger = await createActor(test, {
    name: 'Veikko Vieras',
    given: [{ role: 'project-worker', scope: { kind: 'project', id: otherProjectId } }],
  });
  expert = await createActor(test, {
    given: [{ role: 'service-expert', scope: { kind: 'project', id: otherProjectId } }],
  });
});
afterAll(() => test.close());

const breakAs = (actor: Actor, wanted = { projectCode: 'S20193', reason }) =>
  writingAs(test.database, actor.userId, (tx) => breakGlass(tx, actor, systemClock, wanted));
const closeAs = (actor: Actor, id: number) =>
  writingAs(test.database, actor.userId, (tx) => closeGlass(tx, actor, systemClock, id));
const seenBy = (actor: Actor) => readingAs(test.database, actor.userId, (read) => listGlassBreaks(read, actor));
const reached = (actor: Actor) =>
  writingAs(test.database, actor.userId, async (tx) => {
    const { rows } = await sql<{ id: number }>`select reached_projects() as id`.execute(tx);
    return rows.map(({ id }) => id);
  });

it('lets a foreign project be read for an hour, writes it down with the reason and tells whose it is', async () => {
  const id = await breakAs(stranger);
  const grants = await findGrants(reading(test.owner), stranger.userId, today);
  expect(grants).toMatchObject([
    { id: -id, role: 'glass', scope: { kind: 'project', id: projectId }, glass: { id, projectCode: 'S20193', reason } },
    {},
  ]);
  expect(new Set(await reached(stranger))).toEqual(new Set([projectId, otherProjectId]));
  expect(await seenBy(owner)).toMatchObject([
    { id, userName: 'Veikko Vieras', projectCode: 'S20193', reason, isOpen: true, readings: 0 },
  ]);
  const { rows: entries } = await sql`
    select user_id, role, act, subject_id, project_id, reason from audit_entry where act = 'access.break-glass'`.execute(
    test.owner,
  );
  expect(entries).toEqual([
    {
      userId: stranger.userId,
      role: 'project-worker',
      act: 'access.break-glass',
      subjectId: 'S20193',
      projectId,
      reason,
    },
  ]);
  const { rows: notices } = await sql`select user_id, kind, args from notice`.execute(test.owner);
  expect(notices).toEqual([
    { userId: owner.userId, kind: 'access.glass-broken', args: { code: 'S20193', who: 'Veikko Vieras' } },
  ]);
  const tasks = await readingAs(test.database, owner.userId, (read) => listGlassTasks(read, owner, today));
  expect(tasks).toMatchObject([{ key: `access.glass ${id}`, dueOn: today }]);
  const told = { subject: { kind: 'glass', id: String(id) }, projectId, args: {} };
  const isDue = (receiver: Actor) =>
    readingAs(test.database, receiver.userId, (read) =>
      accessNotices['access.glass-broken'].stillDue(read, told, receiver),
    );
  expect([await isDue(owner), await isDue(expert)]).toEqual([true, false]);
});

it('is closed by whose project it is, by who broke it, and by the clock', async () => {
  const [glass] = await seenBy(owner);
  await closeAs(owner, glass?.id ?? 0);
  expect(await reached(stranger)).toEqual([otherProjectId]);
  expect(await findGrants(reading(test.owner), stranger.userId, today)).toHaveLength(1);
  const own = await breakAs(stranger);
  await closeAs(stranger, own);
  expect((await seenBy(stranger)).map(({ isOpen }) => isOpen)).toEqual([false, false]);
  const late = await breakAs(stranger);
  await sql`update glass_break set opened_at = now() - interval '2 hours', closes_at = now() - interval '1 second'
    where id = ${late}`.execute(test.owner);
  expect(await reached(stranger)).toEqual([otherProjectId]);
  expect(await findGrants(reading(test.owner), stranger.userId, today)).toHaveLength(1);
  const { rows } = await sql<{ act: string }>`
    select act from audit_entry where act like 'access.%-glass' order by id`.execute(test.owner);
  expect(rows.map(({ act }) => act)).toEqual([
    'access.break-glass',
    'access.close-glass',
    'access.break-glass',
    'access.leave-glass',
    'access.break-glass',
  ]);
});

it('is closed once, and in the audit once, when two close it at the same moment', async () => {
  const id = await breakAs(stranger);
  const countClosings = async () => {
    const { rows } =
      await sql`select from audit_entry where act in ('access.close-glass', 'access.leave-glass')`.execute(test.owner);
    return rows.length;
  };
  const before = await countClosings();
  await Promise.all([closeAs(owner, id), closeAs(stranger, id), closeAs(owner, id)]);
  expect((await countClosings()) - before).toBe(1);
});

it('ends at once when the right ends by which it was broken', async () => {
  const leaving = await createActor(test, {
    given: [{ role: 'project-worker', scope: { kind: 'project', id: otherProjectId } }],
  });
  const id = await breakAs(leaving);
  expect(new Set(await reached(leaving))).toEqual(new Set([projectId, otherProjectId]));
  await test.owner
    .updateTable('roleGrant')
    .set({ endedAt: new Date(), endedBy: owner.userId })
    .where('userId', '=', leaving.userId)
    .execute();
  expect(await reached(leaving)).toEqual([]);
  expect(await findGrants(reading(test.owner), leaving.userId, today)).toEqual([]);
  expect((await seenBy(owner)).find((glass) => glass.id === id)).toMatchObject({ isOpen: false });
});

it('lets descriptions of the project be read, with its reason in the audit, and nothing that an auditor may besides', async () => {
  const reader = await createActor(test, {
    given: [{ role: 'service-expert', scope: { kind: 'project', id: otherProjectId } }],
  });
  const id = await breakAs(reader);
  const actor: Actor = { ...reader, grants: await findGrants(reading(test.owner), reader.userId, today) };
  const place = await placeOfProject(reading(test.owner), projectId);
  const permission = permit(descriptionPolicy, actor, 'description.read', place);
  expect(() => permit(descriptionPolicy, actor, 'description.read', { projectId: otherProjectId })).toThrow(Forbidden);
  expect(may(accessPolicy, actor, 'access.read')).toBe(false);
  expect(may(auditPolicy, actor, 'audit.read')).toBe(false);
  await writingAs(test.database, actor.userId, (tx) =>
    recordReading(tx, systemClock, permission, { subject: { kind: 'description-edit', id: 1 }, projectId }),
  );
  const { rows } = await sql`
    select role, grant_id, reason from audit_entry where act = 'description.read'`.execute(test.owner);
  expect(rows).toEqual([{ role: 'glass', grantId: -id, reason }]);
  expect((await seenBy(owner)).find((glass) => glass.id === id)).toMatchObject({ readings: 1 });
});

it('is refused without a reason that says something, without need, and to roles that may not', async () => {
  await expect(breakAs(stranger, { projectCode: 'S20193', reason: 'koska tahdon' })).rejects.toThrow(Refused);
  await expect(breakAs(owner)).rejects.toThrow('access.glass.problem.not-needed');
  await expect(breakAs(stranger, { projectCode: 'S99999', reason })).rejects.toThrow(NotFound);
  const provider = await createActor(test, {
    given: [{ role: 'provider', scope: { kind: 'project', id: otherProjectId } }],
  });
  await expect(breakAs(provider)).rejects.toThrow(Forbidden);
});

it('is not seen, nor closed, by those who have nothing to do with the project', async () => {
  const id = await breakAs(stranger);
  expect(await seenBy(expert)).toEqual([]);
  await expect(closeAs(expert, id)).rejects.toThrow(NotFound);
  const rowsFor = (userId: string) =>
    writingAs(test.database, userId, async (tx) => (await tx.selectFrom('glassBreak').select('id').execute()).length);
  expect(await rowsFor(expert.userId)).toBe(0);
  expect(await rowsFor(SERVICE)).toBeGreaterThan(0);
  const forged = writingAs(test.database, expert.userId, (tx) =>
    sql`insert into glass_break (user_id, project_id, reason, opened_at, closes_at)
      values (${stranger.userId}, ${projectId}, ${reason}, now(), now() + interval '1 day')`.execute(tx),
  );
  await expect(forged).rejects.toThrow(/row-level security/);
});

it('cannot be entered without a reason of twenty letters, nor close before it opens, nor closed by nobody', async () => {
  const enter = (values: string) =>
    sql`insert into glass_break (user_id, project_id, reason, opened_at, closes_at, closed_at)
      values (${stranger.userId}, ${projectId}, ${sql.raw(values)})`.execute(test.owner);
  await expect(enter(`'short', now(), now() + interval '1 hour', null`)).rejects.toThrow(/glass_break_reason_check/);
  await expect(enter(`'${reason}', now(), now(), null`)).rejects.toThrow(/glass_break_times/);
  await expect(enter(`'${reason}', now(), now() + interval '1 hour', now()`)).rejects.toThrow(/glass_break_closed/);
});

it('is planned once for a connection, and not for each glass that is broken', async () => {
  const { rows: projects } = await sql<{ code: string }>`
    insert into project (code) select 'S' || n from generate_series(30001, 30008) n returning code`.execute(test.owner);
  const anew = await test.database.connection().execute(async (session) => {
    for (const { code } of projects) {
      await writingAs(session, stranger.userId, (tx) =>
        breakGlass(tx, stranger, systemClock, { projectCode: code, reason }),
      );
    }
    const { rows } = await sql<{ name: string }>`
      select name from pg_prepared_statements where custom_plans > 5`.execute(session);
    return rows;
  });
  // PostgreSQL plans five times with the values in sight before it keeps a plan.
  expect(anew).toEqual([]);
});
