import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import {
  connectClient,
  connectServiceClient,
  reading,
  readingAs,
  SERVICE,
  writingAs,
} from '#platform/db/database.server.ts';
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { createActor } from '#test/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { importText } from '#test/import-text.ts';
import { sampleText } from './sample-text.ts';
import {
  confirmImport,
  discardImport,
  forgetOldItems,
  receiveFiles,
  type SentFiles,
} from './stored-import.commands.server.ts';
import type { StoredImport } from './stored-import.model.ts';
import {
  countWaitingBefore,
  findEarlierOfSameFiles,
  findStoredImport,
  listStoredFiles,
  listStoredImports,
  listStoredItems,
} from './stored-import.queries.server.ts';
import { runStoredImports } from './stored-import-run.server.ts';

let test: TestDatabase;
/** May import everything. */
let importer: Actor;
/** May import what tells of the one project that the register knows. */
let ofProject: Actor;
let auditor: Actor;

const code = 'S19999';
const clock = { now: () => new Date('2026-11-22T10:00:00Z') };

beforeEach(async () => {
  test = await createTestDatabase();
  await importText(test.target, { name: `${code}.txt`, knownOn: '2012-03-01', content: sampleText });
  const { id } = await test.owner.selectFrom('project').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  importer = await createActor(test, { given: [{ role: 'authority' }] });
  ofProject = await createActor(test, { given: [{ role: 'authority', scope: { kind: 'project', id } }] });
  auditor = await createActor(test, { given: [{ role: 'auditor' }] });
});

afterEach(() => test.close());

const bytes = (text: string) => new TextEncoder().encode(text);

const file = (name: string, text: string) => ({ name, content: bytes(text) });

/** A description of another project than the sample's, whose code begins with the same letter. */
const other = (number: number) => sampleText.replaceAll(code, `S${20000 + number}`);

const renamed = sampleText.replace('Pohjoinen polku', 'Eteläinen polku');

const listHeader =
  'Koodi,Rahasto,Projektin nimi,Ohjelma / osio,Tl,Viranomainen,Toiminnan tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,' +
  'Myönnetty EU- ja valtion rahoitus,Toteutunut EU- ja valtion rahoitus,Suunniteltu julkinen rahoitus yhteensä,' +
  'Toteutunut julkinen rahoitus yhteensä';

/** A project list with so many rows. */
function list(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `S${30000 + index},ESR,Hanke ${index},Länsi-Suomen suuralueosio,2,Lapin ELY-keskus,Toiminta päättynyt,1.5.2008,31.8.2011,` +
      `Toteuttaja ${index} Oy,100,90,200,190`,
  );
  return [listHeader, ...lines].join('\n');
}

const send = (sent: SentFiles, actor = importer) =>
  writingAs(test.database, actor.userId, (tx) => receiveFiles(tx, clock, actor, sent));

const confirm = (id: number, actor = importer) =>
  writingAs(test.database, actor.userId, (tx) => confirmImport(tx, clock, actor, id));

const discard = (id: number, actor = importer) =>
  writingAs(test.database, actor.userId, (tx) => discardImport(tx, clock, actor, id));

const reports: string[] = [];

async function run(stopping = new AbortController().signal, connect = () => connectServiceClient(test.target)) {
  await runStoredImports(
    { database: test.database, connect, clock, report: (sentence) => reports.push(sentence) },
    stopping,
  );
}

async function stored(id: number, actor = importer): Promise<StoredImport> {
  const found = await readingAs(test.database, actor.userId, (read) => findStoredImport(read, id));
  if (!found) throw new Error('there is no such import');
  return found;
}

async function items(id: number, actor = importer) {
  const { rows } = await readingAs(test.database, actor.userId, (read) => listStoredItems(read, id, { after: 0 }));
  return rows;
}

const filesOf = (id: number, actor = importer) =>
  readingAs(test.database, actor.userId, (read) => listStoredFiles(read, id));

/** Sent, read and compared. */
async function planned(sent: SentFiles, actor = importer): Promise<number> {
  const id = await send(sent, actor);
  await run();
  return id;
}

async function takenIn(sent: SentFiles, actor = importer): Promise<number> {
  const id = await planned(sent, actor);
  await confirm(id, actor);
  await run();
  return id;
}

const countVersions = async () => {
  const { count } = await test.owner
    .selectFrom('descriptionVersion')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};

async function keptBytes(id: number): Promise<number> {
  const rows = await test.owner
    .selectFrom('descriptionImportFile')
    .select('content')
    .where('descriptionImportId', '=', id)
    .where('content', 'is not', null)
    .execute();
  return rows.length;
}

