import { sql } from 'kysely';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import { findCircle } from './chain.model.ts';
import { getChain } from './chain.queries.server.ts';

/** Lets nobody else change what comes before the measures of a project until the transaction ends: two halves make a circle. */
export async function lockChain(tx: Tx, projectId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(advisoryLocks.measureChain)}, ${projectId}::int)`.execute(tx);
}

/** Throws `Refused` with the names where measures of a project come one before the other in a circle. */
export async function refuseCircle(tx: Tx, projectId: number): Promise<void> {
  const chain = await getChain(reading(tx), projectId);
  const circle = findCircle(chain);
  if (!circle) return;
  const names = new Map(chain.measures.map(({ id, name }) => [id, name]));
  throw new Refused('measure.refused.chain-circle', { path: circle.map((id) => names.get(id)).join(' ← ') });
}
