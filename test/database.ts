import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connectClient, type Database, databaseOn, openDatabase } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';

export interface TestDatabase {
  /** As pages and jobs have it: row-level security holds. */
  readonly database: Database;
  /** As its owner has it, for what the service may not do: looking behind the walls, truncating, planting faults. */
  readonly owner: Database;
  /** For a connection of its own: `connectClient(target)`. */
  readonly target: DatabaseTarget;
  close(): Promise<void>;
}

/**
 * A migrated, otherwise empty database of this test file's own, in some 50 ms:
 *
 * ```ts
 * const { database, close } = await createTestDatabase();
 * afterAll(close);
 * ```
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const target = await createDatabase(`template ${inject('databaseServer').template} strategy file_copy`);
  return opened(target);
}

/** A database with nothing in it, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const target = await createDatabase('');
  return opened(target);
}

async function createDatabase(options: string): Promise<DatabaseTarget> {
  const { socketDirectory, user } = inject('databaseServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name} ${options}`);
  return { socketDirectory, user, database: name };
}

async function opened(target: DatabaseTarget): Promise<TestDatabase> {
  const database = await openDatabase(target);
  const client = await connectClient(target);
  return {
    database,
    owner: databaseOn(client),
    target,
    close: async () => {
      await database.destroy();
      await client.end();
      if ('database' in target) await administer(`drop database ${target.database} with (force)`);
    },
  };
}

async function administer(statement: string): Promise<void> {
  const { socketDirectory, user } = inject('databaseServer');
  const client = await connectClient({ socketDirectory, user, database: 'postgres' });
  await client.query(statement);
  await client.end();
}
