import { AsyncLocalStorage } from 'node:async_hooks';
import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Database, Tx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.gen.ts';

/** The transaction of the act under way, as long as it is open. */
const underWay = new AsyncLocalStorage<{ tx: Tx | undefined }>();

/**
 * Runs an act of signing in, so that what the library writes for it and what we write beside it, the audit above all, is one
 * transaction. An answer of the library that refuses is an answer, not a failure: what it counted stays counted.
 */
export async function inSignInTransaction<Result>(
  database: Database,
  isRefusal: (error: unknown) => boolean,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const outcome = await database.transaction().execute(async (tx) => {
    const act = { tx: tx as Tx | undefined };
    try {
      return { result: await underWay.run(act, () => work(tx)) };
    } catch (error) {
      if (isRefusal(error)) return { refusal: error };
      throw error;
    } finally {
      act.tx = undefined;
    }
  });
  if ('result' in outcome) return outcome.result;
  throw outcome.refusal;
}

/** The database for the library: every query runs in the transaction of the act under way, or by itself where there is none. */
export function databaseOfActUnderWay(database: Database): Database {
  const connection: DatabaseConnection = {
    executeQuery: <Row>(query: CompiledQuery) => (underWay.getStore()?.tx ?? database).executeQuery<Row>(query),
    streamQuery: () => {
      throw new Error('The library for signing in does not stream.');
    },
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: refuseTransaction,
    commitTransaction: refuseTransaction,
    rollbackTransaction: refuseTransaction,
    destroy: async () => {},
  };
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

async function refuseTransaction(): Promise<void> {
  throw new Error('Transactions of signing in are opened by inSignInTransaction.');
}
