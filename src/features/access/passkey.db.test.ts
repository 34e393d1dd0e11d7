import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openSignInDatabase } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { AskingRequest, Cookies, PasskeyQuestion, SignIn } from '#platform/permission/sign-in.ts';
import { keyRingFrom } from '#platform/secret/key-ring.server.ts';
import { type Authenticator, createAuthenticator } from '#test/authenticator.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { signedText } from './session-cookie.server.ts';
import { createSignIn } from './sign-in.server.ts';

const keys = keyRingFrom(Buffer.alloc(32, 7).toString('base64'), 'test');
const origin = 'http://localhost:4100';
const MINUTE_MS = 60_000;

let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };

let test: TestDatabase;
let database: Database;
let signIn: SignIn;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openSignInDatabase(test.target);
  signIn = createSignIn({ database, keys, clock, origin, providers: [] });
  await test.owner.insertInto('serviceMark').values({ kind: 'real' }).execute();
});
afterAll(async () => {
  await database.destroy();
  await test.close();
});
beforeEach(() => {
  ahead = 0;
});

/** A browser with what it has been given to keep. */
function asking(...cookies: Cookies): AskingRequest {
  const cookie = cookies.map((line) => line.split(';', 1)[0]).join('; ');
  return { headers: new Headers({ cookie }), origin: '192.0.2.10', requestId: 'test' };
}

let number = 0;
async function createAccount(): Promise<{ actor: Actor; cookies: Cookies }> {
  number += 1;
  const account = { name: 'Aino Avain', email: `avain${number}@koordi.example`, language: 'fi' } as const;
  const { cookies } = await signIn.openNewAccount(asking(), 'neljä aivan eri sanaa', async (tx, make) => ({
    userId: await make(tx, account),
  }));
  return { actor: await actorAt(cookies), cookies };
}

async function actorAt(cookies: Cookies): Promise<Actor> {
  const actor = await signIn.findActor(asking(...cookies));
  if (!actor) throw new Error('Nobody is signed in.');
  return actor;
}

function challengeOf({ options }: PasskeyQuestion): { challenge: string } {
  return options as { challenge: string };
}

async function add(
  { actor, cookies }: { actor: Actor; cookies: Cookies },
  device: Authenticator,
  circumstances: { readonly origin?: string; readonly isUserVerified?: boolean } = {},
) {
  const question = await signIn.passkeys.askForNew(asking(...cookies), actor);
  if (!question) return 'not asked';
  const answer = device.create(challengeOf(question), { origin, ...circumstances });
  return signIn.passkeys.add(asking(...cookies, ...question.cookies), actor, { answer, name: ' Työ  läppäri ' });
}

async function open(
  device: Authenticator,
  circumstances: { readonly origin?: string; readonly isUserVerified?: boolean } = {},
) {
  const question = await signIn.passkeys.ask(asking());
  const answer = device.get(challengeOf(question), { origin, ...circumstances });
  return { answer, question, opened: await signIn.passkeys.open(asking(...question.cookies), answer) };
}

async function passkeysOf(actor: Actor) {
  return (await signIn.account.findMeans(actor)).passkeys;
}

async function actsOf({ userId }: Actor): Promise<string[]> {
  const entries = await test.owner
    .selectFrom('auditEntry')
    .select('act')
    .where('userId', '=', userId)
    .where('act', 'like', 'passkey.%')
    .orderBy('id')
    .execute();
  return entries.map(({ act }) => act);
}

/** Leaves an account with no password, as one of an organisation that has an identity provider of its own. */
async function forgetPassword({ userId }: Actor): Promise<void> {
  await test.owner.deleteFrom('userCredential').where('userId', '=', userId).execute();
}

