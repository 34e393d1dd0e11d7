import { sql } from 'kysely';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { advisoryLocks } from '#platform/db/advisory-locks.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';
import { sign } from '#platform/secret/signature.server.ts';
import { digestOfStatement, stateLanes, textOfStatement } from './anchor.model.ts';
import { listAnchors, listLaneHeads, type StoredAnchor } from './anchor.queries.server.ts';

/** Writes down how the lanes are now, after the anchor before, signed when there are keys. */
export async function makeAnchor(tx: Tx, clock: Clock, keys: KeyRing | undefined): Promise<StoredAnchor> {
  await sql`select pg_advisory_xact_lock(${advisoryLocks.auditAnchor})`.execute(tx);
  const read = reading(tx);
  const [before] = await listAnchors(read, 1);
  const anchoredAt = clock.now();
  const statement = textOfStatement(stateLanes(await listLaneHeads(read), anchoredAt, before?.file.sha256 ?? null));
  const signed = keys && sign(keys, statement);
  await tx
    .insertInto('auditAnchor')
    .values({
      anchoredAt,
      statement,
      hash: Buffer.from(digestOfStatement(statement), 'hex'),
      publicKey: signed?.publicKey ?? null,
      signature: signed?.signature ?? null,
    })
    .execute();
  const [made] = await listAnchors(read, 1);
  if (!made) throw new Error('The anchor just made is not there.');
  return made;
}

/** The same, unless there is one of today (in Finland) already; `undefined` then. */
export async function makeDailyAnchor(
  tx: Tx,
  clock: Clock,
  keys: KeyRing | undefined,
): Promise<StoredAnchor | undefined> {
  const [last] = await listAnchors(reading(tx), 1);
  if (last && finnishDate(last.anchoredAt) === finnishDate(clock.now())) return undefined;
  return makeAnchor(tx, clock, keys);
}
