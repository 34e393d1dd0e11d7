import { AsyncLocalStorage } from 'node:async_hooks';
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
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
    executeQuery: <Row>(query: CompiledQuery) => executeInAct<Row>(database, query),
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

function executeInAct<Row>(database: Database, query: CompiledQuery): Promise<QueryResult<Row>> {
  const act = underWay.getStore();
  if (!act) return database.executeQuery<Row>(query);
  if (!act.tx) throw new Error('The act of signing in is over: what the library still wants of it comes too late.');
  if (isReservation(query)) return executeApart<Row>(act.tx, query);
  return asksWhoThatIs(query) ? executeInTurn<Row>(act.tx, query) : act.tx.executeQuery<Row>(query);
}

/** Whose account it is that a provider speaks of. Where it is nobody's yet, the library binds it to a user afterwards. */
function asksWhoThatIs({ sql: text }: CompiledQuery): boolean {
  return text.includes('"user_credential"."provider_id" = $1 and "user_credential"."account_id" = $2');
}

/** Somebody who comes for the first time in two windows at once is bound in the one, and found in the other. */
async function executeInTurn<Row>(tx: Tx, query: CompiledQuery): Promise<QueryResult<Row>> {
  const [providerId, accountId] = query.parameters;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`account ${String(providerId)} ${String(accountId)}`}, 0))`.execute(
    tx,
  );
  return tx.executeQuery<Row>(query);
}

/** The library asks on when such a row was there already, for instance because an assertion comes a second time. */
function isReservation({ sql: text }: CompiledQuery): boolean {
  return text.startsWith('insert into "user_verification"');
}

/** Executes what may fail without failing the transaction. */
async function executeApart<Row>(tx: Tx, query: CompiledQuery): Promise<QueryResult<Row>> {
  await tx.executeQuery(CompiledQuery.raw('savepoint reservation'));
  try {
    return await tx.executeQuery<Row>(query);
  } catch (error) {
    await tx.executeQuery(CompiledQuery.raw('rollback to savepoint reservation'));
    throw error;
  } finally {
    await tx.executeQuery(CompiledQuery.raw('release savepoint reservation'));
  }
}

async function refuseTransaction(): Promise<void> {
  throw new Error('Transactions of signing in are opened by inSignInTransaction.');
}