describe('adding a passkey', () => {
  it('keeps it under its name, notes it in the audit and tells its owner', async () => {
    const account = await createAccount();
    expect(await add(account, createAuthenticator())).toBe('done');
    expect(await passkeysOf(account.actor)).toMatchObject([{ name: 'Työ läppäri', lastUsedAt: null }]);
    expect(await actsOf(account.actor)).toEqual(['passkey.add']);
    const { userId } = account.actor;
    const told = await test.owner.selectFrom('notice').select('kind').where('userId', '=', userId).execute();
    expect(told).toEqual([{ kind: 'access.passkey-added' }]);
  });
  it.each([
    ['a device that did not check its user', { isUserVerified: false }],
    ['an answer given to another site', { origin: 'http://koordi.evil.example' }],
    ['an answer given to another port', { origin: 'http://localhost:4101' }],
  ])('refuses %s', async (_, circumstances) => {
    const account = await createAccount();
    expect(await add(account, createAuthenticator(), circumstances)).toBe('wrong');
    expect(await passkeysOf(account.actor)).toEqual([]);
    expect(await actsOf(account.actor)).toEqual([]);
  });
  it('refuses the same passkey a second time, and the answer to somebody else’s question', async () => {
    const [one, other] = [await createAccount(), await createAccount()];
    const device = createAuthenticator();
    expect(await add(one, device)).toBe('done');
    expect(await add(other, device)).toBe('wrong');
    const question = await signIn.passkeys.askForNew(asking(...one.cookies), one.actor);
    if (!question) throw new Error('Nothing was asked.');
    const answer = createAuthenticator().create(challengeOf(question), { origin });
    const added = signIn.passkeys.add(asking(...other.cookies, ...question.cookies), other.actor, { answer, name: '' });
    expect(await added).toBe('wrong');
    expect(await passkeysOf(other.actor)).toEqual([]);
  });
  it('refuses an answer with the cookie of a sign-in that waits for its code', async () => {
    const account = await createAccount();
    await test.owner
      .insertInto('userVerification')
      .values({
        id: 'waiting',
        identifier: '2fa-waiting',
        value: account.actor.userId,
        expiresAt: new Date(Date.now() + 10 * MINUTE_MS),
        createdAt: new Date(),
        updatedAt: new Date(),
      })
      .execute();
    const value = encodeURIComponent(signedText('2fa-waiting', keys[0].signing));
    const cookies = [...account.cookies, `koordi.passkey=${value}`];
    const device = createAuthenticator();
    const answer = device.create({ challenge: 'x'.repeat(43) }, { origin });
    expect(await signIn.passkeys.add(asking(...cookies), account.actor, { answer, name: '' })).toBe('wrong');
    const shown = device.get({ challenge: 'x'.repeat(43) }, { origin });
    expect((await signIn.passkeys.open(asking(`koordi.passkey=${value}`), shown)).outcome).toBe('wrong');
  });
  it('wants a fresh sign-in', async () => {
    const account = await createAccount();
    ahead = 11 * MINUTE_MS;
    expect(await add(account, createAuthenticator())).toBe('not asked');
    const late = signIn.passkeys.add(asking(...account.cookies), account.actor, { answer: '{"id":"x"}', name: '' });
    expect(await late).toBe('stale');
  });
  it.each(['', 'null', '{}', '{"id":"x"}', '{"id":"x","response":{}}'])(
    'takes no nonsense for an answer: %s',
    async (answer) => {
      const account = await createAccount();
      const question = await signIn.passkeys.askForNew(asking(...account.cookies), account.actor);
      const asked = asking(...account.cookies, ...(question?.cookies ?? []));
      expect(await signIn.passkeys.add(asked, account.actor, { answer, name: '' })).toBe('wrong');
      expect((await signIn.passkeys.open(asked, answer)).outcome).toBe('wrong');
    },
  );
});

