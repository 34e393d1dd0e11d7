import { generate } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openSignInDatabase } from '#platform/db/database.server.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { AskingRequest, Cookies, SignIn, SignInOutcome } from '#platform/permission/sign-in.ts';
import { keyRingFrom } from '#platform/secret/key-ring.server.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { makeFirstLink } from './first-link.commands.server.ts';
import { createSignIn } from './sign-in.server.ts';
import { attemptLimits } from './sign-in-failure.model.ts';

const keys = keyRingFrom(Buffer.alloc(32, 7).toString('base64'), 'test');
const PASSWORD = 'neljä aivan eri sanaa';
const MINUTE_MS = 60_000;

/** Since the clock of the test was set; the library has none but the computer's. */
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };

let test: TestDatabase;
let database: Database;
let signIn: SignIn;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openSignInDatabase(test.target);
  signIn = createSignIn({ database, keys, clock, origin: 'http://localhost' });
  await test.owner.insertInto('serviceMark').values({ kind: 'real' }).execute();
});
afterAll(async () => {
  await database.destroy();
  await test.close();
});
beforeEach(async () => {
  ahead = 0;
  await test.owner.deleteFrom('signInFailure').execute();
});

/** A browser: keeps cookies, and comes from an address. */
function createDevice(origin = '192.0.2.10') {
  const kept = new Map<string, string>();
  const asking = (): AskingRequest => ({
    headers: new Headers({
      cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; '),
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    }),
    origin,
    requestId: 'test',
  });
  const keep = (cookies: Cookies) => {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0\b/i.test(cookie)) kept.delete(name);
      else kept.set(name, value);
    }
  };
  const keeping = async (work: Promise<SignInOutcome>) => {
    const { outcome, cookies } = await work;
    keep(cookies);
    return outcome;
  };
  return {
    kept,
    asking,
    keep,
    actor: async (): Promise<Actor> => {
      const actor = await signIn.findActor(asking());
      if (!actor) throw new Error('Nobody is signed in at the device.');
      return actor;
    },
    isSignedIn: async () => (await signIn.findActor(asking())) !== undefined,
    open: (email: string, password = PASSWORD) => keeping(signIn.openWithPassword(asking(), { email, password })),
    give: (code: string) => keeping(signIn.openWithCode(asking(), code)),
    keeping,
  };
}

type Device = ReturnType<typeof createDevice>;

let number = 0;
/** A new account and the device at which it was made. */
async function createAccount(): Promise<{ email: string; device: Device; actor: Actor }> {
  number += 1;
  const email = `tekija${number}@koordi.example`;
  const device = createDevice();
  const opened = await device.keeping(
    signIn.openNewAccount(device.asking(), PASSWORD, async (tx, make) => ({
      userId: await make(tx, { name: 'Aino Tekijä', email, language: 'fi' }),
    })),
  );
  expect(opened).toBe('open');
  return { email, device, actor: await device.actor() };
}

async function actsOf(userId: string): Promise<string[]> {
  const entries = await test.owner
    .selectFrom('auditEntry')
    .select('act')
    .where('userId', '=', userId)
    .orderBy('id')
    .execute();
  return entries.map(({ act }) => act);
}

async function noticesOf(userId: string): Promise<string[]> {
  const notices = await test.owner
    .selectFrom('notice')
    .select('kind')
    .where('userId', '=', userId)
    .orderBy('id')
    .execute();
  return notices.map(({ kind }) => kind);
}

/** What the app shows so many seconds from now. */
function codeOf(secret: string, seconds = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + seconds });
}

/** Takes a second factor into use, by the code of half a minute ago, so that the present one is unused. */
async function addSecondFactor(device: Device): Promise<{ secret: string; backupCodes: readonly string[] }> {
  const begun = await signIn.account.beginSecondFactor(device.asking(), await device.actor(), PASSWORD);
  if (begun.outcome !== 'done') throw new Error(begun.outcome);
  const code = await codeOf(begun.shown, -30);
  const confirmed = await signIn.account.confirmSecondFactor(device.asking(), await device.actor(), code);
  if (confirmed.outcome !== 'done') throw new Error(confirmed.outcome);
  device.keep(confirmed.cookies);
  return { secret: begun.shown, backupCodes: confirmed.shown };
}

