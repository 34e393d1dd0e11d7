import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listQuestionFrom } from '#features/view/public.ts';
import { reading, readingAs, writingAs } from '#platform/db/database.server.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { deactivateUser, endDeputy, endGrant, giveGrant, nameDeputy, reactivateUser } from './grant.commands.server.ts';
import { findGrants } from './grant.queries.server.ts';
import { peopleList } from './people-list.model.ts';
import { listScopeCandidates } from './scope.queries.server.ts';
import { listColleagues, listDeputyships, listGrantsOf, listPeople } from './user-admin.queries.server.ts';

const clock = { now: () => new Date('2026-03-10T10:00:00Z') };
const today = '2026-03-10';

let test: TestDatabase;
let administrator: Actor;
let other: Actor;
let project: number;

beforeAll(async () => {
  test = await createTestDatabase();
  administrator = await createActor(test, { name: 'Aino Hallinto', given: [{ role: 'administrator' }] });
  other = await createActor(test, { name: 'Otso Toinen', given: [{ role: 'administrator' }] });
  const { id } = await test.owner
    .insertInto('project')
    .values({ code: 'S12345' })
    .returning('id')
    .executeTakeFirstOrThrow();
  project = id;
});
afterAll(() => test.close());

/** Acts in the name of the actor, as pages do. */
function acting<Result>(actor: Actor, work: Parameters<typeof writingAs<Result>>[2]): Promise<Result> {
  return writingAs(test.database, actor.userId, work);
}

const grantsOn = (userId: string, day = today) => findGrants(reading(test.owner), userId, day);

