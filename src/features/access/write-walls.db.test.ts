import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { SERVICE, writingAs } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { breakGlass } from './glass.commands.server.ts';

// The second wall for writing: what a wrong statement of ours could do in the name of somebody. Right ones are tried by the tests
// of the commands, which work as the same role of the database.

let test: TestDatabase;
let project: number;
let foreign: number;
let administrator: Actor;
let coordinator: Actor;
let colleague: Actor;

beforeAll(async () => {
  test = await createTestDatabase();
  const { rows } = await sql<{ id: number }>`
    insert into project (code) values ('S10001'), ('S10002') returning id`.execute(test.owner);
  [project, foreign] = rows.map(({ id }) => id) as [number, number];
  administrator = await createActor(test, { given: [{ role: 'administrator' }] });
  coordinator = await createActor(test, {
    given: [{ role: 'coordinator', scope: { kind: 'project', id: project } }, { role: 'auditor' }],
  });
  colleague = await createActor(test, { given: [] });
});
afterAll(() => test.close());

/** How many rows a statement changes in the name of a user, or of the service; the changes are undone. */
async function changedBy(userId: string, statement: RawBuilder<unknown>): Promise<number> {
  let changed = 0;
  const undone = new Error('undone');
  await writingAs(test.database, userId, async (tx) => {
    const { numAffectedRows } = await statement.execute(tx);
    changed = Number(numAffectedRows ?? 0n);
    throw undone;
  }).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return changed;
}

const wall = /row-level security/;
const closed = /permission denied/;

interface WrittenGrant {
  readonly userId?: string;
  readonly role?: string;
  readonly projectId?: number | null;
  readonly from?: string;
  readonly until?: string | null;
  readonly deputyFor?: string | null;
  readonly grantedBy?: string | null;
}

/** By default one that the coordinator lends to the colleague. */
function insertGrant(given: WrittenGrant = {}): RawBuilder<unknown> {
  const {
    userId = colleague.userId,
    role = 'coordinator',
    projectId = project,
    from = '2026-03-01',
    until = '2026-03-10',
    deputyFor = coordinator.userId,
    grantedBy = coordinator.userId,
  } = given;
  return sql`
    insert into role_grant (user_id, role, scope, project_id, valid_from, valid_until, deputy_for, granted_by)
    values (${userId}, ${role}, ${projectId === null ? 'everything' : 'project'}, ${projectId}, ${from}, ${until},
      ${deputyFor}, ${grantedBy})`;
}

describe('a grant', () => {
  it('is given by an administrator, in the own name', async () => {
    const given = { deputyFor: null, until: null };
    const inOwnName = insertGrant({ ...given, grantedBy: administrator.userId });
    expect(await changedBy(administrator.userId, inOwnName)).toBe(1);
    await expect(changedBy(administrator.userId, insertGrant(given))).rejects.toThrow(wall);
    for (const { userId } of [coordinator, colleague]) {
      await expect(changedBy(userId, insertGrant({ ...given, grantedBy: userId }))).rejects.toThrow(wall);
    }
    await expect(changedBy(SERVICE, inOwnName)).rejects.toThrow(wall);
  });

  it('is neither given nor ended by a deputy of an administrator, nor is an account closed', async () => {
    const deputy = await createActor(test, { given: [{ role: 'administrator', deputyFor: administrator.userId }] });
    const forOneself = { userId: deputy.userId, role: 'administrator', projectId: null, grantedBy: deputy.userId };
    const giving = insertGrant({ ...forOneself, deputyFor: null, until: null });
    await expect(changedBy(deputy.userId, giving)).rejects.toThrow(wall);
    const ending = sql`update role_grant set ended_at = now(), ended_by = ${deputy.userId}`;
    expect(await changedBy(deputy.userId, ending)).toBe(0);
    const closing = sql`update app_user set deactivated_at = now() where id = ${colleague.userId}`;
    expect(await changedBy(deputy.userId, closing)).toBe(0);
  });

  it('is lent by whoever has it, for days that one has it, 90 at most', async () => {
    expect(await changedBy(coordinator.userId, insertGrant())).toBe(1);
    expect(await changedBy(coordinator.userId, insertGrant({ role: 'auditor', projectId: null }))).toBe(1);
    const refused: WrittenGrant[] = [
      { projectId: foreign },
      { role: 'administrator', projectId: null },
      { role: 'project-worker' },
      { until: '2026-07-01' },
      { from: '1999-12-25', until: '2000-01-05' },
      { deputyFor: administrator.userId },
      { grantedBy: null },
    ];
    for (const given of refused) {
      await expect(changedBy(coordinator.userId, insertGrant(given))).rejects.toThrow(wall);
    }
    await expect(changedBy(colleague.userId, insertGrant({ grantedBy: colleague.userId }))).rejects.toThrow(wall);
  });

  it('is ended by an administrator or whoever lent it, and changed in nothing else', async () => {
    const holder = await createActor(test, {
      given: [
        { role: 'auditor', deputyFor: coordinator.userId },
        { role: 'provider', scope: { kind: 'project', id: project } },
      ],
    });
    const end = (by: Actor) =>
      sql`update role_grant set ended_at = now(), ended_by = ${by.userId} where user_id = ${holder.userId}`;
    expect(await changedBy(administrator.userId, end(administrator))).toBe(2);
    expect(await changedBy(coordinator.userId, end(coordinator))).toBe(1);
    expect(await changedBy(holder.userId, end(holder))).toBe(0);
    expect(await changedBy(SERVICE, end(holder))).toBe(0);
    await expect(changedBy(administrator.userId, end(coordinator))).rejects.toThrow(wall);
    for (const change of [`role = 'auditor'`, `user_id = 'x'`, 'valid_until = null', 'project_id = null']) {
      const changing = sql`update role_grant set ${sql.raw(change)}`;
      await expect(changedBy(administrator.userId, changing)).rejects.toThrow(closed);
    }
  });

  it('that has ended stays ended', async () => {
    const holder = await createActor(test, { given: [{ role: 'auditor' }] });
    await sql`update role_grant set ended_at = now(), ended_by = ${administrator.userId}
      where user_id = ${holder.userId}`.execute(test.owner);
    const revive = sql`update role_grant set ended_at = null, ended_by = null where user_id = ${holder.userId}`;
    expect(await changedBy(administrator.userId, revive)).toBe(0);
  });

  it('of administration that has ended, or of a closed account, opens no wall', async () => {
    const former = await createActor(test, { given: [{ role: 'administrator' }] });
    const giving = insertGrant({ deputyFor: null, grantedBy: former.userId });
    expect(await changedBy(former.userId, giving)).toBe(1);
    await sql`update app_user set deactivated_at = now() where id = ${former.userId}`.execute(test.owner);
    await expect(changedBy(former.userId, giving)).rejects.toThrow(wall);
    await sql`update app_user set deactivated_at = null where id = ${former.userId}`.execute(test.owner);
    await sql`update role_grant set ended_at = now() where user_id = ${former.userId}`.execute(test.owner);
    await expect(changedBy(former.userId, giving)).rejects.toThrow(wall);
  });
});

