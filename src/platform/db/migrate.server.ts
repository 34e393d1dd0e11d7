import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { EnvironmentFailure } from '../environment-failure.ts';
import { advisoryLocks } from './advisory-locks.ts';
import { errorCode } from './connection-failure.server.ts';
import { connectClient } from './database.server.ts';
import type { DatabaseTarget } from './database-target.server.ts';

// Migrations are plain SQL files `NNNN_<room>__<subject>.sql`, forward only, each applied in a transaction of its own. A file
// with the line `-- koordi:no-transaction` (for CREATE INDEX CONCURRENTLY) holds exactly one statement that may be run again.

const MIGRATIONS = fileURLToPath(new URL('../../../db/migrations', import.meta.url));
const FILE_NAME = /^(\d{4})_[a-z0-9_-]+\.sql$/;
const NO_TRANSACTION = /^-- koordi:no-transaction$/m;
const LOCK_POLL_MS = 50;
const LOCK_PATIENCE_MS = 120_000;

interface Migration {
  readonly name: string;
  readonly number: string;
  readonly sql: string;
  readonly sha256: string;
}

export interface MigrateOptions {
  /** Folder of the files; the project's own by default. */
  readonly directory?: string;
  /** Called after each file. */
  readonly onApplied?: (name: string, milliseconds: number) => void;
}

/**
 * Brings the database to the structure of this program and returns the names of the files applied, none when it was there.
 * Any number of processes may call it at once. Behind a pooler it needs a direct connection, since its lock is the session's.
 * Throws `EnvironmentFailure` when the database and the files do not belong together or a file fails.
 */
export async function migrate(target: DatabaseTarget, options: MigrateOptions = {}): Promise<string[]> {
  const migrations = readMigrations(options.directory ?? MIGRATIONS);
  const client = await connectClient(target);
  try {
    await takeLock(client);
    const pending = await findPending(client, migrations);
    for (const migration of pending) {
      const startedAt = performance.now();
      await apply(client, migration);
      options.onApplied?.(migration.name, Math.round(performance.now() - startedAt));
    }
    return pending.map(({ name }) => name);
  } finally {
    await client.end().catch(() => {});
  }
}

function readMigrations(directory: string): Migration[] {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const migrations = names.map((name) => readMigration(directory, name));
  for (const [index, { name, number }] of migrations.entries()) {
    const previous = migrations[index - 1];
    if (previous?.number === number) {
      throw new EnvironmentFailure(`The migrations ${previous.name} and ${name} have the same number: renumber one.`);
    }
  }
  return migrations;
}

function readMigration(directory: string, name: string): Migration {
  const number = FILE_NAME.exec(name)?.[1];
  if (number === undefined) {
    throw new EnvironmentFailure(`The migration ${name} is misnamed: expected NNNN_room__subject.sql.`);
  }
  // Git may check files out with other line ends; that is no edit.
  const sql = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
  return { name, number, sql, sha256: createHash('sha256').update(sql).digest('hex') };
}

/**
 * The lock comes before any statement, as `create … if not exists` is not safe in a race. It is polled: a session waiting in
 * pg_advisory_lock() would deadlock with a CREATE INDEX CONCURRENTLY of the one that holds it. Ending the session frees it.
 */
async function takeLock(client: Client): Promise<void> {
  const deadline = performance.now() + LOCK_PATIENCE_MS;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      advisoryLocks.migrations,
    ]);
    if (rows[0]?.taken) return;
    if (performance.now() > deadline) {
      throw new EnvironmentFailure('Another process has been migrating the database for two minutes: try again later.');
    }
    await wait(LOCK_POLL_MS);
  }
}

async function findPending(client: Client, migrations: readonly Migration[]): Promise<Migration[]> {
  await createLedger(client);
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from koordi_meta.migration order by name',
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, sha256 } of rows) {
    const migration = known.get(name);
    if (!migration) {
      throw new EnvironmentFailure(
        `The database has the migration ${name}, which this Koordi does not know: it was used with a newer Koordi, so update this one.`,
      );
    }
    if (migration.sha256 !== sha256) {
      throw new EnvironmentFailure(
        `The migration ${name} was edited after the database had applied it: restore the file and write a new migration.`,
      );
    }
  }
  const applied = new Set(rows.map(({ name }) => name));
  const pending = migrations.filter(({ name }) => !applied.has(name));
  refuseLatecomer(pending[0], rows.at(-1)?.name);
  return pending;
}

function refuseLatecomer(first: Migration | undefined, lastApplied: string | undefined): void {
  if (!first || !lastApplied || first.name > lastApplied) return;
  throw new EnvironmentFailure(
    `The migration ${first.name} comes before ${lastApplied}, which the database has already: give it the next free number.`,
  );
}

async function createLedger(client: Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('koordi_meta.migration') is not null as exists`,
  );
  if (rows[0]?.exists) return;
  try {
    await client.query(`
      create schema koordi_meta;
      create table koordi_meta.migration (
        name text primary key,
        sha256 text not null,
        applied_at timestamptz not null default now()
      );
      comment on table koordi_meta.migration is 'Migration files this database has applied, with the digest of each.';
    `);
  } catch (error) {
    throw failed('The database cannot be prepared', error);
  }
}

async function apply(client: Client, { name, sql, sha256 }: Migration): Promise<void> {
  const inTransaction = !NO_TRANSACTION.test(sql);
  try {
    if (inTransaction) await client.query(`begin; set local lock_timeout = '5s'`);
    await client.query(sql);
    await client.query('insert into koordi_meta.migration (name, sha256) values ($1, $2)', [name, sha256]);
    if (inTransaction) await client.query('commit');
  } catch (error) {
    if (inTransaction) await client.query('rollback').catch(() => {});
    throw failed(`The migration ${name} failed`, error, sql);
  }
}

function failed(what: string, error: unknown, sql?: string): EnvironmentFailure {
  if (errorCode(error) === '53100') {
    return new EnvironmentFailure('The disk of the database is full: make room and start again.', { cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  return new EnvironmentFailure(`${what}${lineOf(error, sql)}: ${message}.`, { cause: error });
}

function lineOf(error: unknown, sql: string | undefined): string {
  if (!sql || !(error instanceof Error) || !('position' in error)) return '';
  const position = Number(error.position);
  return Number.isInteger(position) ? ` at line ${sql.slice(0, position).split('\n').length}` : '';
}