async function lastEntry() {
  return test.owner
    .selectFrom('auditEntry')
    .select(['act', 'userId', 'role', 'subjectId', 'projectId', 'reason', 'details'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** Until somebody waits for a row that another transaction has changed. */
async function waitForLock(): Promise<void> {
  await expect
    .poll(async () => (await sql`select from pg_locks where not granted`.execute(test.owner)).rows.length)
    .toBeGreaterThan(0);
}

/** What the audit says of rights that somebody held for another and lost with them. */
function endedDeputyshipsOf(deputy: Actor) {
  return test.owner
    .selectFrom('auditEntry')
    .select(['act', 'reason', 'details'])
    .where('subjectId', '=', deputy.userId)
    .execute();
}

describe('giving a grant', () => {
  const given = () => ({
    role: 'coordinator' as const,
    scope: { kind: 'project' as const, id: project },
    from: today,
    until: undefined,
    reason: 'Hankkeen uusi koordinaattori',
  });

  it('lets somebody act from its first day, and says so in the audit', async () => {
    const user = await createActor(test, { given: [] });
    const id = await acting(administrator, (tx) =>
      giveGrant(tx, administrator, clock, { ...given(), from: '2026-03-12', userId: user.userId }),
    );
    expect(await grantsOn(user.userId)).toEqual([]);
    expect(await grantsOn(user.userId, '2026-03-12')).toEqual([
      { id, role: 'coordinator', scope: { kind: 'project', id: project }, deputyFor: undefined },
    ]);
    expect(await lastEntry()).toMatchObject({
      act: 'access.grant',
      userId: administrator.userId,
      role: 'administrator',
      subjectId: user.userId,
      projectId: project,
      reason: 'Hankkeen uusi koordinaattori',
      details: { grant: id, role: 'coordinator' },
    });
  });

  it.each([
    ['that is there already', {}, 'access.problem.same-grant'],
    ['that a role cannot have', { scope: { kind: 'everything' as const } }, 'access.problem.role-scope'],
    ['that is over', { from: '2026-01-01', until: '2026-02-01' }, 'access.problem.until-past'],
  ])('is refused for one %s', async (_what, changed, code) => {
    const user = await createActor(test, {
      given: [{ role: 'coordinator', scope: { kind: 'project', id: project } }],
    });
    const giving = acting(administrator, (tx) =>
      giveGrant(tx, administrator, clock, { ...given(), ...changed, userId: user.userId }),
    );
    await expect(giving).rejects.toEqual(new Refused(code));
  });

  it('happens once when the button is pressed twice', async () => {
    const user = await createActor(test, { given: [] });
    const press = () =>
      acting(administrator, (tx) => giveGrant(tx, administrator, clock, { ...given(), userId: user.userId }));
    const outcomes = await Promise.allSettled([press(), press(), press()]);
    const refused = { status: 'rejected', reason: new Refused('access.problem.same-grant') };
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([refused, refused]);
    expect(await grantsOn(user.userId)).toHaveLength(1);
  });

  it('is not permitted to others, nor possible for a person who is not there or may not work', async () => {
    const auditor = await createActor(test, { given: [{ role: 'auditor' }] });
    await expect(
      acting(auditor, (tx) => giveGrant(tx, auditor, clock, { ...given(), userId: auditor.userId })),
    ).rejects.toThrow(Forbidden);
    await expect(
      acting(administrator, (tx) => giveGrant(tx, administrator, clock, { ...given(), userId: 'nobody' })),
    ).rejects.toThrow(NotFound);
    const gone = await createActor(test, { given: [] });
    await acting(administrator, (tx) => deactivateUser(tx, administrator, clock, { userId: gone.userId, reason: 'x' }));
    await expect(
      acting(administrator, (tx) => giveGrant(tx, administrator, clock, { ...given(), userId: gone.userId })),
    ).rejects.toEqual(new Refused('access.problem.deactivated'));
  });
});

describe('ending a grant', () => {
  it('ends it at once, with the deputies who held it, and a second time changes nothing', async () => {
    const user = await createActor(test, { given: [{ role: 'authority', scope: { kind: 'everything' } }] });
    const deputy = await createActor(test, { given: [{ role: 'authority', deputyFor: user.userId }] });
    const ended = { userId: user.userId, id: user.grants[0]?.id ?? 0 };
    await acting(administrator, (tx) => endGrant(tx, administrator, clock, { ...ended, reason: 'Siirtyi muualle' }));
    expect([await grantsOn(user.userId), await grantsOn(deputy.userId)]).toEqual([[], []]);
    const entry = await lastEntry();
    expect(entry).toMatchObject({ act: 'access.end', subjectId: user.userId, reason: 'Siirtyi muualle' });
    expect(await endedDeputyshipsOf(deputy)).toEqual([
      { act: 'access.end', reason: 'Siirtyi muualle', details: { ended: [deputy.grants[0]?.id], person: user.userId } },
    ]);
    await acting(administrator, (tx) => endGrant(tx, administrator, clock, { ...ended, reason: 'Uudestaan' }));
    expect(await lastEntry()).toEqual(entry);
  });

  it('finds it ended when whose deputy it is ends it at the same moment', async () => {
    const absent = await createActor(test, { given: [{ role: 'authority' }] });
    const deputy = await createActor(test, { given: [{ role: 'authority', deputyFor: absent.userId }] });
    const id = deputy.grants[0]?.id ?? 0;
    let ending: Promise<void> = Promise.resolve();
    await test.owner.transaction().execute(async (tx) => {
      await tx
        .updateTable('roleGrant')
        .set({ endedAt: clock.now(), endedBy: absent.userId })
        .where('id', '=', id)
        .execute();
      ending = acting(administrator, (own) =>
        endGrant(own, administrator, clock, { userId: deputy.userId, id, reason: 'Samaan aikaan' }),
      );
      await waitForLock();
    });
    await expect(ending).resolves.toBeUndefined();
    const again = await test.owner
      .selectFrom('auditEntry')
      .select('id')
      .where('reason', '=', 'Samaan aikaan')
      .execute();
    expect(again).toEqual([]);
  });

  it('is refused to an administrator for the own right to administer', async () => {
    const ending = acting(administrator, (tx) =>
      endGrant(tx, administrator, clock, {
        userId: administrator.userId,
        id: administrator.grants[0]?.id ?? 0,
        reason: 'x',
      }),
    );
    await expect(ending).rejects.toEqual(new Refused('access.problem.own-administration'));
  });

  it('is not permitted to others, and unknown ones are not found', async () => {
    const auditor = await createActor(test, { given: [{ role: 'auditor' }] });
    const grant = { userId: other.userId, id: other.grants[0]?.id ?? 0 };
    const ending = (actor: Actor, named: typeof grant) =>
      acting(actor, (tx) => endGrant(tx, actor, clock, { ...named, reason: 'x' }));
    await expect(ending(auditor, grant)).rejects.toThrow(Forbidden);
    await expect(ending(administrator, { ...grant, id: 999_999 })).rejects.toThrow(NotFound);
    await expect(ending(administrator, { ...grant, userId: auditor.userId })).rejects.toThrow(NotFound);
    expect(await grantsOn(other.userId)).toMatchObject([{ role: 'administrator' }]);
  });
});

describe('the last administrator', () => {
  it('stays, also when two end the rights of each other at the same moment', async () => {
    const fresh = await createTestDatabase();
    const [one, two] = [
      await createActor(fresh, { given: [{ role: 'administrator' }] }),
      await createActor(fresh, { given: [{ role: 'administrator' }] }),
    ];
    const endOf = (actor: Actor, whose: Actor) =>
      writingAs(fresh.database, actor.userId, (tx) =>
        endGrant(tx, actor, clock, { userId: whose.userId, id: whose.grants[0]?.id ?? 0, reason: 'x' }),
      );
    const outcomes = await Promise.allSettled([endOf(one, two), endOf(two, one)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const left = await fresh.owner.selectFrom('roleGrant').select('id').where('endedAt', 'is', null).execute();
    expect(left).toHaveLength(1);
    await fresh.close();
  });

  it('stays when three end the rights of one another, and close the accounts, at the same moment', async () => {
    const fresh = await createTestDatabase();
    const three: Actor[] = [];
    for (const name of ['Yksi', 'Kaksi', 'Kolme'])
      three.push(await createActor(fresh, { name, given: [{ role: 'administrator' }] }));
    const shutOut = (actor: Actor, whose: Actor) =>
      writingAs(fresh.database, actor.userId, (tx) =>
        deactivateUser(tx, actor, clock, { userId: whose.userId, reason: 'x' }),
      );
    const endOf = (actor: Actor, whose: Actor) =>
      writingAs(fresh.database, actor.userId, (tx) =>
        endGrant(tx, actor, clock, { userId: whose.userId, id: whose.grants[0]?.id ?? 0, reason: 'x' }),
      );
    const outcomes = await Promise.allSettled(
      three.flatMap((actor, index) => {
        const next = three[(index + 1) % 3] ?? actor;
        const last = three[(index + 2) % 3] ?? actor;
        return [shutOut(actor, next), endOf(actor, last)];
      }),
    );
    for (const outcome of outcomes) {
      // None is a deadlock: each was done, or refused with a reason.
      if (outcome.status === 'rejected') expect(['Refused', 'Forbidden']).toContain(outcome.reason.name);
    }
    const left = await fresh.owner
      .selectFrom('roleGrant')
      .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
      .select('roleGrant.id')
      .where('endedAt', 'is', null)
      .where('deactivatedAt', 'is', null)
      .execute();
    expect(left.length).toBeGreaterThan(0);
    await fresh.close();
  });

  it('cannot be shut out by one who administers for some days only', async () => {
    const fresh = await createTestDatabase();
    const last = await createActor(fresh, { given: [{ role: 'administrator' }] });
    const passing = await createActor(fresh, { given: [{ role: 'administrator' }] });
    await fresh.owner
      .updateTable('roleGrant')
      .set({ validUntil: '2999-01-01' })
      .where('userId', '=', passing.userId)
      .execute();
    const shutting = writingAs(fresh.database, passing.userId, (tx) =>
      deactivateUser(tx, passing, clock, { userId: last.userId, reason: 'x' }),
    );
    await expect(shutting).rejects.toEqual(new Refused('access.problem.last-administrator'));
    await fresh.close();
  });
});

describe('an account', () => {
  it('is closed and opened again, with reasons; nobody closes one’s own', async () => {
    const user = await createActor(test, { given: [{ role: 'auditor' }] });
    const deputy = await createActor(test, { given: [{ role: 'auditor', deputyFor: user.userId }] });
    const act = { userId: user.userId, reason: 'Työsuhde päättyi' };
    await acting(administrator, (tx) => deactivateUser(tx, administrator, clock, act));
    expect(await lastEntry()).toMatchObject({ act: 'access.deactivate', reason: 'Työsuhde päättyi' });
    expect(await grantsOn(deputy.userId)).toEqual([]);
    expect(await endedDeputyshipsOf(deputy)).toMatchObject([{ act: 'access.deactivate', reason: 'Työsuhde päättyi' }]);
    await acting(administrator, (tx) => reactivateUser(tx, administrator, clock, { ...act, reason: 'Palasi' }));
    expect(await lastEntry()).toMatchObject({ act: 'access.reactivate', reason: 'Palasi' });
    expect(await grantsOn(user.userId)).toHaveLength(1);
    await expect(acting(administrator, (tx) => reactivateUser(tx, administrator, clock, act))).rejects.toThrow(
      NotFound,
    );
    await expect(
      acting(administrator, (tx) =>
        deactivateUser(tx, administrator, clock, { userId: administrator.userId, reason: 'x' }),
      ),
    ).rejects.toEqual(new Refused('access.problem.own-account'));
    await expect(acting(deputy, (tx) => deactivateUser(tx, deputy, clock, act))).rejects.toThrow(Forbidden);
    await expect(acting(deputy, (tx) => reactivateUser(tx, deputy, clock, act))).rejects.toThrow(Forbidden);
  });
});

describe('a deputy', () => {
  it('of an administrator gives and takes nothing, and so cannot make the right an own one', async () => {
    const deputy = await createActor(test, { given: [{ role: 'administrator', deputyFor: administrator.userId }] });
    const terms = { role: 'administrator', scope: { kind: 'everything' }, from: today, until: undefined } as const;
    const own = { ...terms, userId: deputy.userId, reason: 'x' };
    const closed = { userId: other.userId, reason: 'x' };
    const ended = { userId: administrator.userId, id: administrator.grants[0]?.id ?? 0, reason: 'x' };
    await expect(acting(deputy, (tx) => giveGrant(tx, deputy, clock, own))).rejects.toThrow(Forbidden);
    await expect(acting(deputy, (tx) => endGrant(tx, deputy, clock, ended))).rejects.toThrow(Forbidden);
    await expect(acting(deputy, (tx) => deactivateUser(tx, deputy, clock, closed))).rejects.toThrow(Forbidden);
    await expect(acting(deputy, (tx) => reactivateUser(tx, deputy, clock, closed))).rejects.toThrow(Forbidden);
  });

  it('is found by part of a name among those one works with, and among all others by the whole address', async () => {
    const scope = { kind: 'project', id: project } as const;
    const provider = await createActor(test, { name: 'Tiina Tuottaja', given: [{ role: 'provider', scope }] });
    const coach = await createActor(test, { name: 'Tomi Työparinen', given: [{ role: 'project-worker', scope }] });
    const { email } = await test.owner
      .selectFrom('appUser')
      .select('email')
      .where('id', '=', other.userId)
      .executeTakeFirstOrThrow();
    const found = async (of: Actor, written: string) =>
      (
        await readingAs(test.database, of.userId, (read) => listColleagues(read, { written, of: of.userId, today }))
      ).map(({ id }) => id);
    expect(await found(provider, 'Työpar')).toEqual([coach.userId]);
    expect(await found(provider, 'Otso')).toEqual([]);
    expect(await found(provider, email.toUpperCase())).toEqual([other.userId]);
    expect(await found(administrator, 'Otso')).toEqual([other.userId]);
  });

  const days = { from: '2026-03-12', until: '2026-03-20' };

  it('has the own rights of the absent one for those days, none lent on, none longer than they last', async () => {
    const absent = await createActor(test, {
      given: [
        { role: 'coordinator', scope: { kind: 'project', id: project } },
        { role: 'auditor' },
        { role: 'authority', deputyFor: other.userId },
      ],
    });
    await test.owner
      .updateTable('roleGrant')
      .set({ validUntil: '2026-03-15' })
      .where('id', '=', absent.grants[1]?.id ?? 0)
      .execute();
    const deputy = await createActor(test, { name: 'Sanna Sijainen', given: [] });
    const named = { deputyId: deputy.userId, ...days };
    await acting(absent, (tx) => nameDeputy(tx, absent, clock, named));
    const rolesOn = async (day: string) =>
      (await grantsOn(deputy.userId, day)).map(({ role, deputyFor }) => [role, deputyFor]);
    expect(await rolesOn('2026-03-11')).toEqual([]);
    expect((await rolesOn('2026-03-12')).toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([
      ['auditor', absent.userId],
      ['coordinator', absent.userId],
    ]);
    expect(await rolesOn('2026-03-15')).toEqual([['coordinator', absent.userId]]);
    expect(await rolesOn('2026-03-20')).toEqual([]);
    expect(await lastEntry()).toMatchObject({ act: 'access.deputy', userId: absent.userId, subjectId: deputy.userId });
    await expect(acting(absent, (tx) => nameDeputy(tx, absent, clock, named))).rejects.toEqual(
      new Refused('access.problem.deputy-already'),
    );
    const seen = await readingAs(test.database, deputy.userId, (read) => listDeputyships(read, deputy.userId, today));
    expect(seen).toEqual([
      {
        deputy: { id: deputy.userId, name: 'Sanna Sijainen' },
        absent: { id: absent.userId, name: absent.name },
        ...days,
      },
    ]);
    await acting(absent, (tx) => endDeputy(tx, absent, clock, deputy.userId));
    expect(await rolesOn('2026-03-12')).toEqual([]);
    await expect(acting(absent, (tx) => endDeputy(tx, absent, clock, deputy.userId))).rejects.toThrow(NotFound);
  });

  it('is named once when the button is pressed twice', async () => {
    const absent = await createActor(test, { given: [{ role: 'auditor' }] });
    const deputy = await createActor(test, { given: [] });
    const press = () => acting(absent, (tx) => nameDeputy(tx, absent, clock, { deputyId: deputy.userId, ...days }));
    const outcomes = await Promise.allSettled([press(), press()]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([
      { status: 'rejected', reason: new Refused('access.problem.deputy-already') },
    ]);
    expect(await grantsOn(deputy.userId, '2026-03-12')).toHaveLength(1);
  });

  it.each([
    ['for longer than 90 days', { until: '2026-07-01' }, 'access.problem.deputy-too-long'],
    ['from a day gone by', { from: '2026-03-01' }, 'access.problem.deputy-past'],
  ])('is refused %s', async (_what, changed, code) => {
    const absent = await createActor(test, { given: [{ role: 'auditor' }] });
    const naming = acting(absent, (tx) =>
      nameDeputy(tx, absent, clock, { deputyId: other.userId, ...days, ...changed }),
    );
    await expect(naming).rejects.toEqual(new Refused(code));
  });

  it('is not oneself, and who has no rights of one’s own has none to lend', async () => {
    const absent = await createActor(test, { given: [{ role: 'auditor', deputyFor: other.userId }] });
    const naming = (deputyId: string) => acting(absent, (tx) => nameDeputy(tx, absent, clock, { deputyId, ...days }));
    await expect(naming(absent.userId)).rejects.toEqual(new Refused('access.problem.own-deputy'));
    await expect(naming(other.userId)).rejects.toEqual(new Refused('access.problem.nothing-to-lend'));
    const nobody = await createActor(test, { given: [] });
    await expect(
      acting(nobody, (tx) => nameDeputy(tx, nobody, clock, { deputyId: other.userId, ...days })),
    ).rejects.toThrow(Forbidden);
    await expect(acting(nobody, (tx) => endDeputy(tx, nobody, clock, other.userId))).rejects.toThrow(Forbidden);
  });
});

describe('the list of people', () => {
  it('finds them by name, role and scope, in pages', async () => {
    const fresh = await createTestDatabase();
    const reader = await createActor(fresh, { name: 'Öykkäri', given: [{ role: 'administrator' }] });
    for (let number = 10; number < 65; number += 1) {
      await createActor(fresh, { name: `Henkilö ${number}`, given: [{ role: 'auditor' }] });
    }
    const ask = (query: string) =>
      readingAs(fresh.database, reader.userId, (read) =>
        listPeople(read, listQuestionFrom(peopleList, new URLSearchParams(query)), today),
      );
    const first = await ask('');
    expect([first.total, first.page.rows.length]).toEqual([56, 50]);
    expect([first.page.rows[0]?.name, first.page.rows[49]?.name]).toEqual(['Henkilö 10', 'Henkilö 59']);
    const second = await ask(`after=${first.page.next?.rowId}.${first.page.next?.sortValue}`);
    expect(second.page.rows.map(({ name }) => name)).toEqual([
      'Henkilö 60',
      'Henkilö 61',
      'Henkilö 62',
      'Henkilö 63',
      'Henkilö 64',
      'Öykkäri',
    ]);
    const administrators = await ask('role=administrator');
    expect(administrators.page.rows.map(({ name, roles }) => [name, roles])).toEqual([
      [
        'Öykkäri',
        [{ role: 'administrator', isDeputy: false, scope: { kind: 'everything', id: 0, code: null, name: null } }],
      ],
    ]);
    expect((await ask('q=HENKILÖ 3')).total).toBe(10);
    expect((await ask('q=%25')).total).toBe(0);
    expect((await ask('standing=inactive')).total).toBe(0);
    expect((await ask('sort=signed-in')).total).toBe(56);
    await fresh.close();
  });

  it('names what a grant is bound to', async () => {
    const user = await createActor(test, { given: [{ role: 'coordinator', scope: { kind: 'project', id: project } }] });
    const [grant] = await readingAs(test.database, administrator.userId, (read) => listGrantsOf(read, user.userId));
    expect(grant).toMatchObject({ role: 'coordinator', scope: { kind: 'project', id: project, code: 'S12345' } });
    const { page } = await readingAs(test.database, administrator.userId, (read) =>
      listPeople(read, listQuestionFrom(peopleList, new URLSearchParams('role=coordinator&q=s12345')), today),
    );
    expect(page.rows.map(({ id }) => id)).toContain(user.userId);
  });
});

it('what is meant by a scope is found by code, Y-tunnus or name; an only unit is its organisation', async () => {
  await sql`
    with state as (insert into organisation (business_id) values ('2296962-1') returning id),
      college as (insert into organisation (business_id) values ('0208201-1') returning id),
      unit as (
        insert into organisation_unit (organisation_id, spelling_key)
        select id, 'lapin ely' from state union all select id, 'hämeen ely' from state union all select id, 'opisto' from college
        returning id, spelling_key)
    insert into organisation_name (organisation_unit_id, printed_name, first_seen_on, last_seen_on)
    select id, initcap(spelling_key), '2012-01-01', '2012-01-01' from unit`.execute(test.owner);
  const found = async (kind: 'organisation' | 'project', written: string) =>
    (await listScopeCandidates(reading(test.database), kind, written)).map((one) => [one.kind, one.code, one.name]);
  expect(await found('project', ' s12345 ')).toEqual([['project', 'S12345', null]]);
  expect(await found('project', '%')).toEqual([]);
  expect(await found('organisation', 'opisto')).toEqual([['organisation', '0208201-1', 'Opisto']]);
  expect(await found('organisation', 'lapin')).toEqual([
    ['organisation', '2296962-1', 'Lapin Ely'],
    ['unit', '2296962-1', 'Lapin Ely'],
  ]);
  expect((await found('organisation', '2296962-1')).map(([kind]) => kind)).toEqual(['organisation', 'unit', 'unit']);
});
