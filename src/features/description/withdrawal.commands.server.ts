import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { settleWhatIsInForce } from './in-force.commands.server.ts';

/** A version that is to be seen no more. */
export interface TakenBack {
  readonly projectCode: string;
  readonly projectId: number;
  readonly versionId: number;
  readonly reason: string;
  /** The authority that takes it back, as the public knows it. */
  readonly withdrawnBy: string | null;
  readonly at: Date;
}

/**
 * Lets a version be told on no day and found by no word; what it said is kept. The version before it is told again. Throws
 * `NotFound`, and `Refused` when it was withdrawn already.
 */
export async function takeBackVersion(
  tx: Tx,
  { projectCode, projectId, versionId, reason, withdrawnBy, at }: TakenBack,
): Promise<void> {
  const { rows } = await sql<{ withdrawnAt: Date | null }>`
    select version.withdrawn_at from description_version version
    where version.id = ${versionId} and version.project_id = ${projectId}
    for update`.execute(tx);
  if (!rows[0]) throw new NotFound(`There is no version ${versionId} of ${projectCode}.`);
  if (rows[0].withdrawnAt !== null) throw new Refused('description.refused.withdrawn-already');
  await sql`
    update description_version
    set withdrawn_at = ${at}, withdrawn_by = ${withdrawnBy}, withdrawn_reason = ${reason}, in_force_from = null,
      in_force_until = null, described_id = null
    where id = ${versionId}`.execute(tx);
  await sql`delete from description_search where description_version_id = ${versionId}`.execute(tx);
  await settleWhatIsInForce(tx, [projectCode]);
}
