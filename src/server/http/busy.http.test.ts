import type { FastifyInstance } from 'fastify';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#platform/db/database.server.ts';
import { Busy } from '#platform/errors.ts';
import { ensureBuild } from '../../../scripts/build.mjs';
import { createHttp } from './server.ts';

const BUILD_TIMEOUT_MS = 60_000;

class FullPool extends DummyDriver {
  override async acquireConnection(): Promise<never> {
    throw new Busy('No connection to the database became free in time.');
  }
}

const database: Database = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new FullPool(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

let app: FastifyInstance;

beforeAll(async () => {
  await ensureBuild({ quiet: true });
  app = await createHttp({ database, logLevel: 'silent' });
}, BUILD_TIMEOUT_MS);

afterAll(() => app.close());

describe('when the database has no room, who asks is told to come again', () => {
  it.each([
    ['/fi/projects', 'Palvelussa on ruuhkaa'],
    ['/sv/statistics', 'Tjänsten är hårt belastad'],
    ['/en/projects/S11829', 'The service is very busy'],
    ['/api/v1/projects?lang=en', 'The service is very busy just now.'],
  ])('at %s', async (url, said) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('30');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain(said);
  });
});
