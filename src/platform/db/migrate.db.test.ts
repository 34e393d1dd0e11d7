import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '#test/database.ts';
import { connectClient } from './database.server.ts';
import { migrate } from './migrate.server.ts';

describe('migrate', () => {
  let directory: string;
  let empty: TestDatabase;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'koordi-migrations-'));
    empty = await createEmptyDatabase();
  });

  afterEach(async () => {
    await empty.close();
    rmSync(directory, { recursive: true });
  });

  const file = (name: string, sql: string) => writeFileSync(join(directory, name), sql);
  const run = () => migrate(empty.target, { directory });

  async function query(sql: string): Promise<Record<string, unknown>[]> {
    const client = await connectClient(empty.target);
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  it('applies the files in order, once', async () => {
    file('0002_b__rows.sql', 'insert into a values (1);');
    file('0001_a__table.sql', 'create table a (n int);');
    expect(await run()).toEqual(['0001_a__table.sql', '0002_b__rows.sql']);
    expect(await run()).toEqual([]);
    expect(await query('select n from a')).toEqual([{ n: 1 }]);
  });

  it('lets four runners race without one failing or a file being applied twice', async () => {
    file('0001_a__table.sql', 'create table a (n int); select pg_sleep(0.05);');
    file('0002_a__rows.sql', 'insert into a values (1);');
    file('0003_a__index.sql', '-- koordi:no-transaction\ncreate index concurrently if not exists a_n on a (n);');
    const applied = await Promise.all([run(), run(), run(), run()]);
    expect(applied.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 3]);
    expect(await query('select n from a')).toEqual([{ n: 1 }]);
  });

  it('refuses a file edited after it was applied, but not one with other line ends', async () => {
    file('0001_a__table.sql', 'create table a (\n  n int\n);\n');
    await run();
    file('0001_a__table.sql', 'create table a (\r\n  n int\r\n);\r\n');
    expect(await run()).toEqual([]);
    file('0001_a__table.sql', 'create table a (\n  m int\n);\n');
    await expect(run()).rejects.toThrow('The migration 0001_a__table.sql was edited after the database had applied it');
  });

  it('undoes a file that fails, keeps those before it, and says file and line', async () => {
    file('0001_a__table.sql', 'create table a (n int);');
    file('0002_a__rows.sql', 'insert into a values (1);\ninsert into b values (1);');
    await expect(run()).rejects.toThrow(
      'The migration 0002_a__rows.sql failed at line 2: relation "b" does not exist.',
    );
    expect(await query('select n from a')).toEqual([]);
    expect(await query('select name from koordi_meta.migration')).toEqual([{ name: '0001_a__table.sql' }]);
  });

  it('refuses a database that a newer program has migrated', async () => {
    file('0001_a__table.sql', 'create table a (n int);');
    file('0002_a__more.sql', 'create table b (n int);');
    await run();
    rmSync(join(directory, '0002_a__more.sql'));
    await expect(run()).rejects.toThrow('which this Koordi does not know');
  });

  it('refuses a file numbered before one that was applied', async () => {
    file('0002_a__table.sql', 'create table a (n int);');
    await run();
    file('0001_a__late.sql', 'create table b (n int);');
    await expect(run()).rejects.toThrow('0001_a__late.sql comes before 0002_a__table.sql');
  });

  it('refuses two files of one number and a file whose name says nothing', async () => {
    file('0001_a__table.sql', 'select 1;');
    file('0001_b__table.sql', 'select 1;');
    await expect(run()).rejects.toThrow('have the same number');
    rmSync(join(directory, '0001_b__table.sql'));
    file('tables.sql', 'select 1;');
    await expect(run()).rejects.toThrow('The migration tables.sql is misnamed');
  });
});

describe('the migrations of this project', () => {
  it('give Finnish alphabetical order', async () => {
    const empty = await createEmptyDatabase();
    await migrate(empty.target);
    const client = await connectClient(empty.target);
    const { rows } = await client.query<{ words: string[] }>(
      `select array_agg(word order by word collate fi_fi) as words
       from unnest(array['Öljy', 'Äänekoski', 'Åbo', 'Zeta', 'aalto', 'Aura', 'öky']) as word`,
    );
    await client.end();
    await empty.close();
    expect(rows[0]?.words).toEqual(['aalto', 'Aura', 'Zeta', 'Åbo', 'Äänekoski', 'öky', 'Öljy']);
  });
});