describe('signing in with a password', () => {
  it('opens a session that says how, from where and with what', async () => {
    const { email } = await createAccount();
    const device = createDevice('192.0.2.77');
    expect(await device.open(email)).toBe('open');
    const actor = await device.actor();
    expect(actor).toMatchObject({ email, origin: '192.0.2.77', isDemo: false });
    expect(await signIn.account.listSessions(actor)).toMatchObject([
      { isThis: true, means: 'password', origin: '192.0.2.77', userAgent: expect.stringContaining('Firefox') },
      { isThis: false, means: 'link' },
    ]);
    expect(await actsOf(actor.userId)).toEqual(['user.create', 'session.open', 'session.open']);
  });

  it('says the same of a wrong password and of an unknown address, and notes neither in clear', async () => {
    const { email } = await createAccount();
    const device = createDevice();
    expect(await device.open(email, 'väärä salasana aivan')).toBe('wrong');
    expect(await device.open('tuntematon@koordi.example')).toBe('wrong');
    expect(await device.isSignedIn()).toBe(false);
    const refused = await test.owner
      .selectFrom('auditEntry')
      .select(['subjectId', 'userId'])
      .where('act', '=', 'session.refuse')
      .execute();
    expect(refused.length).toBeGreaterThanOrEqual(2);
    for (const { subjectId } of refused) expect(subjectId).toMatch(/^[0-9a-f]{16}$/);
  });

  it('lets nobody in whose account is closed', async () => {
    const { email, device, actor } = await createAccount();
    await test.owner.updateTable('appUser').set({ deactivatedAt: new Date() }).where('id', '=', actor.userId).execute();
    expect(await createDevice().open(email)).toBe('wrong');
    expect(await device.isSignedIn()).toBe(false);
  });

  it('ends at the button, and what the cookie said is worth nothing any more', async () => {
    const { device } = await createAccount();
    const asking = device.asking();
    device.keep(await signIn.close(asking));
    expect(await signIn.findActor(asking)).toBeUndefined();
  });

  it('is not done by a token without our signature', async () => {
    const { device, actor } = await createAccount();
    const { token } = await test.owner
      .selectFrom('userSession')
      .select('token')
      .where('id', '=', actor.sessionId)
      .executeTakeFirstOrThrow();
    device.kept.set('koordi.session_token', `${token}.bm90IG91cnM%3D`);
    expect(await device.isSignedIn()).toBe(false);
  });
});

describe('attempts', () => {
  const { accountFromNetwork } = attemptLimits;

  it('are too many at once, also with the right password then', async () => {
    const { email } = await createAccount();
    const stranger = createDevice('198.51.100.1');
    for (let each = 0; each < accountFromNetwork.most; each += 1)
      expect(await stranger.open(email, 'arvaus numero yksi')).toBe('wrong');
    expect(await stranger.open(email)).toBe('wait');
    ahead = accountFromNetwork.minutes * MINUTE_MS + 1000;
    expect(await stranger.open(email)).toBe('open');
  });

  it('of strangers keep nobody out of a device at which they have signed in before', async () => {
    const { email, device } = await createAccount();
    device.keep(await signIn.close(device.asking()));
    const stranger = createDevice('192.0.2.10');
    for (let each = 0; each <= accountFromNetwork.most; each += 1) await stranger.open(email, 'arvaus numero kaksi');
    expect(await stranger.open(email)).toBe('wait');
    expect(await device.open(email)).toBe('open');
  });
});

