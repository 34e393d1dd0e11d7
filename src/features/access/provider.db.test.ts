import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { type Database, openSignInDatabase, SERVICE } from '#platform/db/database.server.ts';
import type { ProviderOutcome, SignIn } from '#platform/permission/sign-in.ts';
import { keyRingFrom } from '#platform/secret/key-ring.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { type OidcProvider, startOidcProvider } from '#test/oidc-provider.ts';
import { type SamlProvider, startSamlProvider, type Telling } from '#test/saml-provider.ts';
import { openSignIn } from './open-sign-in.server.ts';
import { findProviders } from './provider-setting.server.ts';

const origin = 'https://koordi.example';
const keys = keyRingFrom(randomBytes(32).toString('base64'), 'test');

let test: TestDatabase;
let database: Database;
let oidc: OidcProvider;
let saml: SamlProvider;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openSignInDatabase(test.target);
  [oidc, saml] = await Promise.all([startOidcProvider(), startSamlProvider()]);
});
afterAll(async () => {
  await Promise.all([oidc.close(), saml.close()]);
  await database.destroy();
  await test.close();
});
beforeEach(() => {
  oidc.claims = {};
});

/** The service with both providers, set up by the environment. */
function open(env: Record<string, string> = {}): Promise<SignIn> {
  const providers = findProviders({
    ...oidc.env,
    ...saml.env,
    KOORDI_SAML_EMAIL_DOMAINS: 'koordi.example',
    ...env,
  });
  return openSignIn({ database, keys, clock: systemClock, origin, providers });
}

let people = 0;

async function addUser(changed: { readonly deactivatedAt?: Date } = {}): Promise<{ id: string; email: string }> {
  people += 1;
  const person = { id: `person-${people}`, email: `person${people}@koordi.example` };
  await test.owner
    .insertInto('appUser')
    .values({ ...person, name: 'Tunnettu Tekijä', emailVerified: true, ...changed })
    .execute();
  return person;
}

/** A browser, which keeps the cookies that it is told to keep. */
function openBrowser(signIn: SignIn) {
  let cookies = new Map<string, string>();
  const asking = () => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { headers: new Headers({ cookie, 'user-agent': 'a test' }), origin: '192.0.2.7', requestId: 'test' };
  };
  const keep = (lines: readonly string[]) => {
    for (const line of lines) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split(/=(.*)/s) ?? [];
      if (/Max-Age=0/.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  return {
    asking,
    findActor: () => signIn.findActor(asking()),
    forget: () => {
      cookies = new Map();
    },
    begin: async (providerId: string, next = '/fi/workspace/projects') => {
      const begun = await signIn.beginAtProvider(asking(), { providerId, next });
      keep(begun?.cookies ?? []);
      return begun?.address ?? '';
    },
    answer: async (providerId: string, fields: Record<string, string>): Promise<ProviderOutcome> => {
      const outcome = await signIn.answerProvider(asking(), { providerId, fields });
      keep(outcome.cookies);
      return outcome;
    },
  };
}

/** The fields with which the OpenID provider sends the browser back. */
async function askOidc(question: string, email: string): Promise<Record<string, string>> {
  const answer = await fetch(oidc.answerAddress(question, email), { redirect: 'manual' });
  return Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams);
}

async function signInByOidc(email: string, signIn?: SignIn) {
  const browser = openBrowser(signIn ?? (await open()));
  const outcome = await browser.answer('oidc', await askOidc(await browser.begin('oidc'), email));
  return { ...outcome, actor: await browser.findActor() };
}

async function signInBySaml(told: Telling, signIn?: SignIn) {
  const browser = openBrowser(signIn ?? (await open()));
  const outcome = await browser.answer('saml', saml.answer(await browser.begin('saml'), told).fields);
  return { ...outcome, actor: await browser.findActor() };
}

const waysIn = {
  oidc: (email: string, signIn?: SignIn) => signInByOidc(email, signIn),
  saml: (email: string, signIn?: SignIn) => signInBySaml({ email }, signIn),
};

async function countRefusals(): Promise<number> {
  const refusals = await test.owner.selectFrom('auditEntry').select('id').where('act', '=', 'session.refuse').execute();
  return refusals.length;
}

