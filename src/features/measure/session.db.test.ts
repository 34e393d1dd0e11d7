import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finnishInstant } from '#platform/clock.ts';
import { reading, readingAs, selectRows, type Tx, writingAs } from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { findMeasureHead } from './head.queries.server.ts';
import { measurePolicy } from './measure.policy.ts';
import { listOverlappingPurchases } from './purchase-overlap.queries.server.ts';
import { runQuestionFrom } from './run-question.model.ts';
import {
  cancelSession,
  changeSession,
  chooseSessionStaff,
  mostSessionsAtOnce,
  planSessions,
  restoreSession,
} from './session.commands.server.ts';
import type { SessionTerms } from './session.model.ts';
import { countComingSessions, findSession, listSessions, sumSessions } from './session.queries.server.ts';
import { getCalendarWeek, watchProposed, watchSessions } from './session-page.queries.server.ts';
import { correctStaff, nameStaff } from './staff.commands.server.ts';
import { findStaff, listStaff } from './staff.queries.server.ts';

let test: TestDatabase;
let coordinator: Actor;
let stranger: Actor;
let provider: Actor;
let auditor: Actor;
let measureId: number;
let elsewhereId: number;

const now = new Date('2026-03-01T10:00:00Z');
const clock = { now: () => now };

async function createMeasure(projectId: number, name: string, providerUnitId: number | null): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into measure (project_id, kind, shape, name, funding, state, starts_on, ends_on, seats, provider_unit_id,
      recorded_at, recorded_by)
    values (${projectId}, 'labour-training-vocational', 'group', ${name}, 'esf', 'plan', '2026-03-02', '2026-05-29', 12,
      ${providerUnitId}, now(), ${coordinator.userId})
    returning id`.execute(test.owner);
  return rows[0]?.id ?? 0;
}

beforeAll(async () => {
  test = await createTestDatabase();
  const projects = await test.owner
    .insertInto('project')
    .values([{ code: 'S10001' }, { code: 'S10002' }])
    .returning('id')
    .execute();
  const [own = 0, foreign = 0] = projects.map(({ id }) => id);
  const { rows } = await sql<{ id: number }>`
    with school as (insert into organisation (business_id) values ('0245895-5') returning id)
    insert into organisation_unit (organisation_id, spelling_key) select id, 'esimerkkiopisto' from school
    returning id`.execute(test.owner);
  const unit = rows[0]?.id ?? 0;
  coordinator = await createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'project', id: own } }] });
  stranger = await createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'project', id: foreign } }] });
  provider = await createActor(test, { given: [{ role: 'provider', scope: { kind: 'unit', id: unit } }] });
  auditor = await createActor(test, { given: [{ role: 'auditor' }] });
  measureId = await createMeasure(own, 'Hitsaajakoulutus', unit);
  elsewhereId = await createMeasure(foreign, 'Kokkikoulutus', null);
});
afterAll(() => test.close());

const as = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => writingAs(test.database, actor.userId, work);

const terms = (day: string, changes: Partial<SessionTerms> = {}): SessionTerms => ({
  startsAt: finnishInstant(day, '09:00'),
  endsAt: finnishInstant(day, '15:00'),
  isContactDay: true,
  topic: null,
  site: 'Koulutie 1',
  room: null,
  isRemote: false,
  ...changes,
});

const plan = (actor: Actor, measure: number, sessions: SessionTerms[], staffIds: number[] = []) =>
  as(actor, (tx) => planSessions(tx, actor, clock, measure, { sessions, staffIds }));

const find = (id: number, actor = coordinator, measure = measureId) =>
  readingAs(test.database, actor.userId, (read) => findSession(read, measure, id));

const watched = (ids: readonly number[], actor = coordinator, measure = measureId) =>
  readingAs(test.database, actor.userId, async (read) => {
    const head = await findMeasureHead(read, actor, measure);
    const sessions = await Promise.all(ids.map((id) => findSession(read, measure, id)));
    return watchSessions(read, actor, head, sessions);
  });

const acts = (kind: string, id: number) =>
  selectRows(
    reading(test.owner),
    sql<{ act: string }>`
      select act from audit_entry where subject_kind = ${kind} and subject_id = ${String(id)} order by acted_at, id`,
  ).then((rows) => rows.map(({ act }) => act));

const staff = (actor: Actor, measure: number, changes: object = {}) =>
  as(actor, (tx) =>
    nameStaff(tx, actor, clock, measure, {
      userId: null,
      name: 'Kalle Kouluttaja',
      role: 'trainer',
      fromOn: '2026-03-02',
      untilOn: null,
      ...changes,
    }),
  );

describe('sessions', () => {
  it('are planned at once by those whose measure it is and by who runs it, and audited', async () => {
    const ids = await plan(coordinator, measureId, [terms('2026-03-02'), terms('2026-03-03')]);
    await plan(provider, measureId, [terms('2026-03-04', { isContactDay: false })]);
    expect(await find(ids[0] ?? 0)).toMatchObject({
      startsAt: new Date('2026-03-02T07:00:00Z'),
      state: 'planned',
      staff: [],
    });
    expect(await acts('measure', measureId)).toEqual(['measure-session.plan', 'measure-session.plan']);
    const { sums, listed } = await readingAs(test.database, coordinator.userId, async (read) => ({
      sums: await sumSessions(read, measureId, finnishInstant('2026-03-02', '16:00')),
      listed: await listSessions(read, measureId, { from: finnishInstant('2026-03-03', '00:00'), page: 1 }),
    }));
    expect(sums).toEqual({
      sessions: 3,
      contactDays: 2,
      contactDaysOver: 1,
      hours: 18,
      firstOn: '2026-03-02',
      lastOn: '2026-03-04',
    });
    expect(listed).toMatchObject({ total: 2, sessions: [{ id: ids[1] }, { isContactDay: false }] });
  });

  it('are not planned by others, nor for a measure that there is not', async () => {
    await expect(plan(stranger, measureId, [terms('2026-03-02')])).rejects.toThrow(Forbidden);
    await expect(plan(auditor, measureId, [terms('2026-03-02')])).rejects.toThrow(Forbidden);
    await expect(plan(provider, elsewhereId, [terms('2026-03-02')])).rejects.toThrow(Forbidden);
    await expect(plan(coordinator, 999_999, [terms('2026-03-02')])).rejects.toThrow(NotFound);
  });

  it('are not planned when there are none or far too many', async () => {
    await expect(plan(coordinator, measureId, [])).rejects.toThrow(new Refused('measure.refused.no-sessions'));
    const many = Array.from({ length: mostSessionsAtOnce + 1 }, () => terms('2026-03-02'));
    await expect(plan(coordinator, measureId, many)).rejects.toThrow('measure.refused.many-sessions');
  });

  it('are changed once, from the revision that one began with', async () => {
    const [id = 0] = await plan(coordinator, measureId, [terms('2026-03-05')]);
    const change = (revision: number, changed: SessionTerms, actor = coordinator) =>
      as(actor, (tx) => changeSession(tx, actor, clock, { measureId, id, revision }, changed));
    await change(1, terms('2026-03-05'));
    expect(await find(id)).toMatchObject({ revision: 1 });
    await change(1, terms('2026-03-06', { topic: 'Työturvallisuus' }));
    expect(await find(id)).toMatchObject({ revision: 2, topic: 'Työturvallisuus' });
    await expect(change(1, terms('2026-03-09'))).rejects.toThrow(Conflict);
    await expect(change(2, terms('2026-03-09'), stranger)).rejects.toThrow(Forbidden);
    expect(await acts('measure-session', id)).toEqual(['measure-session.plan']);
  });

  it('are cancelled, and held after all, each once', async () => {
    const [id = 0] = await plan(coordinator, measureId, [terms('2026-03-10')]);
    const session = { measureId, id };
    await as(provider, (tx) => cancelSession(tx, provider, clock, session));
    await as(provider, (tx) => cancelSession(tx, provider, clock, session));
    expect(await find(id)).toMatchObject({ state: 'cancelled', revision: 2 });
    await as(coordinator, (tx) => restoreSession(tx, coordinator, clock, session));
    expect(await find(id)).toMatchObject({ state: 'planned', revision: 3 });
    expect(await acts('measure-session', id)).toEqual(['measure-session.cancel', 'measure-session.restore']);
    await expect(as(stranger, (tx) => cancelSession(tx, stranger, clock, session))).rejects.toThrow(Forbidden);
    const foreign = { measureId: elsewhereId, id };
    await expect(as(stranger, (tx) => cancelSession(tx, stranger, clock, foreign))).rejects.toThrow(NotFound);
  });

  it('take less than a day, and a room lies somewhere', async () => {
    const insert = (values: Partial<SessionTerms>) =>
      test.owner
        .insertInto('session')
        .values({ ...terms('2026-03-11', values), measureId, recordedAt: now, recordedBy: coordinator.userId })
        .execute();
    await expect(insert({ endsAt: finnishInstant('2026-03-11', '09:00') })).rejects.toThrow('session_hours');
    await expect(insert({ endsAt: finnishInstant('2026-03-12', '09:01') })).rejects.toThrow('session_hours');
    await expect(insert({ site: null, room: 'A 12' })).rejects.toThrow('session_room_somewhere');
  });
});

describe('clashes', () => {
  it('of rooms are told over all measures, by name only within reach', async () => {
    const room = { room: 'A 12' };
    const [mine = 0, beside = 0] = await plan(coordinator, measureId, [
      terms('2026-04-01', room),
      terms('2026-04-01', { room: 'a 12', startsAt: finnishInstant('2026-04-01', '14:00') }),
    ]);
    await plan(stranger, elsewhereId, [terms('2026-04-01', { ...room, site: 'KOULUTIE 1' }), terms('2026-04-01')]);
    const [session] = await watched([mine]);
    expect(session?.clashes.map(({ because, with: other }) => [because, other.measureName])).toEqual([
      ['room', null],
      ['room', 'Hitsaajakoulutus'],
    ]);
    const [seenByAll] = await watched([mine], auditor);
    expect(seenByAll?.clashes.map(({ with: other }) => other.measureName)).toEqual([
      'Kokkikoulutus',
      'Hitsaajakoulutus',
    ]);
    await as(coordinator, (tx) => cancelSession(tx, coordinator, clock, { measureId, id: beside }));
    expect((await watched([mine]))[0]?.clashes).toHaveLength(1);
    expect((await watched([beside]))[0]?.clashes).toEqual([]);
  });

  it('of people are told where both measures are within reach', async () => {
    const [here, there] = [
      await staff(coordinator, measureId),
      await staff(stranger, elsewhereId, { name: 'kalle kouluttaja' }),
    ];
    const [mine = 0] = await plan(coordinator, measureId, [terms('2026-04-02')], [here]);
    await plan(stranger, elsewhereId, [terms('2026-04-02')], [there]);
    expect((await watched([mine]))[0]?.clashes).toEqual([]);
    expect((await watched([mine], auditor))[0]?.clashes).toMatchObject([
      { because: 'staff', with: { measureName: 'Kokkikoulutus' } },
    ]);
  });

  it('are told of a run before it is saved, and of days outside the measure', async () => {
    await plan(coordinator, measureId, [terms('2026-05-28', { room: 'B 1' })]);
    const question = runQuestionFrom([
      ['from', '28.5.2026'],
      ['to', '1.6.2026'],
      ['begins', '14.00'],
      ['ends', '16.00'],
      ['teaching', 'contact'],
      ['presence', 'on-site'],
      ['site', 'Koulutie 1'],
      ['room', 'B 1'],
      ['weekday', '4'],
      ['weekday', '1'],
    ]);
    const proposed = await readingAs(test.database, coordinator.userId, async (read) =>
      watchProposed(read, coordinator, await findMeasureHead(read, coordinator, measureId), question, []),
    );
    expect(proposed?.map(({ clashes, isOutside, isHoliday }) => [clashes.length, isOutside, isHoliday])).toEqual([
      [1, false, false],
      [0, true, false],
    ]);
  });
});

describe('sessions of a measure that ends before its time', () => {
  const end = (id: number, state: 'cancelled' | 'closed', fromOn: string) =>
    test.owner.transaction().execute(async (tx) => {
      await sql`
        insert into measure_state (measure_id, state, from_on, recorded_at, recorded_by)
        values (${id}, ${state}, ${fromOn}::date, now(), ${coordinator.userId})`.execute(tx);
      await sql`update measure set state = ${state} where id = ${id}`.execute(tx);
    });
  const statesIn = async (id: number, monday = '2026-05-11') => {
    const { days } = await readingAs(test.database, coordinator.userId, (read) =>
      getCalendarWeek(read, coordinator, { monday, isOwn: false }),
    );
    return days
      .flatMap(({ sessions }) => sessions.filter((session) => session.measureId === id))
      .map(({ state }) => state);
  };
  const days = ['2026-05-11', '2026-05-12', '2026-05-13'];

  async function createHeld(name: string): Promise<number> {
    const { projectId } = await test.owner
      .selectFrom('measure')
      .select('projectId')
      .where('id', '=', measureId)
      .executeTakeFirstOrThrow();
    const id = await createMeasure(projectId, name, null);
    await plan(
      coordinator,
      id,
      days.map((day) => terms(day, { room: 'Luokka 9' })),
    );
    return id;
  }

  it('are held no more from the day on on which it is cancelled, and take no room', async () => {
    const id = await createHeld('Peruttava');
    await end(id, 'cancelled', '2026-05-12');
    expect(await statesIn(id)).toEqual(['planned', 'cancelled', 'cancelled']);
    const { sessions } = await readingAs(test.database, coordinator.userId, (read) =>
      listSessions(read, id, { page: 1 }),
    );
    expect(sessions.map(({ state }) => state)).toEqual(['planned', 'cancelled', 'cancelled']);
    expect(await readingAs(test.database, coordinator.userId, (read) => sumSessions(read, id, now))).toMatchObject({
      sessions: 1,
    });
    const [first, second] = await plan(
      coordinator,
      measureId,
      days.slice(0, 2).map((day) => terms(day, { room: 'luokka 9' })),
    );
    const told = await watched([first ?? 0, second ?? 0]);
    expect(told.map(({ clashes }) => clashes.length)).toEqual([1, 0]);
    await expect(plan(coordinator, id, [terms('2026-05-14')])).rejects.toThrow(
      new Refused('measure.refused.cancelled'),
    );
  });

  it('are held until the day on which it is closed', async () => {
    const id = await createHeld('Päättyvä');
    expect(await readingAs(test.database, coordinator.userId, (read) => countComingSessions(read, id, now))).toBe(3);
    await end(id, 'closed', '2026-05-12');
    expect(await statesIn(id)).toEqual(['planned', 'planned', 'cancelled']);
    expect(await readingAs(test.database, coordinator.userId, (read) => countComingSessions(read, id, now))).toBe(2);
  });
});

describe('what is bought with two kinds of money', () => {
  it('is told where both measures are within reach', async () => {
    const buy = async (projectId: string, funding: string, changes: string) => {
      const { rows } = await sql<{ id: number }>`
        insert into measure (project_id, kind, shape, name, funding, field, municipality_code, state, starts_on, ends_on,
          recorded_at, recorded_by)
        select project.id, 'labour-training-vocational', 'group', ${funding} || ${changes}, ${funding}, '09', '148', 'plan',
          '2026-03-02', '2026-05-29', now(), ${coordinator.userId}
        from project where project.code = ${projectId}
        returning id`.execute(test.owner);
      return rows[0]?.id ?? 0;
    };
    const esf = await buy('S10001', 'esf', '');
    await buy('S10001', 'national', ' own');
    await buy('S10002', 'national', ' foreign');
    await buy('S10001', 'esf', ' same money');
    const overlaps = (actor: Actor) =>
      readingAs(test.database, actor.userId, async (read) => {
        const head = await findMeasureHead(read, actor, esf);
        const found = await listOverlappingPurchases(read, reachOf(measurePolicy, actor, 'measure.read'), head);
        return found.map(({ name }) => name);
      });
    expect(await overlaps(coordinator)).toEqual(['national own']);
    expect(await overlaps(auditor)).toEqual(['national own', 'national foreign']);
  });
});

describe('the calendar of a week', () => {
  it('holds what one reaches, by its days, and on demand only one’s own', async () => {
    const own = await staff(coordinator, measureId, { name: 'Oma Nimi', userId: coordinator.userId });
    await plan(coordinator, measureId, [terms('2026-04-20')], [own]);
    await plan(coordinator, measureId, [terms('2026-04-21'), terms('2026-04-27')]);
    await plan(stranger, elsewhereId, [terms('2026-04-20')]);
    const week = (actor: Actor, isOwn = false) =>
      readingAs(test.database, actor.userId, (read) => getCalendarWeek(read, actor, { monday: '2026-04-20', isOwn }));
    const days = async (...asked: Parameters<typeof week>) =>
      (await week(...asked)).days.map(({ day, sessions }) => [day, sessions.length]);
    expect(await days(coordinator)).toEqual([
      ['2026-04-20', 1],
      ['2026-04-21', 1],
    ]);
    expect(await days(coordinator, true)).toEqual([['2026-04-20', 1]]);
    expect(await days(auditor)).toEqual([
      ['2026-04-20', 2],
      ['2026-04-21', 1],
    ]);
    expect(JSON.stringify(await week(coordinator))).not.toContain('Oma Nimi');
  });
});

describe('staff', () => {
  it('are named and corrected by those whose measure it is, and seen only within reach', async () => {
    const id = await staff(provider, measureId, { name: 'Aino Ohjaaja', role: 'supervisor' });
    const read = (actor: Actor) => readingAs(test.database, actor.userId, (reader) => findStaff(reader, measureId, id));
    const { email: _, id: _id, measureId: _measure, revision, ...known } = await read(coordinator);
    const correct = (changes: object, from = revision, actor = coordinator) =>
      as(actor, (tx) => correctStaff(tx, actor, clock, { measureId, id, revision: from }, { ...known, ...changes }));
    await correct({});
    expect((await read(coordinator)).revision).toBe(1);
    await correct({ untilOn: '2026-05-01' });
    expect(await read(coordinator)).toMatchObject({ untilOn: '2026-05-01', revision: 2 });
    await expect(correct({ name: 'Toinen' }, 1)).rejects.toThrow(Conflict);
    await expect(correct({ name: 'Toinen' }, 2, stranger)).rejects.toThrow(Forbidden);
    await expect(staff(auditor, measureId)).rejects.toThrow(Forbidden);
    await expect(read(stranger)).rejects.toThrow(NotFound);
    expect(await acts('measure-staff', id)).toEqual(['measure-staff.name', 'measure-staff.name']);
  });

  it('are present at sessions of their own measure, on their own days', async () => {
    const id = await staff(coordinator, measureId, { name: 'Lyhyt Aika', fromOn: '2026-05-04', untilOn: '2026-05-05' });
    const [early = 0, held = 0] = await plan(coordinator, measureId, [terms('2026-05-03'), terms('2026-05-04')], [id]);
    expect([(await find(early)).staff, (await find(held)).staff]).toEqual([
      [],
      [{ id, name: 'Lyhyt Aika', userId: null }],
    ]);
    const listed = await readingAs(test.database, coordinator.userId, (read) =>
      listStaff(read, measureId, '2026-05-04'),
    );
    expect(listed.find((member) => member.id === id)).toMatchObject({ sessions: 1 });
    await as(coordinator, (tx) => chooseSessionStaff(tx, coordinator, clock, { measureId, id: held }, []));
    expect((await find(held)).staff).toEqual([]);
    const foreign = await staff(stranger, elsewhereId);
    await expect(
      as(coordinator, (tx) => chooseSessionStaff(tx, coordinator, clock, { measureId, id: held }, [foreign])),
    ).rejects.toThrow(new Refused('measure.refused.foreign-staff'));
  });

  it('work from a day to a later one', async () => {
    await expect(staff(coordinator, measureId, { fromOn: '2026-05-04', untilOn: '2026-05-04' })).rejects.toThrow(
      'measure_staff_days',
    );
  });
});