describe('a user', () => {
  const rename = (id: string) => sql`update app_user set name = 'Toinen Nimi' where id = ${id}`;
  const close = (id: string) => sql`update app_user set deactivated_at = now() where id = ${id}`;

  it('changes one’s own name and language; others only an administrator', async () => {
    expect(await changedBy(colleague.userId, rename(colleague.userId))).toBe(1);
    expect(await changedBy(colleague.userId, rename(coordinator.userId))).toBe(0);
    expect(await changedBy(administrator.userId, rename(colleague.userId))).toBe(1);
    expect(await changedBy(SERVICE, rename(colleague.userId))).toBe(0);
    const readdress = sql`update app_user set email = 'toinen@koordi.example' where id = ${colleague.userId}`;
    await expect(changedBy(administrator.userId, readdress)).rejects.toThrow(closed);
  });

  it('is shut out and let in by administrators, never by oneself', async () => {
    expect(await changedBy(administrator.userId, close(colleague.userId))).toBe(1);
    expect(await changedBy(colleague.userId, close(coordinator.userId))).toBe(0);
    for (const { userId } of [colleague, administrator]) {
      await expect(changedBy(userId, close(userId))).rejects.toThrow(wall);
    }
    const former = await createActor(test, { given: [] });
    await close(former.userId).execute(test.owner);
    const open = sql`update app_user set deactivated_at = null where id = ${former.userId}`;
    expect(await changedBy(former.userId, open)).toBe(0);
    expect(await changedBy(administrator.userId, open)).toBe(1);
  });
});

