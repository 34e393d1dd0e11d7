import { randomBytes } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { sso } from '@better-auth/sso';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSignIn } from '#features/access/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { type Database, openSignInDatabase } from '#platform/db/database.server.ts';
import { keyRingFrom } from '#platform/secret/key-ring.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { ensureBuild } from '../../../scripts/build.mjs';
import { declaredRoutes } from './route-permission.ts';
import { createHttp } from './server.ts';

// The library for signing in has addresses of its own for everything, among them ones that tell a session's token. Browsers reach
// three of them, to which identity providers answer.

let test: TestDatabase;
let signInDatabase: Database;
let app: FastifyInstance;

beforeAll(async () => {
  await ensureBuild({ quiet: true });
  test = await createTestDatabase();
  signInDatabase = openSignInDatabase(test.target);
  const keys = keyRingFrom(randomBytes(32).toString('base64'), 'test');
  const origin = 'http://localhost';
  const signIn = await openSignIn({ database: signInDatabase, keys, clock: systemClock, origin });
  const services = { clock: systemClock, keys, sendsMail: false, signIn, wakeJob: () => {} };
  app = await createHttp({ database: test.database, logLevel: 'silent', publicOrigin: origin, services });
}, 120_000);

afterAll(async () => {
  await app.close();
  await signInDatabase.destroy();
  await test.close();
});

/** All that the library and its plugins would answer to, at their own addresses. */
function addressesOfLibrary(): string[] {
  const { api } = betterAuth({
    baseURL: 'http://localhost',
    emailAndPassword: { enabled: true },
    plugins: [twoFactor(), passkey(), sso()],
    secret: randomBytes(32).toString('base64'),
  });
  const paths = Object.values(api).flatMap((endpoint) => ('path' in endpoint ? [String(endpoint.path)] : []));
  return [...new Set(paths)].map((path) => path.replace(/:\w+/g, 'saml'));
}

it('answers to three addresses of the library alone', () => {
  const addresses = declaredRoutes(app)
    .filter(({ url }) => url.startsWith('/auth'))
    .map(({ method, url }) => `${method} ${url}`);
  expect(addresses.filter((address) => !address.startsWith('HEAD '))).toEqual([
    'GET /auth/sso/callback/oidc',
    'POST /auth/sso/saml2/sp/acs/saml',
    'GET /auth/sso/saml2/sp/metadata',
  ]);
});

it('answers to nothing else of it, wherever one looks', async () => {
  const addresses = addressesOfLibrary();
  expect(addresses.length).toBeGreaterThan(50);
  expect(addresses).toContain('/get-session');
  const answered: string[] = [];
  for (const path of addresses) {
    for (const url of [`/auth${path}`, `/api/auth${path}`, path, `/fi/auth${path}`]) {
      for (const method of ['GET', 'POST'] as const) {
        const headers = { host: 'localhost', 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
        const answer = await app.inject({ method, url, headers, ...(method === 'POST' && { payload: '{}' }) });
        const isRefused = answer.statusCode >= 400 && answer.statusCode < 500;
        if (!isRefused || answer.headers['set-cookie']) answered.push(`${answer.statusCode} ${method} ${url}`);
      }
    }
  }
  expect(answered).toEqual([]);
});