describe('signing in with a passkey', () => {
  it('opens a session by it, notes when it was used, and asks for a passkey that is verified', async () => {
    const account = await createAccount();
    const device = createAuthenticator();
    await add(account, device);
    const { question, opened } = await open(device);
    expect(question.options).toMatchObject({ userVerification: 'required', rpId: 'localhost' });
    expect(opened.outcome).toBe('open');
    const actor = await actorAt(opened.cookies);
    expect(actor.userId).toBe(account.actor.userId);
    expect(await signIn.account.listSessions(actor)).toContainEqual(
      expect.objectContaining({ means: 'passkey', isThis: true }),
    );
    expect((await passkeysOf(actor))[0]?.lastUsedAt).toBeInstanceOf(Date);
  });
  it.each([
    ['a device that did not check its user', { isUserVerified: false }],
    ['an answer given to another site', { origin: 'http://koordi.evil.example' }],
  ])('refuses %s', async (_, circumstances) => {
    const [account, device] = [await createAccount(), createAuthenticator()];
    await add(account, device);
    expect((await open(device, circumstances)).opened).toEqual({ outcome: 'wrong', cookies: [] });
    const [{ id } = { id: '' }] = await passkeysOf(account.actor);
    const refusals = await test.owner
      .selectFrom('auditEntry')
      .select('act')
      .where('subjectKind', '=', 'passkey')
      .where('subjectId', '=', id)
      .orderBy('actedAt')
      .execute();
    expect(refusals.map(({ act }) => act)).toEqual(['passkey.add', 'session.refuse']);
  });
  it('takes an answer once', async () => {
    const device = createAuthenticator();
    await add(await createAccount(), device);
    const { question, answer } = await open(device);
    expect((await signIn.passkeys.open(asking(...question.cookies), answer)).outcome).toBe('wrong');
  });
  it('refuses a passkey that nobody has added, that was removed, and that of a closed account', async () => {
    expect((await open(createAuthenticator())).opened.outcome).toBe('wrong');
    const [account, device] = [await createAccount(), createAuthenticator()];
    await add(account, device);
    await test.owner
      .updateTable('appUser')
      .set({ deactivatedAt: new Date() })
      .where('id', '=', account.actor.userId)
      .execute();
    expect((await open(device)).opened.outcome).toBe('wrong');
    await test.owner
      .updateTable('appUser')
      .set({ deactivatedAt: null })
      .where('id', '=', account.actor.userId)
      .execute();
    await test.owner.deleteFrom('userPasskey').where('credentialId', '=', device.credentialId).execute();
    expect((await open(device)).opened.outcome).toBe('wrong');
  });
  it('forgets questions that nobody answered', async () => {
    await signIn.passkeys.ask(asking());
    ahead = 6 * MINUTE_MS;
    await signIn.passkeys.ask(asking());
    const waiting = await test.owner.selectFrom('userVerification').select('id').execute();
    expect(waiting).toHaveLength(1);
  });
});

describe('one’s passkeys', () => {
  it('get another name, or none, and are removed, each in the audit', async () => {
    const account = await createAccount();
    await add(account, createAuthenticator());
    const [{ id } = { id: '' }] = await passkeysOf(account.actor);
    expect(await signIn.passkeys.rename(account.actor, id, 'Puhelin')).toBe('done');
    expect(await passkeysOf(account.actor)).toMatchObject([{ name: 'Puhelin' }]);
    expect(await signIn.passkeys.rename(account.actor, id, ' ')).toBe('done');
    expect(await passkeysOf(account.actor)).toMatchObject([{ name: null }]);
    expect(await signIn.passkeys.remove(account.actor, id)).toBe('done');
    expect(await signIn.passkeys.remove(account.actor, id)).toBe('gone');
    expect(await actsOf(account.actor)).toEqual(['passkey.add', 'passkey.name', 'passkey.name', 'passkey.remove']);
    const { userId } = account.actor;
    const told = await test.owner
      .selectFrom('notice')
      .select('kind')
      .where('userId', '=', userId)
      .orderBy('id')
      .execute();
    expect(told.map(({ kind }) => kind)).toEqual(['access.passkey-added', 'access.passkey-removed']);
  });
  it('are nobody else’s to name or to remove', async () => {
    const [account, other] = [await createAccount(), await createAccount()];
    await add(account, createAuthenticator());
    const [{ id } = { id: '' }] = await passkeysOf(account.actor);
    expect(await signIn.passkeys.rename(other.actor, id, 'Minun')).toBe('gone');
    expect(await signIn.passkeys.remove(other.actor, id)).toBe('gone');
    expect(await passkeysOf(account.actor)).toHaveLength(1);
  });
  it('are not removed where nothing else lets in, also not two at once', async () => {
    const account = await createAccount();
    await add(account, createAuthenticator());
    await add(account, createAuthenticator());
    await forgetPassword(account.actor);
    const ids = (await passkeysOf(account.actor)).map(({ id }) => id);
    const outcomes = await Promise.all(ids.map((id) => signIn.passkeys.remove(account.actor, id)));
    expect(outcomes.toSorted()).toEqual(['done', 'last']);
    expect(await passkeysOf(account.actor)).toHaveLength(1);
  });
  it('are removed soon after signing in only', async () => {
    const account = await createAccount();
    await add(account, createAuthenticator());
    const [{ id } = { id: '' }] = await passkeysOf(account.actor);
    ahead = 11 * MINUTE_MS;
    expect(await signIn.passkeys.remove(account.actor, id)).toBe('stale');
  });
});

it('says that browsers keep no passkeys for a number', () => {
  const means = { database, keys, clock, providers: [] };
  expect(signIn.passkeys.isPossible).toBe(true);
  expect(createSignIn({ ...means, origin: 'http://127.0.0.1:4100' }).passkeys.isPossible).toBe(false);
});