async function audited(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', act, role, details ->> 'step') as line from audit_entry
    where subject_kind = 'import' order by id`.execute(test.owner);
  return rows.map(({ line }) => line);
}

async function told(actor = importer): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select kind || ' ' || href as line from notice where user_id = ${actor.userId} order by id`.execute(test.owner);
  return rows.map(({ line }) => line);
}

describe('sending files in', () => {
  it('keeps them, to be read; nothing is written to the register', async () => {
    const id = await send({ files: [file('uusi.txt', other(1))], knownOn: '2026-11-01' });
    expect(await stored(id)).toMatchObject({ state: 'received', fileCount: 1, knownOn: '2026-11-01' });
    expect(await keptBytes(id)).toBe(1);
    expect(await countVersions()).toBe(1);
    expect(await audited()).toEqual(['description.import authority received']);
  });

  it('takes the same files pressed twice for one import', async () => {
    const sent = { files: [file('uusi.txt', other(1)), file('toinen.txt', other(2))] };
    const [one, two] = await Promise.all([send(sent), send(sent)]);
    expect(two).toBe(one);
  });

  it('reads a file that was dropped twice only once, and says so', async () => {
    const id = await planned({ files: [file('a.txt', other(1)), file('b.txt', other(1)), file('a.txt', other(2))] });
    expect(await filesOf(id)).toMatchObject([{ sameAs: null }, { name: 'b.txt', sameAs: 'a.txt' }, { sameAs: null }]);
    expect(await keptBytes(id)).toBe(2);
    expect(await stored(id)).toMatchObject({ newCount: 2, sameCount: 0 });
  });

  it.each([
    ['nothing at all', { files: [] }, 'description.import.no-files'],
    [
      'more files than can be looked through',
      { files: Array.from({ length: 1001 }, (_, index) => file(`${index}.txt`, '')) },
      'description.import.too-many',
    ],
    ['too much', { files: [{ name: 'a.csv', content: new Uint8Array(64_000_001) }] }, 'description.import.too-large'],
    ['a day that there is not', { files: [file('a.txt', '')], knownOn: '2026-02-30' }, 'description.refused.day'],
    ['a day too early', { files: [file('a.txt', '')], knownOn: '1900-01-01' }, 'description.refused.day-too-early'],
    ['a day that lies ahead', { files: [file('a.txt', '')], knownOn: '2026-11-23' }, 'description.refused.day-ahead'],
  ])('refuses %s', async (_, sent, reason) => {
    await expect(send(sent)).rejects.toMatchObject({ name: 'Refused', code: reason });
  });

  it('is not permitted to who only reads', async () => {
    await expect(send({ files: [file('a.txt', other(1))] }, auditor)).rejects.toThrow(Forbidden);
  });
});

describe('the plan', () => {
  it('says what is new, what changes from what to what, and what is the same', async () => {
    const id = await planned({
      files: [file('uusi.txt', other(1)), file('sama.txt', sampleText), file('muuttunut.txt', renamed)],
      knownOn: '2026-11-01',
    });
    expect(await stored(id)).toMatchObject({
      state: 'ready',
      newCount: 1,
      changedCount: 1,
      sameCount: 1,
      filesRead: 3,
    });
    expect(await items(id)).toMatchObject([
      {
        outcome: 'changed',
        code,
        source: 'muuttunut.txt',
        previousKnownOn: '2012-03-01',
        changes: [{ field: 'name', before: 'Pohjoinen polku', after: 'Eteläinen polku' }],
      },
      { outcome: 'new', code: 'S20001', source: 'uusi.txt', knownOn: '2026-11-01' },
    ]);
    expect(await countVersions()).toBe(1);
    expect(await told()).toEqual([`description.import-ready /workspace/imports/${id}`]);
  });

  it('says where and why something is refused', async () => {
    const id = await planned({
      files: [file('tyhjä.txt', ''), file('kuva.png', 'x'), file('lista.csv', `${list(1)}\nS1,rikki`)],
    });
    expect(await stored(id)).toMatchObject({ state: 'ready', newCount: 1, refusedCount: 3 });
    expect((await items(id)).slice(0, 3)).toMatchObject([
      { outcome: 'refused', source: 'tyhjä.txt', refusal: { reason: 'empty' } },
      { outcome: 'refused', source: 'kuva.png', refusal: { reason: 'unsupported', details: { found: '.png' } } },
      { outcome: 'refused', source: 'lista.csv', line: 3, refusal: { reason: 'listColumns' } },
    ]);
  });

  it('keeps of what concerns a named person only that it differs', async () => {
    const changed = sampleText.replace('Aino Esimerkki', 'Tapio Malli');
    expect(changed).not.toBe(sampleText);
    const id = await planned({ files: [file('henkilö.txt', changed)], knownOn: '2026-11-01' });
    expect(await items(id)).toMatchObject([{ outcome: 'changed', changes: [{ before: '', after: '' }] }]);
  });

  it('refuses rows of projects of others, and of new ones, to who may import only some', async () => {
    await importText(test.target, { name: 'vieras.txt', knownOn: '2012-03-01', content: other(5) });
    const files = [file('oma.txt', renamed), file('vieras.txt', other(5)), file('uusi.txt', other(6))];
    const pairs = `mother_code,parallel_code\n${code},S20005\n`;
    const id = await planned({ files: [...files, file('parit.csv', pairs)], knownOn: '2026-11-01' }, ofProject);
    expect(await stored(id, ofProject)).toMatchObject({
      newCount: 0,
      changedCount: 1,
      refusedCount: 3,
      newLinkCount: 0,
    });
    expect((await items(id, ofProject)).slice(0, 3)).toMatchObject([
      { source: 'vieras.txt', refusal: { reason: 'foreignProject', details: { found: 'S20005' } } },
      { source: 'uusi.txt', refusal: { reason: 'newProject', details: { found: 'S20006' } } },
      { source: 'parit.csv', refusal: { reason: 'foreignProject', details: { found: 'S20005' } } },
    ]);
    await confirm(id, ofProject);
    await run();
    expect(await stored(id, ofProject)).toMatchObject({ state: 'done', recordedNew: 0, recordedChanged: 1 });
    const { rows } = await sql`select from project where code = 'S20006'`.execute(test.owner);
    expect(rows).toHaveLength(0);
  });

  it('is seen by its sender and by those with a right to everything, but by no other', async () => {
    const id = await planned({ files: [file('uusi.txt', other(1))] });
    const seenBy = (actor: Actor) =>
      readingAs(test.database, actor.userId, async (read) => ({
        found: await findStoredImport(read, id),
        listed: (await listStoredImports(read, undefined)).rows,
        items: (await listStoredItems(read, id, { after: 0 })).rows,
        files: await listStoredFiles(read, id),
      }));
    expect(await seenBy(auditor)).toMatchObject({ found: { id }, listed: [{ id }], items: [{}], files: [{}] });
    expect(await seenBy(ofProject)).toEqual({ found: undefined, listed: [], items: [], files: [] });
  });
});

