import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findProviders, openSignIn } from '#features/access/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { type Database, openSignInDatabase } from '#platform/db/database.server.ts';
import { keyRingFrom } from '#platform/secret/key-ring.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { type OidcProvider, startOidcProvider } from '#test/oidc-provider.ts';
import { ensureBuild } from '../../../scripts/build.mjs';
import { createHttp } from './server.ts';

// Whoever has not signed in may send answers to be judged, and what is judged may be audited: from one network, so many at a time.

const origin = 'http://localhost';

let test: TestDatabase;
let signInDatabase: Database;
let oidc: OidcProvider;
let app: FastifyInstance;

beforeAll(async () => {
  await ensureBuild({ quiet: true });
  [test, oidc] = await Promise.all([createTestDatabase(), startOidcProvider()]);
  signInDatabase = openSignInDatabase(test.target);
  const keys = keyRingFrom(randomBytes(32).toString('base64'), 'test');
  const providers = findProviders(oidc.env);
  const signIn = await openSignIn({ database: signInDatabase, keys, clock: systemClock, origin, providers });
  const services = { clock: systemClock, keys, sendsMail: false, signIn, wakeJob: () => {} };
  app = await createHttp({ database: test.database, logLevel: 'silent', publicOrigin: origin, services });
}, 120_000);

afterAll(async () => {
  await app.close();
  await Promise.all([oidc.close(), signInDatabase.destroy()]);
  await test.close();
});

async function times<Answer>(count: number, send: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (answers.length < count) answers.push(await send());
  return answers;
}

it('takes a hundred answers of a provider from a network in a quarter of an hour', async () => {
  const failureFrom = async (remoteAddress: string) => {
    const { headers } = await app.inject({ url: '/auth/sso/callback/oidc?state=any&code=any', remoteAddress });
    return new URL(headers.location ?? '', origin).searchParams.get('failed');
  };
  const failures = await times(101, () => failureFrom('203.0.113.1'));
  expect(new Set(failures.slice(0, 100))).toEqual(new Set(['late']));
  expect(failures[100]).toBe('wait');
  expect(await failureFrom('203.0.113.2')).toBe('late');
});

it('takes sixty answers about passkeys from a network in a quarter of an hour', async () => {
  const statusFrom = async (remoteAddress: string) => {
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/fi/sign-in/passkey',
      remoteAddress,
      headers: { host: 'localhost', origin, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'answer=%7B%7D',
    });
    return statusCode;
  };
  const statuses = await times(61, () => statusFrom('203.0.113.3'));
  expect(new Set(statuses.slice(0, 60))).toEqual(new Set([422]));
  expect(statuses[60]).toBe(429);
  expect(await statusFrom('203.0.113.4')).toBe(422);
});
