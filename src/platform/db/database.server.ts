import { CamelCasePlugin, Kysely, PostgresDialect, type RawBuilder, type Transaction } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import pg from 'pg';
import { EnvironmentFailure } from '../environment-failure.ts';
import { connectionFailure, versionProblem } from './connection-failure.server.ts';
import { clientConfig, type DatabaseTarget, describeTarget } from './database-target.server.ts';
import type { DB } from './schema.gen.ts';
import { valueParsers } from './value-parsers.server.ts';

/** The whole database: opened once by whoever starts a process, closed with `database.destroy()`. */
export type Database = Kysely<DB>;

/** A handle that can only read: the first argument of every query. Its type has no insert, update or delete. */
export type Read = ReadonlyKysely<DB>;

/** An open transaction: the first argument of every command. */
export type Tx = Transaction<DB>;

const POOL_SIZE = 10;
/** For readers who take as long as they like, so that they never take a connection from the pages. */
const CURSOR_POOL_SIZE = 4;
const CONNECT_TIMEOUT_MS = 10_000;
const SESSION_SETTINGS = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'`;

/** Opens the database after making sure that it answers and is new enough. Throws `EnvironmentFailure` otherwise. */
export async function openDatabase(target: DatabaseTarget): Promise<Database> {
  const client = await connectClient(target);
  await client.end();
  const pool = openPool(target, POOL_SIZE);
  const cursorPool = openPool(target, CURSOR_POOL_SIZE);
  const database = kyselyOver({
    options: pool.options,
    connect: () => pool.connect(),
    end: async () => {
      await Promise.all([pool.end(), cursorPool.end()]);
    },
  });
  cursorDatabases.set(database, kyselyOver(cursorPool));
  return database;
}

function openPool(target: DatabaseTarget, size: number): pg.Pool {
  const pool = new pg.Pool({
    ...sessionConfig(target),
    max: size,
    onConnect: async (connected) => {
      await connected.query(SESSION_SETTINGS);
    },
  });
  ignoreBrokenConnections(pool);
  return pool;
}

const cursorDatabases = new WeakMap<Database, Database>();

/** The same database over the few connections that are kept for cursors; one over a single connection has no others. */
export function databaseForCursors(database: Database): Database {
  return cursorDatabases.get(database) ?? database;
}

/**
 * One connection of its own, for what a pool cannot do: COPY, temporary tables, session locks. The caller ends it.
 * Throws `EnvironmentFailure` when the database does not answer or is too old.
 */
export async function connectClient(target: DatabaseTarget): Promise<pg.Client> {
  const client = new pg.Client(sessionConfig(target));
  // When the connection breaks while idle, the next query says so; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
    refuseOldServer(Number(rows[0]?.version), target);
    await client.query(SESSION_SETTINGS);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error instanceof EnvironmentFailure ? error : connectionFailure(error, target);
  }
}

/**
 * Queries and commands on the very connection of `client`, so that they see its temporary tables and its COPYed rows:
 * `await databaseOn(client).transaction().execute(async (tx) => …)`. Ending the client stays with its owner.
 */
export function databaseOn(client: pg.Client): Database {
  const connection = { query: client.query.bind(client), release: () => {} };
  return kyselyOver({ options: {}, connect: async () => connection, end: async () => {} });
}

/** Lets a transaction, or the whole database, be read from: a `Tx` is not assignable to `Read`, since it can write. */
export function reading(handle: Database | Tx): Read {
  return handle as unknown as Read;
}

/**
 * Runs a read written as plain SQL, the columns coming back in camelCase: ``selectRows(read, sql<Row>`select …`)``.
 * `Read` cannot look into SQL text: that it only selects is on the author.
 */
export async function selectRows<Row>(read: Read, query: RawBuilder<Row>): Promise<Row[]> {
  const { rows } = await query.execute(read as unknown as Database);
  return rows;
}

/**
 * Runs several reads that must tell of one state of the database, whatever others write meanwhile. Within a transaction of the
 * caller's they simply run there.
 */
export async function inOneSnapshot<Result>(read: Read, work: (read: Read) => Promise<Result>): Promise<Result> {
  const handle = read as unknown as Database;
  if (handle.isTransaction) return work(read);
  const transaction = handle.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return transaction.execute((tx) => work(reading(tx)));
}

function sessionConfig(target: DatabaseTarget): pg.ClientConfig {
  return {
    ...clientConfig(target),
    application_name: 'koordi',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: valueParsers(),
  };
}

/** When the server restarts, the query under way fails and the pool connects anew; without listeners the process would end. */
function ignoreBrokenConnections(pool: pg.Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
}

function refuseOldServer(versionNumber: number, target: DatabaseTarget): void {
  const problem = versionProblem(versionNumber);
  if (problem) throw new EnvironmentFailure(`The database ${describeTarget(target)} cannot be used: ${problem}.`);
}

function kyselyOver(pool: ConstructorParameters<typeof PostgresDialect>[0]['pool']): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    // The keys inside jsonb documents are data, not names of columns: they stay as they are.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}