describe('a known device', () => {
  const { accountFromDevice, accountFromNetwork } = attemptLimits;
  const guess = 'arvaus numero kolme';

  it('is counted by itself: who holds one keeps the owner out of no other, nor from the own password', async () => {
    const { email, device, actor } = await createAccount();
    const other = createDevice('192.0.2.40');
    await other.open(email);
    other.keep(await signIn.close(other.asking()));
    for (let each = 0; each < accountFromDevice.most; each += 1) expect(await other.open(email, guess)).toBe('wrong');
    expect(await other.open(email)).toBe('wait');
    const changed = await signIn.account.changePassword(actor, { current: PASSWORD, password: PASSWORD });
    expect(changed.outcome).toBe('open');
    device.keep(await signIn.close(device.asking()));
    expect(await device.open(email)).toBe('open');
  });

  it('is a stranger to another account, and with a cookie that was made up', async () => {
    const { email, device } = await createAccount();
    const other = await createAccount();
    const stranger = createDevice('198.51.100.20');
    for (let each = 0; each < accountFromNetwork.most; each += 1) await stranger.open(email, guess);
    other.device.keep(await signIn.close(other.device.asking()));
    other.device.kept.set('koordi.session_token', '');
    const outcomes = [];
    for (const cookie of [other.device.kept.get('koordi.device'), 'x'.repeat(43), '', '%']) {
      stranger.kept.set('koordi.device', cookie ?? '');
      outcomes.push(await stranger.open(email));
    }
    expect(outcomes).toEqual(['wait', 'wait', 'wait', 'wait']);
    stranger.kept.set('koordi.device', device.kept.get('koordi.device') ?? '');
    expect(await stranger.open(email)).toBe('open');
  });

  it.each<[string, (actor: Actor) => Promise<unknown>]>([
    ['another password', (actor) => signIn.account.changePassword(actor, { current: PASSWORD, password: PASSWORD })],
    ['signing out everywhere else', (actor) => signIn.account.closeOtherSessions(actor)],
  ])('is forgotten with %s, but for the one that asks', async (_what, act) => {
    const { email, device, actor } = await createAccount();
    const other = createDevice('192.0.2.41');
    await other.open(email);
    await act(actor);
    const stranger = createDevice('192.0.2.41');
    for (let each = 0; each < accountFromNetwork.most; each += 1) await stranger.open(email, guess);
    expect(await other.open(email)).toBe('wait');
    device.keep(await signIn.close(device.asking()));
    expect(await device.open(email)).toBe('open');
  });
});

describe('the first link', () => {
  it('makes one administrator, once, within a day', async () => {
    const token = await test.owner.transaction().execute((tx) => makeFirstLink(tx, clock));
    if (!token) throw new Error('There is an administrator already.');
    expect(await signIn.isFirstLink('nothing of the kind')).toBe(false);
    ahead = 25 * 60 * MINUTE_MS;
    expect(await signIn.isFirstLink(token)).toBe(false);
    ahead = 0;
    expect(await signIn.isFirstLink(token)).toBe(true);
    const account = { name: 'Ensi Hallinto', email: 'ensi@koordi.example', language: 'fi' as const };
    const device = createDevice();
    const open = () => device.keeping(signIn.openAsFirst(device.asking(), { token, password: PASSWORD, account }));
    expect(await open()).toBe('open');
    expect((await device.actor()).grants).toMatchObject([{ role: 'administrator', scope: { kind: 'everything' } }]);
    expect(await signIn.isFirstLink(token)).toBe(false);
    expect(await open()).toBe('late');
    expect(await test.owner.transaction().execute((tx) => makeFirstLink(tx, clock))).toBeUndefined();
  });
});

describe('signing in as an invented person', () => {
  it('takes no password, and is possible as those alone', async () => {
    const demo = await createTestDatabase();
    const demoDatabase = openSignInDatabase(demo.target);
    await demo.owner.insertInto('serviceMark').values({ kind: 'demo' }).execute();
    const { userId } = await createActor(demo, { given: [{ role: 'provider' }] });
    const desk = createSignIn({ database: demoDatabase, keys, clock, origin: 'http://localhost' });
    const device = createDevice();
    expect((await desk.openAsDemoPerson(device.asking(), userId)).outcome).toBe('wrong');
    await demo.owner.updateTable('appUser').set({ isDemo: true }).where('id', '=', userId).execute();
    expect(await device.keeping(desk.openAsDemoPerson(device.asking(), userId))).toBe('open');
    expect(await desk.findActor(device.asking())).toMatchObject({ userId, isDemo: true });
    await demoDatabase.destroy();
    await demo.close();
  });
});

