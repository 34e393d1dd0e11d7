import type pg from 'pg';
import { connectClient } from '#platform/db/database.server.ts';
import type { BenchDatabase, BenchServer } from './bench-server.ts';

/** Tables with rows of one version, by `description_version_id`. */
const tablesOfVersions = [
  'description_search',
  'description_area',
  'description_party',
  'description_content',
] as const;

/** Codes have a letter and digits; copies take the letters that follow. */
const mostCopies = 7;

/**
 * A new database with the projects of another several times over: the same descriptions under new codes. PostgreSQL copies
 * them without reading or judging anything, some fifty times as fast as an import. Nobody may be connected to the other.
 */
export async function multiplyRegister(
  server: BenchServer,
  original: BenchDatabase,
  name: string,
  times: number,
): Promise<BenchDatabase> {
  if (times - 1 > mostCopies) throw new RangeError(`There are letters for ${mostCopies} copies.`);
  const database = await server.create(name, original);
  const client = await connectClient(database.target);
  try {
    await client.query(`set maintenance_work_mem = '512MB'`);
    const projects = await greatestId(client, 'project');
    const versions = await greatestId(client, 'description_version');
    await copyRows(client, 'project', times, {
      id: `id + copy * ${projects}`,
      code: 'chr(ascii(code) + copy) || substr(code, 2)',
    });
    await copyRows(client, 'description_version', times, {
      id: `id + copy * ${versions}`,
      project_id: `project_id + copy * ${projects}`,
      described_id: `described_id + copy * ${versions}`,
    });
    for (const table of tablesOfVersions) {
      await copyRows(client, table, times, {
        description_version_id: `description_version_id + copy * ${versions}`,
      });
    }
    await tidyUp(client);
  } finally {
    await client.end();
  }
  return database;
}

/** What PostgreSQL does by itself within some minutes of many changes, done now. */
export async function tidy({ target }: BenchDatabase): Promise<void> {
  const client = await connectClient(target);
  try {
    await tidyUp(client);
  } finally {
    await client.end();
  }
}

async function tidyUp(client: pg.Client): Promise<void> {
  await client.query('vacuum (analyze)');
}

async function greatestId(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ id: number }>(`select max(id) as id from ${table}`);
  return rows[0]?.id ?? 0;
}

/** `changed`: expressions over a row and `copy` (from 1) for the columns that differ between copies. */
async function copyRows(
  client: pg.Client,
  table: string,
  times: number,
  changed: Readonly<Record<string, string>>,
): Promise<void> {
  const indexes = await dropWordIndexes(client, table);
  const columns = await columnsOf(client, table);
  await client.query(`
    insert into ${table} (${columns.join(', ')}) overriding system value
    select ${columns.map((column) => changed[column] ?? column).join(', ')}
    from ${table}, generate_series(1, ${times - 1}) copy
    order by copy, ${columns[0]}`);
  for (const index of indexes) await client.query(index);
  if (columns.includes('id')) {
    await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), max(id)) from ${table}`);
  }
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** An index on words is built much faster than it is filled row by row. Answers the statements that make them again. */
async function dropWordIndexes(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select relation.relname as name, pg_get_indexdef(relation.oid) as definition
     from pg_index index
     join pg_class relation on relation.oid = index.indexrelid
     join pg_am method on method.oid = relation.relam
     where index.indrelid = $1::regclass and method.amname = 'gin'`,
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}