describe('taking it in', () => {
  it('writes the versions, forgets the files, and tells the sender and the audit', async () => {
    const id = await takenIn({
      files: [file('uusi.txt', other(1)), file('muuttunut.txt', renamed)],
      knownOn: '2026-11-01',
    });
    expect(await stored(id)).toMatchObject({ state: 'done', recordedNew: 1, recordedChanged: 1 });
    expect(await countVersions()).toBe(3);
    expect(await keptBytes(id)).toBe(0);
    expect(await audited()).toEqual([
      'description.import authority received',
      'description.import authority confirmed',
      'description.import recorded',
    ]);
    expect(await told()).toEqual([
      `description.import-ready /workspace/imports/${id}`,
      `description.import-done /workspace/imports/${id}`,
    ]);
  });

  it('changes nothing the second time, and says that these files have been imported', async () => {
    const sent = { files: [file('uusi.txt', other(1))], knownOn: '2026-11-01' };
    const first = await takenIn(sent);
    const second = await planned(sent);
    expect(second).not.toBe(first);
    expect(await stored(second)).toMatchObject({ state: 'ready', newCount: 0, changedCount: 0, sameCount: 1 });
    expect(await filesOf(second)).toMatchObject([{ isKnown: true }]);
    const earlier = await readingAs(test.database, importer.userId, async (read) =>
      findEarlierOfSameFiles(read, await stored(second)),
    );
    expect(earlier).toBe(first);
    await expect(confirm(second)).rejects.toThrow(Conflict);
  });

  it('is only for who sent the files', async () => {
    const id = await planned({ files: [file('uusi.txt', other(1))] });
    const colleague = await createActor(test, { given: [{ role: 'authority' }] });
    await expect(confirm(id, colleague)).rejects.toThrow(Forbidden);
    await expect(discard(id, colleague)).rejects.toThrow(Forbidden);
    await expect(confirm(id, ofProject)).rejects.toThrow(NotFound);
  });

  it('goes on after the last whole batch when it was cut off, and counts each version once', async () => {
    const id = await planned({ files: [file('lista.csv', list(2300))] });
    expect(await stored(id)).toMatchObject({ newCount: 2300 });
    await confirm(id);
    const dying = async () => {
      const client = await connectServiceClient(test.target);
      let batches = 0;
      const query = client.query.bind(client) as (...values: unknown[]) => Promise<unknown>;
      // The connection breaks while the second batch is on its way.
      client.query = ((...values: unknown[]) => {
        const text = values[0];
        const words = typeof text === 'string' ? text : (text as { text?: string }).text;
        if (words?.trimStart().startsWith('insert into description_content')) batches += 1;
        if (batches === 2) throw new Error('the connection broke');
        return query(...values);
      }) as typeof client.query;
      return client;
    };
    await run(undefined, dying);
    expect(await stored(id)).toMatchObject({
      state: 'recording',
      recordedNew: 1000,
      itemsDone: 1000,
      itemsTotal: 2300,
    });
    expect(reports.at(-1)).toContain('the connection broke');
    await run();
    expect(await stored(id)).toMatchObject({ state: 'done', recordedNew: 2300 });
    expect(await countVersions()).toBe(2301);
  });

  it('ends between two files when the service is stopped, and is read again', async () => {
    const id = await send({ files: [file('uusi.txt', other(1)), file('toinen.txt', other(2))] });
    const stopping = new AbortController();
    await run(stopping.signal, () => {
      stopping.abort();
      return connectServiceClient(test.target);
    });
    expect(await stored(id)).toMatchObject({ state: 'received', isBegun: false });
    await run();
    expect(await stored(id)).toMatchObject({ state: 'ready', newCount: 2 });
  });

  it('is given up after it failed a few times', async () => {
    const id = await send({ files: [file('uusi.txt', other(1))] });
    const failing = () => Promise.reject(new Error('no connection'));
    for (let attempt = 0; attempt < 4; attempt += 1) await run(undefined, failing);
    expect(await stored(id)).toMatchObject({ state: 'failed', failure: 'given-up' });
    expect(await keptBytes(id)).toBe(0);
    expect(await told()).toEqual([`description.import-failed /workspace/imports/${id}`]);
  });

  it('waits while an import is running elsewhere, and says so', async () => {
    const id = await planned({ files: [file('uusi.txt', other(1))] });
    await confirm(id);
    const elsewhere = await connectClient(test.target);
    await elsewhere.query('select pg_advisory_lock($1)', [advisoryLocks.import]);
    const running = run();
    await expect.poll(async () => (await stored(id)).isHeldUp).toBe(true);
    await elsewhere.end();
    await running;
    expect(await stored(id)).toMatchObject({ state: 'done', isHeldUp: false, recordedNew: 1 });
  });

  it('comes after the imports that were sent before it', async () => {
    await send({ files: [file('uusi.txt', other(1))] }, ofProject);
    const id = await send({ files: [file('toinen.txt', other(2))] });
    const count = await readingAs(test.database, importer.userId, (read) => countWaitingBefore(read, id));
    expect(count).toBe(1);
  });
});

