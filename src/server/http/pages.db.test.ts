import fastify, { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetPublicChanges, type Horizon, oldestSnapshotMs } from '#platform/db/public-change.commands.server.ts';
import { noServices } from '#platform/web/services.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { askRevisionOf } from './database-revision.ts';
import type { PageBundle } from './page-bundle.ts';
import { createPageMemory } from './page-memory.ts';
import { registerPages } from './pages.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await sql`create table note (text text not null)`.execute(test.owner);
  await sql`create table draft_note (text text not null)`.execute(test.owner);
  await sql`call show_in_public('note')`.execute(test.owner);
});

afterAll(() => test.close());

const write = () => sql`insert into note values ('x')`.execute(test.database);

describe('the revision of what the public sees', () => {
  it('stays while something else is written', async () => {
    const ask = askRevisionOf(test.database);
    const before = await ask();
    await sql`insert into draft_note values ('x')`.execute(test.database);
    expect(await ask()).toBe(before);
    await write();
    const after = await ask();
    expect(after).not.toBe(before);
    await sql`insert into draft_note values ('x')`.execute(test.database);
    expect(await ask()).toBe(after);
  });

  it('stays while there is only reading', async () => {
    const ask = askRevisionOf(test.database);
    const before = await ask();
    await sql`select * from note`.execute(test.database);
    expect(await ask()).toBe(before);
    expect(before).toMatch(/^\d+:\d+:/);
  });

  it('changes with every committed write of what it sees', async () => {
    const ask = askRevisionOf(test.database);
    const seen = new Set([await ask()]);
    for (let round = 0; round < 3; round++) {
      await write();
      seen.add(await ask());
    }
    expect(seen.size).toBe(4);
  });

  it('changes when a transaction ends that had begun to write before the last question', async () => {
    const ask = askRevisionOf(test.database);
    const during = await test.database.transaction().execute(async (tx) => {
      await sql`insert into note values ('x')`.execute(tx);
      return ask();
    });
    expect(await ask()).not.toBe(during);
  });

  it('is asked anew for those who ask while a question is under way', async () => {
    const ask = askRevisionOf(test.database);
    const before = await ask();
    const underWay = ask();
    const [after] = await Promise.all([write().then(ask), underWay]);
    expect(after).not.toBe(before);
  });
});

describe('notes of changes that the public sees', () => {
  const count = async () =>
    Number((await sql<{ count: string }>`select count(*) from public_change`.execute(test.database)).rows[0]?.count);
  const forget = (earlier: Horizon | undefined, nowMs: number) =>
    test.database.transaction().execute((tx) => forgetPublicChanges(tx, earlier, nowMs));

  it('are forgotten when no snapshot that counts can need them, and not sooner', async () => {
    await write();
    const horizon = await forget(undefined, 0);
    const noted = await count();
    await write();
    expect(await forget(horizon, oldestSnapshotMs)).toBe(horizon);
    expect(await count()).toBe(noted + 1);
    expect(await forget(horizon, oldestSnapshotMs + 1)).not.toBe(horizon);
    expect(await count()).toBe(1);
  });

  it('are not believed when they come from another server, before a restore', async () => {
    await sql`insert into public_change values ('900000000000')`.execute(test.database);
    const ask = askRevisionOf(test.database);
    const draft = () => sql`insert into draft_note values ('x')`.execute(test.database);
    const first = await ask();
    await draft();
    expect(await ask()).not.toBe(first);
    await forget(undefined, 0);
    const after = await ask();
    await draft();
    expect(await ask()).toBe(after);
  });

  it('may be gone for whoever has not asked for long: everything is new to them', async () => {
    let nowMs = 0;
    const ask = askRevisionOf(test.database, () => nowMs);
    const before = await ask();
    await write();
    await sql`delete from public_change`.execute(test.database);
    nowMs = oldestSnapshotMs;
    expect(await ask()).not.toBe(before);
  });
});

describe('a page asked twice', () => {
  let app: FastifyInstance;
  let drawn = 0;

  const bundle: PageBundle = {
    answer: async () => {
      drawn += 1;
      const headers = { 'content-type': 'text/html; charset=utf-8' };
      return { response: new Response(`<p>${drawn}</p>`, { headers }), failureStatus: undefined };
    },
    findPage: () => undefined,
    renderFailurePage: () => '',
    assets: '',
  };

  beforeAll(() => {
    app = fastify();
    const askRevision = askRevisionOf(test.database);
    registerPages(app, {
      bundle,
      database: test.database,
      askRevision,
      memory: createPageMemory(10_000),
      services: noServices,
    });
  });

  afterAll(() => app.close());

  const ask = async (url: string) => (await app.inject(url)).body;

  it('is drawn once, until something is written', async () => {
    const first = await ask('/fi/things');
    expect(await ask('/fi/things')).toBe(first);
    await write();
    expect(await ask('/fi/things')).not.toBe(first);
  });

  it('is another page with another query, language or host', async () => {
    const answers = [await ask('/fi/a'), await ask('/fi/a?page=2'), await ask('/sv/a')];
    const elsewhere = await app.inject({ url: '/fi/a', headers: { host: 'other.example' } });
    expect(new Set([...answers, elsewhere.body]).size).toBe(4);
  });

  it('comes the same, compressed or not', async () => {
    const plain = await app.inject('/fi/b');
    const compressed = await app.inject({ url: '/fi/b', headers: { 'accept-encoding': 'br;q=0, gzip' } });
    expect(compressed.headers['content-encoding']).toBe('gzip');
    expect(compressed.headers.etag).toBe(plain.headers.etag);
    expect(plain.headers.vary).toBe('accept-encoding');
  });
});