describe('a broken glass', () => {
  interface WrittenGlass {
    readonly userId?: string;
    readonly grantId?: number | null;
    readonly opened?: string;
    readonly closes?: string;
  }
  const insertGlass = ({
    userId = coordinator.userId,
    grantId = coordinator.grants[0]?.id ?? null,
    opened = 'now()',
    closes = `now() + interval '1 hour'`,
  }: WrittenGlass = {}) => sql`
    insert into glass_break (user_id, project_id, reason, role_grant_id, opened_at, closes_at)
    values (${userId}, ${foreign}, 'Tarkistan rinnakkaishankkeen tilanteen', ${grantId}, ${sql.raw(opened)},
      ${sql.raw(closes)})`;

  it('is one’s own, rests on a right that one has, and is open for an hour from now at most', async () => {
    expect(await changedBy(coordinator.userId, insertGlass())).toBe(1);
    const refused: WrittenGlass[] = [
      { userId: colleague.userId },
      { grantId: null },
      { grantId: administrator.grants[0]?.id ?? null },
      { grantId: coordinator.grants[1]?.id ?? null },
      { closes: `now() + interval '61 minutes'` },
      { opened: `now() + interval '1 day'`, closes: `now() + interval '25 hours'` },
    ];
    for (const glass of refused) {
      await expect(changedBy(coordinator.userId, insertGlass(glass))).rejects.toThrow(wall);
    }
  });

  it('is closed in the own name by whoever may, and changed in nothing else', async () => {
    await insertGlass().execute(test.owner);
    const close = (by: Actor) => sql`update glass_break set closed_at = now(), closed_by = ${by.userId}`;
    expect(await changedBy(coordinator.userId, close(coordinator))).toBe(1);
    expect(await changedBy(administrator.userId, close(administrator))).toBe(1);
    expect(await changedBy(colleague.userId, close(colleague))).toBe(0);
    const auditor = await createActor(test, { given: [{ role: 'auditor' }] });
    expect(await changedBy(auditor.userId, close(auditor))).toBe(0);
    await expect(changedBy(coordinator.userId, close(administrator))).rejects.toThrow(wall);
    const prolong = sql`update glass_break set closes_at = now() + interval '1 day'`;
    await expect(changedBy(coordinator.userId, prolong)).rejects.toThrow(closed);
    await close(coordinator).execute(test.owner);
    const reopen = sql`update glass_break set closed_at = null, closed_by = null`;
    expect(await changedBy(coordinator.userId, reopen)).toBe(0);
  });

  it('is broken once by two clicks', async () => {
    const reason = 'Tarkistan rinnakkaishankkeen tilanteen';
    const wanted = { projectCode: 'S10002', reason };
    // Who presses has a right to one project only.
    const [own] = coordinator.grants;
    const presser = { ...coordinator, grants: own ? [own] : [] };
    const press = () => writingAs(test.database, presser.userId, (tx) => breakGlass(tx, presser, systemClock, wanted));
    const [first, second] = await Promise.all([press(), press()]);
    expect(second).toBe(first);
    const { rows } = await sql`select from audit_entry where act = 'access.break-glass'`.execute(test.owner);
    expect(rows).toHaveLength(1);
  });
});

describe('an invitation', () => {
  const invite = (by: Actor) => sql`
    insert into invitation (email, language, role, scope, valid_from, invited_by, invited_at, expires_at)
    values ('kutsuttu@koordi.example', 'fi', 'administrator', 'everything', '2026-01-01', ${by.userId}, now(),
      now() + interval '7 days')`;

  it('is written by an administrator, in the own name; the service follows up its mail', async () => {
    expect(await changedBy(administrator.userId, invite(administrator))).toBe(1);
    await expect(changedBy(coordinator.userId, invite(coordinator))).rejects.toThrow(wall);
    await expect(changedBy(administrator.userId, invite(coordinator))).rejects.toThrow(wall);
    await invite(administrator).execute(test.owner);
    const due = sql`update invitation set mail_due_at = now()`;
    expect(await changedBy(SERVICE, due)).toBe(1);
    // Reads all, changes nothing.
    expect(await changedBy(coordinator.userId, due)).toBe(0);
    // Who sends it anew answers for it, in the own name.
    const second = await createActor(test, { given: [{ role: 'administrator' }] });
    const takeOver = (by: Actor) => sql`update invitation set invited_by = ${by.userId}, mail_due_at = now()`;
    expect(await changedBy(second.userId, takeOver(second))).toBe(1);
    await expect(changedBy(second.userId, takeOver(administrator))).rejects.toThrow(wall);
    const withdraw = sql`update invitation set withdrawn_at = now(), withdrawn_by = ${second.userId}`;
    expect(await changedBy(second.userId, withdraw)).toBe(1);
    const deputy = await createActor(test, { given: [{ role: 'administrator', deputyFor: administrator.userId }] });
    await expect(changedBy(deputy.userId, invite(deputy))).rejects.toThrow(wall);
    expect(await changedBy(deputy.userId, due)).toBe(0);
    const raise = sql`update invitation set role = 'auditor'`;
    await expect(changedBy(administrator.userId, raise)).rejects.toThrow(closed);
  });
});

describe('a link for a new password', () => {
  it('that somebody handed over is taken back by administrators in their own right alone', async () => {
    const { id } = await test.owner
      .insertInto('passwordReset')
      .values({
        userId: colleague.userId,
        language: 'fi',
        askedAt: new Date(),
        expiresAt: new Date(),
        handedOverBy: administrator.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const deputy = await createActor(test, { given: [{ role: 'administrator', deputyFor: administrator.userId }] });
    const taking = sql`select from withdraw_handed_links(${administrator.userId})`;
    const left = () => test.owner.selectFrom('passwordReset').select('id').where('id', '=', id).execute();
    for (const { userId } of [deputy, coordinator]) {
      await writingAs(test.database, userId, (tx) => taking.execute(tx));
      expect(await left()).toHaveLength(1);
    }
    await writingAs(test.database, administrator.userId, (tx) => taking.execute(tx));
    expect(await left()).toEqual([]);
  });
});
