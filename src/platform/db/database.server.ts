import {
  CamelCasePlugin,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import pg from 'pg';
import { EnvironmentFailure } from '../environment-failure.ts';
import { Busy } from '../errors.ts';
import { connectionFailure, versionProblem } from './connection-failure.server.ts';
import { clientConfig, type DatabaseTarget, describeTarget } from './database-target.server.ts';
import { PreparingClient } from './prepared-client.server.ts';
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
const SIGN_IN_POOL_SIZE = 4;
const CONNECT_TIMEOUT_MS = 10_000;
const SESSION_SETTINGS = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'`;

/** In whose name connections work; neither owns anything, see `db/migrations/0010_platform__roles.sql`. */
type DatabaseRole = 'koordi_app' | 'koordi_sign_in';

/**
 * Opens the migrated database for pages, API and jobs, after making sure that it answers and is new enough. Row-level security
 * holds: see `writingAs`. Throws `EnvironmentFailure`. Who waits for a free connection for longer than `patienceMs` gets `Busy`.
 */
export async function openDatabase(
  target: DatabaseTarget,
  { patienceMs = CONNECT_TIMEOUT_MS }: { readonly patienceMs?: number } = {},
): Promise<Database> {
  const client = await connectClient(target);
  await client.end();
  const pool = openPool(target, POOL_SIZE, 'koordi_app', patienceMs);
  const cursorPool = openPool(target, CURSOR_POOL_SIZE, 'koordi_app');
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

/** A few connections that alone may read what people sign in with. The caller destroys it. */
export function openSignInDatabase(target: DatabaseTarget): Database {
  return kyselyOver(openPool(target, SIGN_IN_POOL_SIZE, 'koordi_sign_in'));
}

function openPool(target: DatabaseTarget, size: number, role: DatabaseRole, patienceMs = CONNECT_TIMEOUT_MS): pg.Pool {
  const pool = new pg.Pool({
    ...sessionConfig(target),
    Client: PreparingClient,
    pipeline: true,
    connectionTimeoutMillis: patienceMs,
    max: size,
    onConnect: async (connected) => {
      await connected.query(`${SESSION_SETTINGS}; set role ${role}`);
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
 * The same for what Koordi does by itself beside the pages, as jobs have it: row-level security holds, and lets the service pass.
 * The caller ends it.
 */
export async function connectServiceClient(target: DatabaseTarget): Promise<pg.Client> {
  const client = await connectClient(target);
  await client.query(`set role koordi_app; select set_config('koordi.user', '${SERVICE}', false)`);
  return client;
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

/** The work that Koordi does by itself, for row-level security and the audit. */
export const SERVICE = 'service';

/**
 * Says in whose name the rest of a transaction works, for row-level security: the id of a user, or `SERVICE`. Ends with the
 * transaction.
 */
export async function actingAs(tx: Tx, userId: string): Promise<void> {
  await sql`/* prepared acting-as with the next */ select set_config('koordi.user', ${userId}, true)`.execute(tx);
}

/** Runs reads in the name of a user in one snapshot: without a name, row-level security shows nothing of what it guards. */
export async function readingAs<Result>(
  database: Database,
  userId: string,
  work: (read: Read) => Promise<Result>,
): Promise<Result> {
  const transaction = database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return transaction.execute(async (tx) => {
    await actingAs(tx, userId);
    return work(reading(tx));
  });
}

/**
 * Runs an act in the name of a user, in one transaction. When it collides with another that PostgreSQL let pass, it is undone and,
 * up to `attempts` times in all, begun anew: more than once only for work that does nothing outside the database. Throws `Busy`
 * when it collided each time.
 */
export async function writingAs<Result>(
  database: Database,
  userId: string,
  work: (tx: Tx) => Promise<Result>,
  { attempts = 1 }: { readonly attempts?: number } = {},
): Promise<Result> {
  try {
    return await database.transaction().execute(async (tx) => {
      await actingAs(tx, userId);
      return work(tx);
    });
  } catch (error) {
    if (!isCollision(error)) throw error;
    if (attempts > 1) return writingAs(database, userId, work, { attempts: attempts - 1 });
    throw new Busy('Another act came between, and this one was undone.', { cause: error });
  }
}

/** A serialization failure or a deadlock: nobody's mistake, and nothing was written. */
export function isCollision(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
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

function kyselyOver(pool: PostgresPool): Database {
  const patient = { options: pool.options, connect: () => connectionOf(pool), end: () => pool.end() };
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool: patient }),
    // The keys inside jsonb documents are data, not names of columns: they stay as they are.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** A connection as soon as one is free. Throws `Busy` when that takes too long, which only the words of the pool tell. */
async function connectionOf(pool: PostgresPool): Promise<PostgresPoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    const isFull = error instanceof Error && error.message.includes('timeout exceeded when trying to connect');
    throw isFull ? new Busy('No connection to the database became free in time.', { cause: error }) : error;
  }
}
