import { sql } from 'kysely';
import { advanceMeasures } from '#features/measure/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { holdContract, recordContractAct } from './contract.commands.server.ts';

/** Adds a provider beside those that there are, from a day (ISO) on. Throws `Refused`. */
export async function addProvider(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { contractId, unitId, fromOn }: { readonly contractId: number; readonly unitId: number; readonly fromOn: string },
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.provide', contractId);
  await insertProvider(tx, { contractId, unitId, fromOn });
  await recordContractAct(tx, clock, permission, contract, { details: { unit: unitId, from: fromOn } });
}

async function insertProvider(
  tx: Tx,
  { contractId, unitId, fromOn }: { readonly contractId: number; readonly unitId: number; readonly fromOn: string },
): Promise<void> {
  const { rows } = await sql`
    select from contract_provider provider
    where provider.contract_id = ${contractId}::int and provider.organisation_unit_id = ${unitId}::int
      and (provider.until_on is null or provider.until_on > ${fromOn}::date)`.execute(tx);
  if (rows.length > 0) throw new Refused('procurement.refused.provider-twice');
  await tx.insertInto('contractProvider').values({ contractId, organisationUnitId: unitId, fromOn }).execute();
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
 * From a day on a provider provides no longer, and another goes on instead, if one is named: measures that the one ran are run by the
 * other. Throws `Refused`, `NotFound`.
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
  if (unitId !== undefined) await insertProvider(tx, { contractId, unitId, fromOn });
  await recordContractAct(tx, clock, permission, contract, {
    reason,
    details: { dropped: leaving.organisationUnitId, unit: unitId ?? null, from: fromOn },
  });
  if (unitId !== undefined && contract.signedOn !== null)
    await handOver(tx, actor, clock, { contractId, from: leaving.organisationUnitId, to: unitId, on: fromOn });
}

async function handOver(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    contractId,
    from,
    to,
    on,
  }: { readonly contractId: number; readonly from: number; readonly to: number; readonly on: string },
): Promise<void> {
  const run = await tx
    .selectFrom('contractMeasure')
    .innerJoin('measure', 'measure.id', 'contractMeasure.measureId')
    .select('measure.id')
    .where('contractMeasure.contractId', '=', contractId)
    .where('measure.providerUnitId', '=', from)
    .execute();
  await advanceMeasures(tx, actor, clock, {
    measureIds: run.map(({ id }) => id),
    state: 'contract',
    on,
    providerUnitId: to,
  });
}
