import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignIn } from '#features/access/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { type Database, openSignInDatabase } from '#platform/db/database.server.ts';
import { keyRingFrom } from '#platform/secret/key-ring.server.ts';
import { newToken } from '#platform/secret/token.server.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { ensureBuild } from '../../../scripts/build.mjs';
import { createHttp } from './server.ts';

// What SECURITY.md promises of answers, cookies, the log and secrets.

const BUILD_TIMEOUT_MS = 120_000;
const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const keyText = randomBytes(32).toString('base64');

let test: TestDatabase;
let signInDatabase: Database;
const running: FastifyInstance[] = [];
const lines: string[] = [];

beforeAll(async () => {
  await ensureBuild({ quiet: true });
  test = await createTestDatabase();
  signInDatabase = openSignInDatabase(test.target);
  await test.owner.insertInto('serviceMark').values({ kind: 'demo' }).execute();
}, BUILD_TIMEOUT_MS);

afterAll(async () => {
  for (const app of running) await app.close();
  await signInDatabase.destroy();
  await test.close();
});

const started = new Map<string, ReturnType<typeof startAt>>();

/** The service under an origin, and somebody who has signed in to it; one for all tests. */
function start(origin: string): ReturnType<typeof startAt> {
  const known = started.get(origin) ?? startAt(origin);
  started.set(origin, known);
  return known;
}

async function startAt(origin: string) {
  const keys = keyRingFrom(keyText, 'test');
  const signIn = await openSignIn({ database: signInDatabase, keys, clock: systemClock, origin });
  const services = { clock: systemClock, keys, sendsMail: false, signIn, wakeJob: () => {} };
  const app = await createHttp({
    database: test.database,
    logLevel: 'debug',
    logTo: (line) => lines.push(line),
    publicOrigin: origin,
    services,
  });
  running.push(app);
  const actor = await createActor(test, { given: [{ role: 'coordinator' }] });
  await test.owner.updateTable('appUser').set({ isDemo: true }).where('id', '=', actor.userId).execute();
  const signedIn = await app.inject({
    method: 'POST',
    url: '/fi/sign-in',
    headers: { ...form, host: new URL(origin).host },
    payload: `person=${actor.userId}`,
  });
  const cookies = [signedIn.headers['set-cookie'] ?? []].flat();
  const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
  const ask = (method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}, payload = '') =>
    app.inject({
      method,
      url,
      headers: { host: new URL(origin).host, cookie, ...(method === 'POST' && form), ...headers },
      ...(method === 'POST' && { payload }),
    });
  return { app, ask, cookies, cookie };
}