async function lastAudited() {
  return test.owner
    .selectFrom('auditEntry')
    .select(['act', 'userId', 'details'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

describe.each(['oidc', 'saml'] as const)('by %s', (kind) => {
  const signInBy = waysIn[kind];

  it('lets in whose address is that of a user, and goes on to the page that was asked for', async () => {
    const { id, email } = await addUser();
    const signedIn = await signInBy(email.toUpperCase());
    expect(signedIn).toMatchObject({ failure: undefined, next: '/fi/workspace/projects', actor: { userId: id } });
    const session = await test.owner
      .selectFrom('userSession')
      .select(['means', 'ipAddress', 'userAgent'])
      .where('userId', '=', id)
      .execute();
    expect(session).toEqual([{ means: 'provider', ipAddress: '192.0.2.7', userAgent: 'a test' }]);
    expect(await lastAudited()).toEqual({ act: 'session.open', userId: id, details: { means: 'provider' } });
  });

  it('takes it well that somebody comes for the first time in two windows at once', async () => {
    const { id, email } = await addUser();
    const both = await Promise.all([signInBy(email), signInBy(email)]);
    for (const { failure, actor } of both) expect([failure, actor?.userId]).toEqual([undefined, id]);
  });

  it('keeps of the provider by whom it knows the person, and no token', async () => {
    const { id, email } = await addUser();
    await signInBy(email);
    await signInBy(email);
    const credentials = await test.owner.selectFrom('userCredential').selectAll().where('userId', '=', id).execute();
    expect(credentials).toMatchObject([
      { providerId: kind, accountId: `person of ${email}`, accessToken: null, refreshToken: null, idToken: null },
    ]);
  });

  it('makes no account for whom nobody knows', async () => {
    const before = await countUsers();
    expect(await signInBy('stranger@koordi.example')).toMatchObject({ failure: 'account', actor: undefined });
    expect(await countUsers()).toBe(before);
    expect(await lastAudited()).toEqual({
      act: 'session.refuse',
      userId: SERVICE,
      details: { means: 'provider', reason: 'account' },
    });
  });

  it('lets nobody into a closed account, and binds nothing to it', async () => {
    const { id, email } = await addUser({ deactivatedAt: new Date() });
    expect(await signInBy(email)).toMatchObject({ failure: 'account', actor: undefined });
    expect(await test.owner.selectFrom('userCredential').where('userId', '=', id).selectAll().execute()).toEqual([]);
  });

  it('lets nobody into an account that was closed after the first time', async () => {
    const { id, email } = await addUser();
    await signInBy(email);
    await test.owner.updateTable('appUser').set({ deactivatedAt: new Date() }).where('id', '=', id).execute();
    expect(await signInBy(email)).toMatchObject({ failure: 'account', actor: undefined });
  });

  it('believes the provider for the domains alone that the operator named', async () => {
    const { email } = await addUser();
    const named = { KOORDI_OIDC_EMAIL_DOMAINS: 'elsewhere.example', KOORDI_SAML_EMAIL_DOMAINS: 'elsewhere.example' };
    expect(await signInBy(email, await open(named))).toMatchObject({ failure: 'account', actor: undefined });
  });

  it('ends the session that the browser had before', async () => {
    const [first, second] = [await addUser(), await addUser()];
    const signIn = await open();
    const browser = openBrowser(signIn);
    for (const { id, email } of [first, second]) {
      const question = await browser.begin(kind);
      const fields = kind === 'oidc' ? await askOidc(question, email) : saml.answer(question, { email }).fields;
      await browser.answer(kind, fields);
      expect(await browser.findActor()).toMatchObject({ userId: id });
    }
    const users = [first.id, second.id];
    const left = await test.owner.selectFrom('userSession').select('userId').where('userId', 'in', users).execute();
    expect(left).toEqual([{ userId: second.id }]);
  });

  it('takes an answer in no other browser than the one that asked', async () => {
    const { email } = await addUser();
    const signIn = await open();
    const [attacker, victim] = [openBrowser(signIn), openBrowser(signIn)];
    const question = await attacker.begin(kind);
    const fields = kind === 'oidc' ? await askOidc(question, email) : saml.answer(question, { email }).fields;
    expect(await victim.answer(kind, fields)).toMatchObject({ failure: 'late' });
    await victim.begin(kind);
    expect(await victim.answer(kind, fields)).toMatchObject({ failure: 'late' });
    expect(await victim.findActor()).toBeUndefined();
  });

  it('takes an answer once', async () => {
    const { email } = await addUser();
    const signIn = await open();
    const browser = openBrowser(signIn);
    const question = await browser.begin(kind);
    const asking = browser.asking();
    const fields = kind === 'oidc' ? await askOidc(question, email) : saml.answer(question, { email }).fields;
    expect(await browser.answer(kind, fields)).toMatchObject({ failure: undefined });
    // As somebody would who had read along and had the cookies too.
    const again = await signIn.answerProvider(asking, { providerId: kind, fields });
    expect(again.failure).toBe('late');
    expect(again.cookies.join()).not.toContain('session_token');
  });
});

describe('an answer sent again and again', () => {
  it.each([
    ['that the person turned back', 'oidc', { error: 'access_denied' }],
    ['that is no answer', 'saml', { SAMLResponse: 'no answer' }],
  ] as const)('stands in the audit once: one %s', async (_what, kind, told) => {
    const signIn = await open();
    const browser = openBrowser(signIn);
    const question = new URL(await browser.begin(kind)).searchParams;
    const state = question.get('state') ?? question.get('RelayState') ?? '';
    const fields = { ...told, state, RelayState: state };
    const asking = browser.asking();
    const before = await countRefusals();
    const send = () => signIn.answerProvider(asking, { providerId: kind, fields });
    const outcomes = await Promise.all([send(), send(), send()]);
    expect(outcomes.filter(({ failure }) => failure === 'late')).toHaveLength(2);
    expect(await send()).toMatchObject({ failure: 'late' });
    expect((await countRefusals()) - before).toBe(1);
  });

  it('is not audited where nothing was begun in the browser', async () => {
    const before = await countRefusals();
    const stranger = openBrowser(await open());
    expect(await stranger.answer('oidc', { state: 'any', error: 'access_denied' })).toMatchObject({ failure: 'late' });
    expect(await countRefusals()).toBe(before);
  });
});

describe('by oidc', () => {
  it('does not believe an address that the provider has not verified', async () => {
    const { email } = await addUser();
    oidc.claims = { email_verified: false };
    expect(await signInByOidc(email)).toMatchObject({ failure: 'account' });
    const named = await open({ KOORDI_OIDC_EMAIL_DOMAINS: 'koordi.example' });
    expect(await signInByOidc(email, named)).toMatchObject({ failure: 'account' });
  });

  it('believes the provider of a domain where it does not say what it has verified', async () => {
    const { id, email } = await addUser();
    oidc.claims = { email_verified: undefined };
    expect(await signInByOidc(email)).toMatchObject({ failure: 'account' });
    const named = await open({ KOORDI_OIDC_EMAIL_DOMAINS: 'koordi.example' });
    expect(await signInByOidc(email, named)).toMatchObject({ failure: undefined, actor: { userId: id } });
  });

  it.each([
    ['for another service', { aud: 'another' }],
    ['by another provider', { iss: 'https://another.example' }],
    ['that has expired', { exp: 1_600_000_000 }],
  ])('refuses a statement %s', async (_which, claims) => {
    const { email } = await addUser();
    oidc.claims = claims;
    expect(await signInByOidc(email)).toMatchObject({ failure: 'failed', actor: undefined });
  });

  it('says that the provider did not let somebody in, and not in the provider’s words', async () => {
    const browser = openBrowser(await open());
    const question = await browser.begin('oidc');
    const fields = await askOidc(`${question}&declined=yes`, '');
    expect(fields).toMatchObject({ error: 'access_denied', error_description: '<b>No!</b>' });
    const outcome = await browser.answer('oidc', fields);
    expect(outcome).toMatchObject({ failure: 'declined', next: '/fi/workspace/projects' });
  });

  it('says that the provider is down, before and after it was asked', async () => {
    const passing = await startOidcProvider();
    const signIn = await open(passing.env);
    const browser = openBrowser(signIn);
    const question = await browser.begin('oidc');
    const answer = await fetch(passing.answerAddress(question, 'a@koordi.example'), { redirect: 'manual' });
    const fields = Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams);
    await passing.close();
    expect(await browser.answer('oidc', fields)).toMatchObject({ failure: 'down' });
    expect(await browser.begin('oidc')).toBe('');
  });
});

describe('by saml', () => {
  const wrapped = (xml: string) => {
    const [signed = ''] = /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml) ?? [];
    const evil = signed
      .replace(/<ds:Signature.*<\/ds:Signature>/s, '')
      .replace(/ID="[^"]+"/, 'ID="_evil"')
      .replaceAll('stranger@', 'person1@');
    return xml.replace(signed, `${evil}<samlp:Extensions>${signed}</samlp:Extensions>`);
  };

  it.each<[string, Partial<Telling>]>([
    ['for another service', { audience: 'https://another.example' }],
    ['sent to another address', { recipient: 'https://another.example/acs' }],
    ['that answers another question', { inResponseTo: '_another' }],
    ['that has expired', { seconds: -600 }],
    ['that nobody signed', { isUnsigned: true }],
    ['that somebody else signed', { isForged: true }],
    ['changed after it was signed', { afterwards: (xml) => xml.replaceAll('stranger@', 'person1@') }],
    ['wrapped around a signed one', { afterwards: wrapped }],
    ['with the signed one inside the signature of another', { afterwards: intoSignature }],
    ['with a document type', { afterwards: (xml) => `<!DOCTYPE a [<!ENTITY b "c">]>${xml}` }],
    [
      'that is framed as an answer to another question',
      { afterwards: (xml) => xml.replace(/InResponseTo="[^"]+"/, 'InResponseTo="_another"') },
    ],
    ['that is no XML', { afterwards: () => 'no XML' }],
    ['that is longer than any', { afterwards: (xml) => xml + ' '.repeat(300_000) }],
  ])('refuses an answer %s', async (_which, told) => {
    await addUser();
    const stranger = await signInBySaml({ email: 'stranger@koordi.example', ...told });
    expect(stranger).toMatchObject({ failure: 'failed', actor: undefined });
    const { email } = await addUser();
    if (!told.afterwards) expect(await signInBySaml({ email, ...told })).toMatchObject({ failure: 'failed' });
  });

  it('refuses an assertion that was used already, also in an answer to another question', async () => {
    const { email } = await addUser();
    const assertionId = `_${randomBytes(8).toString('hex')}`;
    expect(await signInBySaml({ email, assertionId })).toMatchObject({ failure: undefined });
    expect(await signInBySaml({ email, assertionId })).toMatchObject({ failure: 'failed', actor: undefined });
  });

  it('reads an address to its end', async () => {
    const { email } = await addUser();
    const cut = {
      email: `${email}.evil.example`,
      afterwards: (xml: string) => xml.replaceAll('.evil', '<!-- -->.evil'),
    };
    expect(await signInBySaml(cut)).toMatchObject({ failure: 'failed', actor: undefined });
  });

  it('describes the service to the provider', async () => {
    const description = await (await open()).describeToProvider();
    expect(description).toContain('entityID="https://koordi.example/auth/sso/saml2/sp/metadata"');
    expect(description).toContain('Location="https://koordi.example/auth/sso/saml2/sp/acs/saml"');
    expect(description).toContain('WantAssertionsSigned="true"');
  });
});

describe('a password beside a provider', () => {
  it('goes on when nobody has set up a provider', async () => {
    const signIn = await openSignIn({ database, keys, clock: systemClock, origin });
    expect(signIn.providers).toEqual([]);
    expect(await openBrowser(signIn).begin('oidc')).toBe('');
    expect(await signIn.describeToProvider()).toBeUndefined();
  });
});

/** The signed assertion hidden in an object of the signature, and another in its place. */
function intoSignature(xml: string): string {
  const [signed = ''] = /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml) ?? [];
  const [signature = ''] = /<ds:Signature.*<\/ds:Signature>/s.exec(signed) ?? [];
  const plain = signed.replace(signature, '');
  const holding = signature.replace('</ds:Signature>', `<ds:Object>${plain}</ds:Object></ds:Signature>`);
  const evil = plain
    .replace(/ID="[^"]+"/, 'ID="_evil"')
    .replaceAll('stranger@', 'person1@')
    .replace('</saml:Issuer>', `</saml:Issuer>${holding}`);
  return xml.replace(signed, evil);
}

async function countUsers(): Promise<number> {
  const { count } = await test.owner
    .selectFrom('appUser')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