describe('the own sessions', () => {
  it('end one by one, only the own', async () => {
    const { email, device } = await createAccount();
    const other = createDevice('192.0.2.20');
    await other.open(email);
    const stranger = await createAccount();
    const otherId = (await other.actor()).sessionId;
    await signIn.account.closeSession(stranger.actor, otherId);
    expect(await other.isSignedIn()).toBe(true);
    await signIn.account.closeSession(await device.actor(), otherId);
    expect(await other.isSignedIn()).toBe(false);
    expect(await device.isSignedIn()).toBe(true);
  });

  it('end everywhere else at once', async () => {
    const { email, device, actor } = await createAccount();
    const others = [createDevice('192.0.2.20'), createDevice('192.0.2.21')];
    for (const other of others) await other.open(email);
    await signIn.account.closeOtherSessions(actor);
    for (const other of others) expect(await other.isSignedIn()).toBe(false);
    expect(await device.isSignedIn()).toBe(true);
    expect((await actsOf(actor.userId)).filter((act) => act === 'session.close')).toHaveLength(2);
  });

  it('are nobody’s own to list or end with an invented person, who may be many', async () => {
    const { email, actor } = await createAccount();
    await createDevice().open(email);
    const shared = { ...actor, isDemo: true };
    expect(await signIn.account.listSessions(shared)).toMatchObject([{ isThis: true }]);
    await expect(signIn.account.closeOtherSessions(shared)).rejects.toThrow(Forbidden);
    await expect(signIn.account.closeSession(shared, 'any')).rejects.toThrow(Forbidden);
  });
});

describe('changing the password', () => {
  const password = 'viisi toista uutta sanaa';

  it('takes the present one, ends the other sessions and is told of', async () => {
    const { email, device, actor } = await createAccount();
    const other = createDevice('192.0.2.20');
    await other.open(email);
    const changed = await signIn.account.changePassword(actor, { current: PASSWORD, password });
    expect(changed.outcome).toBe('open');
    expect(await device.isSignedIn()).toBe(true);
    expect(await other.isSignedIn()).toBe(false);
    expect(await other.open(email)).toBe('wrong');
    expect(await other.open(email, password)).toBe('open');
    expect(await actsOf(actor.userId)).toContain('password.change');
    expect(await noticesOf(actor.userId)).toEqual(['access.password-changed']);
  });

  it('is refused with a wrong one, and waits after too many', async () => {
    const { email, actor } = await createAccount();
    const change = { current: 'väärä salasana aivan', password };
    for (let each = 0; each < attemptLimits.accountFromDevice.most; each += 1)
      expect((await signIn.account.changePassword(actor, change)).outcome).toBe('wrong');
    expect((await signIn.account.changePassword(actor, { ...change, current: PASSWORD })).outcome).toBe('wait');
    expect(await createDevice('198.51.100.9').open(email)).toBe('open');
  });
});