describe('giving it up', () => {
  it('forgets the files; nothing is written, and a second time changes nothing', async () => {
    const id = await planned({ files: [file('uusi.txt', other(1))] });
    await discard(id);
    await discard(id);
    expect(await stored(id)).toMatchObject({ state: 'discarded' });
    expect(await keptBytes(id)).toBe(0);
    expect(await countVersions()).toBe(1);
    expect((await audited()).at(-1)).toBe('description.import authority discarded');
  });

  it('is too late once it is being taken in', async () => {
    const id = await planned({ files: [file('uusi.txt', other(1))] });
    await confirm(id);
    await expect(discard(id)).rejects.toThrow(Conflict);
  });

  it('happens by itself when nobody confirms for a month', async () => {
    const id = await planned({ files: [file('uusi.txt', other(1))] });
    await sql`update description_import set received_at = ${'2026-10-01T00:00:00Z'} where id = ${id}`.execute(
      test.owner,
    );
    await run();
    expect(await stored(id)).toMatchObject({ state: 'discarded' });
    expect(await keptBytes(id)).toBe(0);
    expect(await reading(test.owner).selectFrom('descriptionImportItem').select('position').execute()).toHaveLength(1);
  });
});

it('a year after an import has ended, what it had found is forgotten, and its numbers are kept', async () => {
  const id = await takenIn({ files: [file('new.txt', other(1))], knownOn: '2026-01-01' });
  const second = await takenIn({ files: [file('second.txt', other(2))], knownOn: '2026-01-01' });
  const forgetAt = (instant: string) =>
    writingAs(test.database, SERVICE, (tx) => forgetOldItems(tx, { now: () => new Date(instant) }));
  expect(await forgetAt('2027-11-22T00:00:00Z')).toBe(false);
  expect(await items(id)).toHaveLength(1);
  expect(await forgetAt('2027-11-23T00:00:00Z')).toBe(true);
  expect(await items(second)).toHaveLength(1);
  expect(await forgetAt('2027-11-23T00:00:00Z')).toBe(true);
  expect(await items(second)).toEqual([]);
  expect(await items(id)).toEqual([]);
  expect(await stored(id)).toMatchObject({ newCount: 1, itemsForgottenAt: new Date('2027-11-23T00:00:00Z') });
  expect(await forgetAt('2027-11-24T00:00:00Z')).toBe(false);
});
