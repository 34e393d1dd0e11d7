import { text } from 'node:stream/consumers';
import { parse as readCsv } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceAreas } from '#features/codelist/public.server.ts';
import { readZip } from '#platform/files/zip.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database.ts';
import { loadDemo } from '../../../demo/load-demo.ts';
import { bulkStream, digestOf } from './bulk-file.server.ts';
import { type BulkFile, bulkFiles, datasets } from './dataset.model.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.transaction().execute((tx) => loadReferenceAreas(tx));
  await loadDemo(test.target, { now: () => new Date('2026-01-01T12:00:00Z') });
}, 60_000);

afterAll(() => test.close());

const fileOf = (file: BulkFile, on?: string) => text(bulkStream(test.database, file, on));

async function textInside(file: BulkFile): Promise<string> {
  if (file.format !== 'xlsx') return fileOf(file);
  const chunks: Buffer[] = [];
  for await (const chunk of bulkStream(test.database, file)) chunks.push(Buffer.from(chunk));
  let whole = '';
  for await (const member of readZip(Buffer.concat(chunks))) whole += Buffer.from(await member.read()).toString();
  return whole;
}

async function rowsOf(dataset: BulkFile['dataset'], on?: string): Promise<Record<string, unknown>[]> {
  const lines = (await fileOf({ dataset, format: 'ndjson' }, on)).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

describe('the files of the whole register', () => {
  it('hold every project that is told now, once, by code', async () => {
    const codes = (await rowsOf('projects')).map(({ code }) => String(code));
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from description_version
      where in_force_from is not null and in_force_until is null`.execute(test.database);
    expect(codes).toHaveLength(rows[0]?.count ?? 0);
    expect(codes).toEqual([...new Set(codes)].toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('have the columns that the reference names, in their order', async () => {
    for (const file of bulkFiles.filter(({ format }) => format === 'csv')) {
      const [header, ...rows] = readCsv(await fileOf(file), { bom: true });
      expect(header).toEqual(datasets[file.dataset].columns?.map(({ name }) => name));
      expect(rows.length, file.dataset).toBeGreaterThan(0);
    }
  });

  it('say the same in CSV and NDJSON', async () => {
    const csv: Record<string, string>[] = readCsv(await fileOf({ dataset: 'projects', format: 'csv' }), {
      bom: true,
      columns: true,
    });
    const json = await rowsOf('projects');
    const inCsv = csv.map((row) => [row.code, Number(row.granted_eu_state || 0), row.regions]);
    const inJson = json.map((row) => [row.code, row.granted_eu_state ?? 0, (row.regions as string[]).join('|')]);
    expect(inCsv).toEqual(inJson);
  });

  it('tell the register as it was on a day', async () => {
    const now = await rowsOf('projects');
    const then = await rowsOf('projects', '2012-01-31');
    expect(then.length).toBeGreaterThan(0);
    expect(then.length).toBeLessThan(now.length);
    expect(await rowsOf('areas', '2012-01-31')).not.toHaveLength((await rowsOf('areas')).length);
  });

  it('are the same to the byte as long as the register is', async () => {
    for (const file of bulkFiles) {
      const [first, second] = [bulkStream(test.database, file), bulkStream(test.database, file)];
      expect(await digestOf(first)).toEqual(await digestOf(second));
    }
  });

  it('hold no contact person: no name, telephone or e-mail', { timeout: 120_000 }, async () => {
    const { rows } = await sql<{ value: string | null }>`
      select distinct record -> 'fields' ->> field as value
      from description_content, unnest('{contactName,contactPhone,contactEmail,organisationPhone}'::text[]) field`.execute(
      test.database,
    );
    // What is shorter than a name or a number is no person, and stands in many a word.
    const personal = rows.map(({ value }) => value).filter((value) => (value ?? '').length > 7);
    expect(personal.length).toBeGreaterThan(100);
    const pattern = new RegExp(
      [...new Set(personal)].map((value) => (value ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'),
    );
    for (const file of bulkFiles) {
      const content = await textInside(file);
      expect(pattern.exec(content)?.[0], `${file.dataset}.${file.format}`).toBeUndefined();
      expect(/[\w.]+(@|\(at\))[\w.]+/.exec(content)?.[0], `${file.dataset}.${file.format}`).toBeUndefined();
    }
  });

  it('end their query when the reader goes away', async () => {
    const stream = bulkStream(test.database, { dataset: 'descriptions', format: 'ndjson' });
    for await (const _chunk of stream) break;
    const open = async () => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`.execute(test.database);
      return rows[0]?.count;
    };
    await expect.poll(open).toBe(0);
  });
});