describe('every kind of answer', () => {
  it.each<[string, 'GET' | 'POST', string, number]>([
    ['a public page', 'GET', '/fi', 200],
    ['the page for signing in', 'GET', '/fi/sign-in', 303],
    ['a page of the workspace', 'GET', '/fi/workspace', 200],
    ['a refused page of the workspace', 'GET', '/fi/workspace/people', 403],
    ['a page that is not there', 'GET', '/fi/nowhere', 404],
    ['the answer to a form', 'POST', '/fi/workspace/deputies', 422],
    ['a refused form', 'POST', '/fi/workspace/invitations/new', 403],
    ['a method that nobody takes', 'POST', '/fi/projects', 405],
    ['data for programs', 'GET', '/api/v1/projects', 200],
    ['a feed', 'GET', '/feeds/changes.atom', 200],
    ['a list as a file', 'GET', '/fi/projects/export.csv', 200],
    ['a problem of the API', 'GET', '/api/v1/projects/S10000', 404],
  ])('carries the security headings: %s', async (_what, method, url, status) => {
    const { ask } = await start('http://localhost');
    const answer = await ask(method, url);
    expect(answer.statusCode).toBe(status);
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['referrer-policy']).toMatch(/^(strict-origin-when-cross-origin|same-origin)$/);
    expect(answer.headers['permissions-policy']).toContain('camera=()');
    expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers.server).toBeUndefined();
    if (url.includes('workspace')) expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).not.toMatch(/<script(?![^>]* src="\/assets\/)[^>]*>(?!\{)| style="| onclick=/);
  });

  it('asks browsers never to come without https again, where the service is known by it', async () => {
    const safe = await start('https://koordi.example');
    const plain = await start('http://localhost');
    expect((await safe.ask('GET', '/fi')).headers['strict-transport-security']).toMatch(/^max-age=\d{8}$/);
    expect((await plain.ask('GET', '/fi')).headers['strict-transport-security']).toBeUndefined();
  });

  it('is not opened to other sites, but open data', async () => {
    const { ask } = await start('http://localhost');
    const other = { origin: 'https://evil.example' };
    expect((await ask('GET', '/fi/workspace', other)).headers['access-control-allow-origin']).toBeUndefined();
    expect((await ask('GET', '/api/v1/projects', other)).headers['access-control-allow-origin']).toBe('*');
    expect((await ask('GET', '/api/v1/projects', other)).headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('a form sent from another site with the cookie of a user is refused', async () => {
    const { ask } = await start('http://localhost');
    expect((await ask('POST', '/fi/workspace/deputies', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  });
});

describe('the cookie of a session', () => {
  it('is out of reach for scripts and other sites, and sent over https alone where there is https', async () => {
    const plain = await start('http://localhost');
    const safe = await start('https://koordi.example');
    expect(plain.cookies.length).toBeGreaterThan(0);
    for (const line of [...plain.cookies, ...safe.cookies]) {
      expect(line).toMatch(/; HttpOnly/i);
      expect(line).toMatch(/; SameSite=(Lax|Strict)/i);
      expect(line).toMatch(/; Path=\//i);
      expect(line).not.toMatch(/; Domain=/i);
    }
    for (const line of safe.cookies) {
      expect(line).toMatch(/^__(Secure|Host)-/);
      expect(line).toMatch(/; Secure/i);
    }
  });

  it('that was changed, or signed by another key, opens nothing', async () => {
    const { ask, cookie } = await start('http://localhost');
    expect((await ask('GET', '/fi/workspace')).statusCode).toBe(200);
    const [name = '', value = ''] = (cookie.split('; ').find((pair) => pair.includes('session')) ?? '').split('=');
    for (const forged of [
      `${name}=x${value}`,
      `${name}=${value.slice(0, -4)}AAAA`,
      `${name}=${newToken()}.${newToken()}`,
    ]) {
      expect((await ask('GET', '/fi/workspace', { cookie: forged })).statusCode).toBe(303);
    }
  });
});

describe('a path that reads otherwise once it is tidied up', () => {
  it.each([
    '/en/workspace/drafts/x\\..\\..\\descriptions',
    '/en/organisations/x\\..\\..\\workspace\\glass\\break',
    '/en/organisations/../workspace',
    '/en/organisations/%2e%2e/workspace',
    '/en/projects.data#',
    '/en/projects#x',
  ])('%s is refused, signed in or not', async (path) => {
    const { app, cookie } = await start('http://localhost');
    if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
    for (const sent of [cookie, '']) expect(await rawStatus(portOf(app), path, sent)).toBe(400);
  });
});

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** As a program sends it that tidies up nothing. */
async function rawStatus(port: number, path: string, cookie: string): Promise<number | undefined> {
  const asked = request({ host: '127.0.0.1', port, path, headers: { cookie, host: 'localhost' } }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

describe('a device', () => {
  it('keeps no session of whoever signed in there before', async () => {
    const first = await startAt('http://localhost');
    const second = await createActor(test, { given: [{ role: 'provider' }] });
    await test.owner.updateTable('appUser').set({ isDemo: true }).where('id', '=', second.userId).execute();
    await first.ask('POST', '/fi/sign-in', {}, `person=${second.userId}`);
    expect((await first.ask('GET', '/fi/workspace')).statusCode).toBe(303);
  });
});

describe('an account that was closed', () => {
  it('begins with no session when it is opened again', async () => {
    const { ask } = await startAt('http://localhost');
    expect((await ask('GET', '/fi/workspace')).statusCode).toBe(200);
    const close = (deactivatedAt: Date | null) => test.owner.updateTable('appUser').set({ deactivatedAt }).execute();
    await close(new Date());
    await close(null);
    expect((await ask('GET', '/fi/workspace')).statusCode).toBe(303);
  });

  it('has its forms answered without their being read', async () => {
    const { ask } = await start('http://localhost');
    const answer = await ask('POST', '/fi/workspace/imports', { cookie: '' }, 'x'.repeat(100_000));
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/fi/sign-in?next=%2Ffi%2Fworkspace%2Fimports']);
  });
});

describe('the log', () => {
  it('holds no password, no token, no cookie and no key, however much is logged', async () => {
    const { ask, cookie } = await start('http://localhost');
    const password = `salasana ${newToken()}`;
    const token = newToken();
    const address = 'kirjautuja@koordi.example';
    const attempt = `email=${encodeURIComponent(address)}&password=${encodeURIComponent(password)}`;
    await ask('POST', '/fi/sign-in', { cookie: '' }, attempt);
    await ask('GET', `/fi/invitation/${token}`);
    await ask('POST', `/fi/invitation/${token}`, {}, `name=Kirjautuja&password=${encodeURIComponent(password)}`);
    await ask('GET', `/fi/sign-in?next=${encodeURIComponent(`/fi/invitation/${token}`)}`);
    await ask('GET', '/fi/workspace');
    const log = lines.join('');
    expect(log).toContain('/fi/workspace');
    const secret = [password, encodeURIComponent(password), token, address, keyText, cookie.split('=')[1] ?? 'x'];
    expect(secret.filter((text) => log.includes(text))).toEqual([]);
  });
});

describe('secrets', () => {
  it('come from the environment or from files, never from the command line, where others see them', () => {
    const folder = fileURLToPath(new URL('../cli/', import.meta.url));
    const options = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
      .flatMap((name) => readFileSync(folder + name, 'utf8').match(/--[a-z-]+ <[^>]*>/g) ?? []);
    expect(options.length).toBeGreaterThan(0);
    expect(options.filter((option) => /password|secret|token|key/i.test(option))).toEqual([]);
  });
});
