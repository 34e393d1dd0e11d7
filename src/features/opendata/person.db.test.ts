import { text } from 'node:stream/consumers';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importPersonSample, personQuestions, personSample, personTraces } from '#test/person-sample.ts';
import { bulkStream } from './bulk-file.server.ts';
import { bulkFiles } from './dataset.model.ts';
import { registerOpenData } from './public.server.ts';

let test: TestDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  test = await createTestDatabase();
  await importPersonSample(test.target);
  app = fastify();
  await registerOpenData(app, {
    database: test.database,
    askRevision: async () => 'first',
    clock: { now: () => new Date('2026-01-01T12:00:00Z') },
    publicOrigin: 'https://koordi.example',
    contactEmail: undefined,
  });
  await app.ready();
});

afterAll(async () => {
  await app.close();
  await test.close();
});

async function bodyOf(address: string): Promise<string> {
  const { body, statusCode } = await app.inject(address);
  expect(statusCode, address).toBe(200);
  return body;
}

describe('persons, telephones and e-mails of a description', () => {
  it('are in no file of the whole register', async () => {
    for (const file of bulkFiles.filter(({ format }) => format !== 'xlsx')) {
      const content = await text(bulkStream(test.database, file));
      expect(personTraces.exec(content)?.[0], `${file.dataset}.${file.format}`).toBeUndefined();
    }
    expect(await text(bulkStream(test.database, { dataset: 'descriptions', format: 'ndjson' }))).toContain(
      'Nuohoojien',
    );
  });

  it('are in no feed, not even as a change', async () => {
    for (const address of ['/feeds/changes.atom?lang=fi', `/feeds/projects.atom?q=${personSample.word}`]) {
      const feed = await bodyOf(address);
      expect(feed).toContain(personSample.code);
      expect(personTraces.exec(feed)?.[0], address).toBeUndefined();
    }
  });

  it('are in no answer of the API, and find nothing', async () => {
    const project = await bodyOf(`/api/v1/projects/${personSample.code}`);
    expect(project).toContain('Nuohoojien');
    expect(personTraces.exec(project)?.[0]).toBeUndefined();
    for (const question of personQuestions) {
      const found = JSON.parse(await bodyOf(`/api/v1/projects?q=${encodeURIComponent(question)}`));
      expect([question, found.total]).toEqual([question, 0]);
    }
  });
});
