import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.server.ts';
import { EnvironmentFailure } from '#platform/environment-failure.ts';
import { type DemoWish, type ServiceKind, settleServiceKind } from './service-mark.model.ts';

/**
 * Settles once and for all whether a database is one for trying out, and answers what it is. As the owner of the database. Throws
 * `EnvironmentFailure` when the demo is asked for where it may not be.
 */
export async function markService(tx: Tx, wish: DemoWish): Promise<ServiceKind> {
  await sql`lock table service_mark in share row exclusive mode`.execute(tx);
  const kind = settleServiceKind(await findFacts(tx), wish);
  if (typeof kind === 'object') throw new EnvironmentFailure(kind.refusal);
  await tx
    .insertInto('serviceMark')
    .values({ kind })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return kind;
}

async function findFacts(tx: Tx) {
  const { rows } = await sql<{ mark: ServiceKind; hasRealUsers: boolean; hasOwnFiles: boolean; hasDemoFiles: boolean }>`
    select (select kind from service_mark) as mark,
      exists (select from app_user where not is_demo) as has_real_users,
      exists (select from source_file where name not like 'demo/%') as has_own_files,
      exists (select from source_file where name like 'demo/%') as has_demo_files`.execute(tx);
  const [facts] = rows;
  if (!facts) throw new Error('A select without a table gives one row.');
  return { ...facts, mark: facts.mark ?? undefined };
}
