import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openSignInDatabase, writingAs } from '#platform/db/database.server.ts';
import { Forbidden } from '#platform/errors.ts';
import { createMailer, type Mailer } from '#platform/mail/mailer.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { AskingRequest, SignIn } from '#platform/permission/sign-in.ts';
import { keyRingFrom } from '#platform/secret/key-ring.server.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { type MailSink, startMailSink } from '#test/mail-sink.ts';
import { deactivateUser } from './grant.commands.server.ts';
import { sendPasswordResets } from './password-reset-mail.server.ts';
import { createSignIn } from './sign-in.server.ts';

const keys = keyRingFrom(Buffer.alloc(32, 7).toString('base64'), 'test');
const origin = 'https://koordi.example';
const OLD = 'neljä aivan eri sanaa';
const NEW = 'viisi vielä erilaisempaa sanaa';
const MINUTE_MS = 60_000;

let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
const asking: AskingRequest = { headers: new Headers(), origin: '192.0.2.10', requestId: 'test' };

let test: TestDatabase;
let database: Database;
let signIn: SignIn;
let sink: MailSink;
let mailer: Mailer;
let reports: string[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  database = openSignInDatabase(test.target);
  signIn = createSignIn({ database, keys, clock, origin, providers: [] });
  await test.owner.insertInto('serviceMark').values({ kind: 'real' }).execute();
  sink = await startMailSink();
  mailer = createMailer({
    host: '127.0.0.1',
    port: Number(new URL(sink.url).port),
    isSecure: false,
    requiresTls: false,
    user: undefined,
    password: undefined,
    from: { name: 'Koordi', address: 'koordi@koordi.example' },
  });
});
afterAll(async () => {
  mailer.close();
  await sink.close();
  await database.destroy();
  await test.close();
});
beforeEach(async () => {
  ahead = 0;
  reports = [];
  sink.mails.length = 0;
  sink.answerTo = () => undefined;
  await test.owner.deleteFrom('passwordReset').execute();
  await test.owner.deleteFrom('signInFailure').execute();
});

let number = 0;
async function createAccount(): Promise<{ userId: string; email: string }> {
  number += 1;
  const email = `unohtaja${number}@koordi.example`;
  let userId = '';
  await signIn.openNewAccount(asking, OLD, async (tx, make) => {
    userId = await make(tx, { name: 'Urho Unohtaja', email, language: 'fi' });
    return { userId };
  });
  return { userId, email };
}

function request(email: string): Promise<void> {
  return signIn.resets.request(asking, { email, language: 'sv' });
}

async function send(): Promise<void> {
  await sendPasswordResets({ database, clock, mailer, origin, report: (sentence) => reports.push(sentence) });
}

/** The token in the newest mail. */
function mailedToken(): string {
  const text = sink.mails.at(-1)?.email.text ?? '';
  return /https:\/\/koordi\.example\/sv\/sign-in\/password\/([\w-]{43})/.exec(text)?.[1] ?? '';
}

async function tokenFor(email: string): Promise<string> {
  await request(email);
  await send();
  return mailedToken();
}

function spend(token: string, password = NEW): Promise<'done' | 'late'> {
  return signIn.resets.spend(asking, { token, password });
}

async function opens(email: string, password: string): Promise<string> {
  return (await signIn.openWithPassword(asking, { email, password })).outcome;
}

async function actsOn(userId: string): Promise<string[]> {
  const entries = await test.owner
    .selectFrom('auditEntry')
    .select('act')
    .where('subjectId', '=', userId)
    .where('subjectKind', '=', 'user')
    .where('act', 'like', '%password%')
    .orderBy('id')
    .execute();
  return entries.map(({ act }) => act);
}

