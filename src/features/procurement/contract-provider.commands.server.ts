import { sql } from 'kysely';
import { handOverMeasures } from '#features/measure/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { SERVICE, type Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { holdContract, recordContractAct } from './contract.commands.server.ts';

/** Adds a provider beside those that there are, from a day (ISO) on, and why. Throws `Refused`. */
export async function addProvider(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    contractId,
    unitId,
    fromOn,
    reason,
  }: { readonly contractId: number; readonly unitId: number; readonly fromOn: string; readonly reason: string },
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.provide', contractId);
  await insertProvider(tx, { contractId, unitId, fromOn, addedReason: reason });
  await recordContractAct(tx, clock, permission, contract, { reason, details: { unit: unitId, from: fromOn } });
}

async function insertProvider(
  tx: Tx,
  {
    contractId,
    unitId,
    fromOn,
    replacesId = null,
    addedReason = null,
  }: {
    readonly contractId: number;
    readonly unitId: number;
    readonly fromOn: string;
    readonly replacesId?: number | null;
    readonly addedReason?: string | null;
  },
): Promise<void> {
  const { rows } = await sql`
    select from contract_provider provider
    where provider.contract_id = ${contractId}::int and provider.organisation_unit_id = ${unitId}::int
      and (provider.until_on is null or provider.until_on > ${fromOn}::date)`.execute(tx);
  if (rows.length > 0) throw new Refused('procurement.refused.provider-twice');
  await tx
    .insertInto('contractProvider')
    .values({ contractId, organisationUnitId: unitId, fromOn, replacesId, addedReason })
    .execute();
}

export interface ProviderChange {
  readonly contractId: number;
  /** Which of the contract's providers goes. */
  readonly providerId: number;
  /** Who goes on instead; `undefined` when nobody does. */
  readonly unitId: number | undefined;
  /** The first day (ISO) on which it provides no longer. */
  readonly fromOn: string;
  readonly reason: string;
}

/**
 * From a day on a provider provides no longer, and another goes on instead, if one is named: from then on measures that the one ran
 * are run by the other. Throws `Refused`, `NotFound`.
 */
export async function replaceProvider(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { contractId, providerId, unitId, fromOn, reason }: ProviderChange,
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.provide', contractId);
  const leaving = await tx
    .selectFrom('contractProvider')
    .select(['organisationUnitId', 'fromOn', 'untilOn'])
    .where('id', '=', providerId)
    .where('contractId', '=', contractId)
    .executeTakeFirst();
  if (!leaving) throw new NotFound(`The contract ${contractId} has no provider ${providerId}.`);
  if (leaving.untilOn !== null) throw new Refused('procurement.refused.provider-gone');
  if (fromOn <= leaving.fromOn) throw new Refused('procurement.refused.before-provider');
  if (leaving.organisationUnitId === unitId) throw new Refused('procurement.refused.provider-twice');
  await tx.updateTable('contractProvider').set({ untilOn: fromOn, reason }).where('id', '=', providerId).execute();
  if (unitId !== undefined) await insertProvider(tx, { contractId, unitId, fromOn, replacesId: providerId });
  await recordContractAct(tx, clock, permission, contract, {
    reason,
    details: { dropped: leaving.organisationUnitId, unit: unitId ?? null, from: fromOn },
  });
  await settleProviders(tx, clock, { contractId, userId: actor.userId });
}

interface Leaving {
  readonly fromUnitId: number;
  readonly toUnitId: number | null;
  readonly untilOn: string;
  readonly measureIds: readonly number[];
}

/**
 * Gives the measures of providers whose days are over to those who go on, once for each provider; of all signed contracts, or of one.
 * Which persons a provider may see goes by the days themselves.
 */
export async function settleProviders(
  tx: Tx,
  clock: Clock,
  { contractId = null, userId = SERVICE }: { readonly contractId?: number | null; readonly userId?: string } = {},
): Promise<void> {
  const now = clock.now();
  const { rows } = await sql<Leaving>`
    update contract_provider leaving set handed_over_at = ${now}
    from contract
    where contract.id = leaving.contract_id and contract.signed_on is not null
      and leaving.handed_over_at is null and leaving.until_on <= ${finnishDate(now)}::date
      and (${contractId}::int is null or contract.id = ${contractId}::int)
    returning leaving.organisation_unit_id as from_unit_id, leaving.until_on,
      (select follower.organisation_unit_id from contract_provider follower where follower.replaces_id = leaving.id) as to_unit_id,
      array(select bought.measure_id from contract_measure bought where bought.contract_id = leaving.contract_id) as measure_ids`.execute(
    tx,
  );
  // One who went on may have left, too.
  const inOrder = rows.toSorted((one, other) => (one.untilOn < other.untilOn ? -1 : 1));
  for (const leaving of inOrder) await handOverMeasures(tx, clock, { ...leaving, userId });
}
