import { createReadStream, createWriteStream, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { connectClient } from '#platform/db/database.server.ts';
import { rooms } from '../../architecture/rooms.mjs';
import type { Bench } from './bench.ts';
import type { BenchDatabase } from './bench-server.ts';
import { familyProcessorTime, processorTime } from './process-use.ts';

// The limit of any import: PostgreSQL's own COPY of the very rows that the import leaves, into tables of the same columns
// without an index, a key or a check.

const importedTables = [rooms.organisation, rooms.project, rooms.description].flatMap((room) => room?.tables ?? []);

/** All rows that an import left, as COPY writes them: one file a table. */
export interface FinishedRows {
  readonly tables: readonly { readonly name: string; readonly file: string }[];
  readonly bytes: number;
}

export async function takeOut(database: BenchDatabase, folder: string): Promise<FinishedRows> {
  mkdirSync(folder, { recursive: true });
  const tables = importedTables.map((name) => ({ name, file: join(folder, `${name}.copy`) }));
  await connected(database, async (client) => {
    for (const { name, file } of tables) {
      await pipeline(client.query(copyTo(`copy ${name} to stdout`)), createWriteStream(file));
    }
  });
  return { tables, bytes: tables.reduce((sum, { file }) => sum + statSync(file).size, 0) };
}

/** What COPY of these rows takes, by the clock and in processor time of both sides. */
export interface CopyTime {
  readonly seconds: number;
  readonly processorSeconds: number;
}

/** Copies the rows into bare tables, which go away again. */
export async function copyIntoBareTables(
  { server }: Pick<Bench, 'server'>,
  database: BenchDatabase,
  { tables }: FinishedRows,
): Promise<CopyTime> {
  return connected(database, async (client) => {
    await client.query('create schema bare');
    for (const { name } of tables) await client.query(`create table bare.${name} (like public.${name})`);
    const bothSides = () => processorTime(process.pid) + familyProcessorTime(server.pid);
    const processorBefore = bothSides();
    const startedAt = performance.now();
    for (const { name, file } of tables) {
      await pipeline(createReadStream(file), client.query(copyFrom(`copy bare.${name} from stdin`)));
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const processorSeconds = (bothSides() - processorBefore) / 1000;
    await client.query('drop schema bare cascade');
    return { seconds, processorSeconds };
  });
}

async function connected<Result>(
  { target }: BenchDatabase,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await connectClient(target);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