describe('a forgotten password', () => {
  it('is replaced by a mailed link; all devices are signed out and the owner is told', async () => {
    const { userId, email } = await createAccount();
    const { cookies } = await signIn.openWithPassword(asking, { email, password: OLD });
    const token = await tokenFor(email.toUpperCase());
    expect(sink.mails.map(({ to }) => to)).toEqual([email]);
    expect(await signIn.resets.find(token)).toEqual({ name: 'Urho Unohtaja', email });
    expect(await spend(token)).toBe('done');
    expect(await opens(email, OLD)).toBe('wrong');
    expect(await opens(email, NEW)).toBe('open');
    const device = {
      ...asking,
      headers: new Headers({ cookie: cookies.map((line) => line.split(';')[0]).join('; ') }),
    };
    expect(await signIn.findActor(device)).toBeUndefined();
    expect(await actsOn(userId)).toEqual(['password.forget', 'password.reset']);
    const told = await test.owner.selectFrom('notice').select('kind').where('userId', '=', userId).execute();
    expect(told).toEqual([{ kind: 'access.password-changed' }]);
  });
  it('lets nobody in with a code who has begun with the old one', async () => {
    const { userId, email } = await createAccount();
    const { id } = await test.owner
      .insertInto('userVerification')
      .values({
        id: `begun by ${userId}`,
        identifier: '2fa-begun',
        value: userId,
        expiresAt: new Date(Date.now() + 10 * MINUTE_MS),
        createdAt: new Date(),
        updatedAt: new Date(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(await spend(await tokenFor(email))).toBe('done');
    expect(await test.owner.selectFrom('userVerification').select('id').where('id', '=', id).execute()).toEqual([]);
    expect(await test.owner.selectFrom('userDevice').selectAll().where('userId', '=', userId).execute()).toEqual([]);
  });
  it('is replaced once, also when two come at the same moment', async () => {
    const { email } = await createAccount();
    const token = await tokenFor(email);
    const outcomes = await Promise.all([spend(token), spend(token)]);
    expect(outcomes.toSorted()).toEqual(['done', 'late']);
    expect(await spend(token)).toBe('late');
    expect(await signIn.resets.find(token)).toBeUndefined();
  });
  it('is not replaced after an hour, nor by what is no token', async () => {
    const { email } = await createAccount();
    const token = await tokenFor(email);
    ahead = 61 * MINUTE_MS;
    expect(await signIn.resets.find(token)).toBeUndefined();
    expect(await spend(token)).toBe('late');
    expect(await spend('')).toBe('late');
    ahead = 0;
    expect(await opens(email, OLD)).toBe('open');
  });
  it('is not replaced by a link that was asked for before it was changed otherwise', async () => {
    const { email } = await createAccount();
    const [earlier, later] = [await tokenFor(email), await tokenFor(email)];
    expect(earlier).not.toBe(later);
    expect(await spend(later)).toBe('done');
    expect(await spend(earlier)).toBe('late');
  });
  it('is not replaced when the account was closed meanwhile, and no mail goes there', async () => {
    const { userId, email } = await createAccount();
    const token = await tokenFor(email);
    await request(email);
    await test.owner.updateTable('appUser').set({ deactivatedAt: new Date() }).where('id', '=', userId).execute();
    await send();
    expect(sink.mails).toHaveLength(1);
    expect(await signIn.resets.find(token)).toBeUndefined();
    expect(await spend(token)).toBe('late');
    await request(email);
    const waiting = await test.owner.selectFrom('passwordReset').select('mailDueAt').execute();
    expect(waiting.length).toBeLessThan(3);
  });
  it('leaves nothing for an address that nobody has, and answers as slowly as for one that somebody has', async () => {
    const { email } = await createAccount();
    const timed = async (address: string) => {
      const from = performance.now();
      await request(address);
      return performance.now() - from;
    };
    expect(await timed('kukaan@koordi.example')).toBeGreaterThan(390);
    expect(await test.owner.selectFrom('passwordReset').select('id').execute()).toEqual([]);
    expect(await timed(email)).toBeGreaterThan(390);
    await send();
    expect(sink.mails).toHaveLength(1);
  });
  it('does not fill a mailbox: three links at most wait for one account', async () => {
    const { email } = await createAccount();
    await Promise.all(Array.from({ length: 5 }, () => request(email)));
    await send();
    expect(sink.mails).toHaveLength(3);
    ahead = 61 * MINUTE_MS;
    await request(email);
    await send();
    expect(sink.mails).toHaveLength(4);
  });
  it('keeps the second factor: the link shows that one reads the mail, no more', async () => {
    const { userId, email } = await createAccount();
    await test.owner
      .insertInto('userSecondFactor')
      .values({ id: userId, userId, secret: 'sealed', backupCodes: 'sealed' })
      .execute();
    await test.owner.updateTable('appUser').set({ twoFactorEnabled: true }).where('id', '=', userId).execute();
    expect(await spend(await tokenFor(email))).toBe('done');
    expect(await opens(email, NEW)).toBe('second-factor');
  });
});

describe('the mail', () => {
  it('is tried again with another link, and one that failed leaves none behind', async () => {
    const { email } = await createAccount();
    sink.answerTo = () => ({ code: 451, text: 'try later' });
    await request(email);
    await send();
    expect(reports).toEqual([expect.stringMatching(/was not sent \(postponed\)/)]);
    expect(reports.join()).not.toContain(email);
    const [failed] = await test.owner.selectFrom('passwordReset').select(['tokenSha256', 'mailAttempts']).execute();
    expect(failed).toEqual({ tokenSha256: null, mailAttempts: 1 });
    sink.answerTo = () => undefined;
    await send();
    expect(sink.mails).toHaveLength(0);
    ahead = 6 * MINUTE_MS;
    await send();
    expect(await spend(mailedToken())).toBe('done');
  });
  it('whose sending was cut off goes out five minutes later', async () => {
    const { email } = await createAccount();
    await request(email);
    const hanging = { ...mailer, send: () => Promise.reject(new Error('cut off')) };
    const cutOff = sendPasswordResets({ database, clock, mailer: hanging, origin, report: () => {} });
    await cutOff;
    ahead = 6 * MINUTE_MS;
    await send();
    expect(sink.mails).toHaveLength(1);
  });
});

describe('a link that an administrator hands over', () => {
  const handOver = (actor: Actor, userId: string) =>
    signIn.resets.handOver(actor, { userId, reason: 'Soitti ja tunnistettiin' });

  it('works for a day and makes earlier links worthless; the audit knows who made it and why', async () => {
    const administrator = await createActor(test, { name: 'Aino Hallinto', given: [{ role: 'administrator' }] });
    const { userId, email } = await createAccount();
    const mailed = await tokenFor(email);
    await test.owner.updateTable('appUser').set({ language: 'sv' }).where('id', '=', userId).execute();
    const link = await handOver(administrator, userId);
    if (!link) throw new Error('No link was made.');
    expect(link.language).toBe('sv');
    expect(await spend(mailed)).toBe('late');
    ahead = 23 * 60 * MINUTE_MS;
    expect(await spend(link.token)).toBe('done');
    expect(await actsOn(userId)).toEqual(['password.forget', 'access.hand-over-password', 'password.reset']);
    const entry = await test.owner
      .selectFrom('auditEntry')
      .select(['userId', 'role', 'reason'])
      .where('act', '=', 'access.hand-over-password')
      .where('subjectId', '=', userId)
      .executeTakeFirst();
    expect(entry).toEqual({ userId: administrator.userId, role: 'administrator', reason: 'Soitti ja tunnistettiin' });
  });
  it('is made for nobody who is not there, and for no closed account', async () => {
    const administrator = await createActor(test, { given: [{ role: 'administrator' }] });
    const { userId } = await createAccount();
    await test.owner.updateTable('appUser').set({ deactivatedAt: new Date() }).where('id', '=', userId).execute();
    expect(await handOver(administrator, userId)).toBeUndefined();
    expect(await handOver(administrator, 'nobody')).toBeUndefined();
  });
  it('is worth nothing when whoever made it was shut out, or administers no longer', async () => {
    const [administrator, leaving, ended] = [
      await createActor(test, { given: [{ role: 'administrator' }] }),
      await createActor(test, { given: [{ role: 'administrator' }] }),
      await createActor(test, { given: [{ role: 'administrator' }] }),
    ];
    const [first, second] = [await createAccount(), await createAccount()];
    const links = [await handOver(leaving, first.userId), await handOver(ended, second.userId)];
    await writingAs(test.database, administrator.userId, (tx) =>
      deactivateUser(tx, administrator, clock, { userId: leaving.userId, reason: 'Työsuhde päättyi' }),
    );
    await test.owner.updateTable('roleGrant').set({ endedAt: new Date() }).where('userId', '=', ended.userId).execute();
    for (const link of links) {
      expect(await signIn.resets.find(link?.token ?? '')).toBeUndefined();
      expect(await spend(link?.token ?? '')).toBe('late');
    }
    expect(await actsOn(first.userId)).toEqual(['access.hand-over-password', 'access.withdraw-password']);
    await expect(actsOn(second.userId)).resolves.toEqual(['access.hand-over-password']);
  });
  it('is made by no other role, nor by a deputy', async () => {
    const auditor = await createActor(test, { given: [{ role: 'auditor' }, { role: 'authority' }] });
    const { userId } = await createAccount();
    await expect(handOver(auditor, userId)).rejects.toThrow(Forbidden);
    const deputy = await createActor(test, { given: [{ role: 'administrator', deputyFor: auditor.userId }] });
    await expect(handOver(deputy, userId)).rejects.toThrow(Forbidden);
    expect(await actsOn(userId)).toEqual([]);
  });
});