describe('a second factor', () => {
  it('is asked for from when the app has reckoned a right code', async () => {
    const { email, device, actor } = await createAccount();
    const begun = await signIn.account.beginSecondFactor(device.asking(), actor, PASSWORD);
    expect(begun.outcome).toBe('done');
    expect(await createDevice().open(email)).toBe('open');
    expect((await signIn.account.confirmSecondFactor(device.asking(), actor, '000000')).outcome).toBe('wrong');
    const { backupCodes } = await addSecondFactor(device);
    expect(backupCodes).toHaveLength(10);
    expect(await signIn.account.findMeans(actor)).toMatchObject({ hasPassword: true, hasSecondFactor: true });
    expect(await signIn.account.listSessions(await device.actor())).toContainEqual(
      expect.objectContaining({ isThis: true, means: 'second-factor', userAgent: expect.stringContaining('Firefox') }),
    );
    expect(await createDevice().open(email)).toBe('second-factor');
    expect(await actsOf(actor.userId)).toContain('second-factor.add');
  });

  it('is not begun with a wrong password', async () => {
    const { device, actor } = await createAccount();
    const begun = await signIn.account.beginSecondFactor(device.asking(), actor, 'väärä salasana aivan');
    expect(begun).toEqual({ outcome: 'wrong' });
  });

  it('lets in after the password, not before it, and each code once', async () => {
    const { email, device } = await createAccount();
    const { secret } = await addSecondFactor(device);
    const code = await codeOf(secret);
    expect(await createDevice().give(code)).toBe('late');
    const first = createDevice();
    expect(await first.open(email)).toBe('second-factor');
    expect(await first.isSignedIn()).toBe(false);
    expect(await first.give(code)).toBe('open');
    expect(await signIn.account.listSessions(await first.actor())).toContainEqual(
      expect.objectContaining({ isThis: true, means: 'second-factor' }),
    );
    const second = createDevice();
    await second.open(email);
    expect(await second.give(code)).toBe('wrong');
    expect(await second.isSignedIn()).toBe(false);
    expect(await second.give(await codeOf(secret, 30))).toBe('open');
  });

  it('lets one in of two who give the same code at the same moment', async () => {
    const { email, device } = await createAccount();
    const { secret } = await addSecondFactor(device);
    const devices = [createDevice(), createDevice('192.0.2.30')];
    for (const each of devices) await each.open(email);
    const code = await codeOf(secret);
    const outcomes = await Promise.all(devices.map((each) => each.give(code)));
    expect(outcomes.toSorted()).toEqual(['open', 'wrong']);
  });

  it('lets in by a code for when the telephone is lost, each once', async () => {
    const { email, device } = await createAccount();
    const [code = ''] = (await addSecondFactor(device)).backupCodes;
    const first = createDevice();
    await first.open(email);
    expect(await first.give(code.toUpperCase().replaceAll('-', ' '))).toBe('open');
    const second = createDevice();
    await second.open(email);
    expect(await second.give(code)).toBe('wrong');
  });

  it('is nothing that whoever is signed in at the device answers for', async () => {
    const { email, device } = await createAccount();
    const { secret } = await addSecondFactor(device);
    const other = await createAccount();
    expect(await other.device.open(email)).toBe('second-factor');
    expect(await other.device.give(await codeOf(secret))).toBe('open');
    expect((await other.device.actor()).email).toBe(email);
  });

  it('counts codes as attempts, and owners’ devices apart', async () => {
    const { email, device } = await createAccount();
    const { secret } = await addSecondFactor(device);
    device.keep(await signIn.close(device.asking()));
    const stranger = createDevice('198.51.100.5');
    for (let each = 0; each < attemptLimits.accountFromNetwork.most / 2; each += 1) {
      expect(await stranger.open(email)).toBe('second-factor');
      expect(await stranger.give('000000')).toBe('wrong');
    }
    expect(await stranger.open(email)).toBe('wait');
    expect(await stranger.give(await codeOf(secret))).toBe('wait');
    expect(await device.open(email)).toBe('second-factor');
    expect(await device.give(await codeOf(secret))).toBe('open');
  });

  it('ends the session that the device had before', async () => {
    const { email, device } = await createAccount();
    const { secret } = await addSecondFactor(device);
    expect(await device.open(email)).toBe('second-factor');
    expect(await device.isSignedIn()).toBe(false);
    expect(await device.give(await codeOf(secret))).toBe('open');
    expect(await signIn.account.listSessions(await device.actor())).toHaveLength(1);
  });

  it('must be given in time', async () => {
    const { email, device } = await createAccount();
    const { secret } = await addSecondFactor(device);
    const late = createDevice();
    await late.open(email);
    ahead = 11 * MINUTE_MS;
    expect(await late.give(await codeOf(secret))).toBe('late');
  });

  it.each<[string, (actor: Actor) => Promise<unknown>]>([
    ['another password', (actor) => signIn.account.changePassword(actor, { current: PASSWORD, password: PASSWORD })],
    ['signing out everywhere else', (actor) => signIn.account.closeOtherSessions(actor)],
  ])('that somebody was to give with the old password is worth nothing after %s', async (_what, act) => {
    const { email, device } = await createAccount();
    const { secret } = await addSecondFactor(device);
    const begun = createDevice('192.0.2.42');
    expect(await begun.open(email)).toBe('second-factor');
    await act(await device.actor());
    expect(await begun.give(await codeOf(secret))).toBe('late');
  });

  it('is given up with the password', async () => {
    const { email, device } = await createAccount();
    await addSecondFactor(device);
    const end = async (password: string) =>
      device.keeping(signIn.account.endSecondFactor(device.asking(), await device.actor(), password));
    expect(await end('väärä salasana aivan')).toBe('wrong');
    expect(await end(PASSWORD)).toBe('open');
    const actor = await device.actor();
    expect(await createDevice().open(email)).toBe('open');
    expect(await actsOf(actor.userId)).toContain('second-factor.remove');
    expect(await noticesOf(actor.userId)).toEqual(['access.second-factor-added', 'access.second-factor-removed']);
  });

  it('gets new codes for when the telephone is lost, and the old are worth nothing', async () => {
    const { email, device } = await createAccount();
    const [old = ''] = (await addSecondFactor(device)).backupCodes;
    const renewed = await signIn.account.renewBackupCodes(device.asking(), await device.actor(), PASSWORD);
    if (renewed.outcome !== 'done') throw new Error(renewed.outcome);
    const { userId } = await device.actor();
    expect(await noticesOf(userId)).toEqual(['access.second-factor-added', 'access.backup-codes-renewed']);
    const other = createDevice();
    await other.open(email);
    expect(await other.give(old)).toBe('wrong');
    expect(await other.give(renewed.shown[0] ?? '')).toBe('open');
  });

  it('is taken away by an administrator when it is lost; who has it is told', async () => {
    const administrator = await createActor(test, { given: [{ role: 'administrator' }] });
    const { email, device, actor } = await createAccount();
    const lost = { userId: actor.userId, reason: 'Puhelin katosi' };
    await expect(signIn.account.removeSecondFactor(administrator, lost)).rejects.toThrow(NotFound);
    await addSecondFactor(device);
    await expect(signIn.account.removeSecondFactor(actor, lost)).rejects.toThrow(Forbidden);
    const deputy = await createActor(test, { given: [{ role: 'administrator', deputyFor: administrator.userId }] });
    await expect(signIn.account.removeSecondFactor(deputy, lost)).rejects.toThrow(Forbidden);
    await signIn.account.removeSecondFactor(administrator, lost);
    expect(await createDevice().open(email)).toBe('open');
    expect(await actsOf(administrator.userId)).toEqual(['access.remove-second-factor']);
    expect(await noticesOf(actor.userId)).toEqual(['access.second-factor-added', 'access.second-factor-removed']);
  });

  it('comes before all else where the operator wants one of whoever has a password', async () => {
    const { email, device } = await createAccount();
    const demanding = createSignIn({ database, keys, clock, origin: 'http://localhost', requiresSecondFactor: true });
    const mustAdd = async (each: Device) => (await demanding.findActor(each.asking()))?.mustAddSecondFactor;
    const other = createDevice();
    await other.open(email);
    expect(await mustAdd(device)).toBe(true);
    expect(await mustAdd(other)).toBe(true);
    expect((await device.actor()).mustAddSecondFactor).toBe(false);
    await addSecondFactor(device);
    expect(await mustAdd(device)).toBe(false);
    await device.keeping(signIn.account.endSecondFactor(device.asking(), await device.actor(), PASSWORD));
    expect(await mustAdd(device)).toBe(true);
  });

  it('is kept sealed', async () => {
    const { device, actor } = await createAccount();
    const { secret, backupCodes } = await addSecondFactor(device);
    const kept = JSON.stringify(
      await test.owner.selectFrom('userSecondFactor').selectAll().where('userId', '=', actor.userId).execute(),
    );
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(backupCodes[0]);
  });
});
