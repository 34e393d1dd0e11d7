import { type Selectable, sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { advanceMeasures } from '#features/measure/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.gen.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Permission, permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { listDepartures } from './accepted-offer.queries.server.ts';
import { listBoughtMeasures } from './contract.queries.server.ts';
import { touches } from './contract-doubt.model.ts';
import type { ContractRow, PriceModel } from './contract-form.model.ts';
import { insertVersion } from './contract-version.commands.server.ts';
import { listEmployers } from './employer.queries.server.ts';
import { type EmployerShare, percentWritten, sharedBy, wholePermyriad } from './employer-share.model.ts';
import { procurementPolicy } from './procurement.policy.ts';
import { areSame, type BuyerShare, type Share, wholePermille, withShare } from './share.model.ts';
import { expectNotToCome, lockTender } from './tender.commands.server.ts';

/** What is agreed with whoever provides: once the contract is signed, it is changed by amendments alone. */
const bindingColumns = ['priceModel', 'unitPriceCents', 'amount', 'startsOn', 'endsOn', 'optionsText'] as const;
type BindingColumns = Pick<Selectable<DB['contract']>, (typeof bindingColumns)[number]>;

type ContractAct = Extract<keyof typeof procurementPolicy, `contract.${string}`>;

interface HeldContract extends BindingColumns {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  readonly revision: number;
  readonly signedOn: string | null;
  readonly tenderLotId: number | null;
  readonly departureReason: string | null;
}

/**
 * The contract that an act is for, held until the act is over; permitted to who looks after it. Throws `NotFound`, `Forbidden`.
 */
export async function holdContract(
  tx: Tx,
  actor: Actor,
  act: ContractAct,
  id: number,
): Promise<{ readonly contract: HeldContract; readonly permission: Permission }> {
  const contract = await tx
    .selectFrom('contract')
    .select(['id', 'projectId', 'name', 'revision', 'signedOn', 'tenderLotId', 'departureReason', ...bindingColumns])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!contract) throw new NotFound(`There is no contract ${id}.`);
  const permission = permit(procurementPolicy, actor, act, await placeOfProject(reading(tx), contract.projectId));
  return { contract, permission };
}

/** Notes an act on a contract. */
export async function recordContractAct(
  tx: Tx,
  clock: Clock,
  permission: Permission,
  { id, projectId }: Pick<HeldContract, 'id' | 'projectId'>,
  told: Partial<Pick<Parameters<typeof recordAct>[3], 'reason' | 'details'>> = {},
): Promise<void> {
  await recordAct(tx, clock, permission, { subject: { kind: 'contract', id }, projectId, ...told });
}

function columnsOf(row: ContractRow) {
  return {
    name: row.name,
    number: row.number,
    priceModel: row.priceModel,
    unitPriceCents: row.unitPrice,
    amount: String(row.amount ?? 1),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    optionsText: row.options,
  };
}

/** What a contract is for: a lot on which was decided, or a purchase of a project without a tender. */
export interface ContractOrigin {
  readonly projectId: number;
  readonly lotId: number | undefined;
  /** Who provides from its first day on. */
  readonly providerUnitId: number;
  /** Why provider or price are others than in the offer that was accepted for the lot, where they are. */
  readonly departureReason?: string | null;
}

/**
 * Begins a contract; one that follows from a tender has its buyers and the measure of its lot. Gives its id. Throws `Forbidden`,
 * `Refused`.
 */
export async function prepareContract(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { projectId, lotId, providerUnitId, departureReason = null }: ContractOrigin,
  row: ContractRow,
): Promise<number> {
  const place = await placeOfProject(reading(tx), projectId);
  const permission = permit(procurementPolicy, actor, 'contract.prepare', place);
  const measureId = lotId === undefined ? null : await expectAcceptedLot(tx, clock, projectId, lotId);
  const departures = await expectReasoned(tx, lotId ?? null, row, [providerUnitId], departureReason);
  const { id } = await tx
    .insertInto('contract')
    .values({
      ...columnsOf(row),
      departureReason,
      projectId,
      tenderLotId: lotId ?? null,
      recordedAt: clock.now(),
      recordedBy: actor.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertBuyers(tx, { id, projectId, lotId });
  await tx
    .insertInto('contractProvider')
    .values({ contractId: id, organisationUnitId: providerUnitId, fromOn: row.startsOn })
    .execute();
  if (measureId !== null) await tx.insertInto('contractMeasure').values({ contractId: id, measureId }).execute();
  await recordContractAct(
    tx,
    clock,
    permission,
    { id, projectId },
    {
      reason: departureReason ?? undefined,
      details: { lot: lotId ?? null, ...(departures.length > 0 && { departures }) },
    },
  );
  return id;
}

/** In what a contract departs from the offer that was accepted for its lot. Throws `Refused` where nobody says why. */
async function expectReasoned(
  tx: Tx,
  lotId: number | null,
  { priceModel, unitPrice: unitPriceCents, amount }: ContractRow,
  providerUnitIds: readonly number[],
  reason: string | null,
) {
  const departures = await listDepartures(reading(tx), lotId, { priceModel, unitPriceCents, amount }, providerUnitIds);
  if (departures.length > 0 && reason === null) throw new Refused('procurement.refused.departs');
  return departures;
}

/**
 * The measure of a lot for which an offer was accepted and no contract made yet. Its tender is held, so that nobody else makes one, nor
 * takes the decision back, meanwhile.
 */
async function expectAcceptedLot(tx: Tx, clock: Clock, projectId: number, lotId: number): Promise<number | null> {
  const asked = await tx.selectFrom('tenderLot').select('tenderId').where('id', '=', lotId).executeTakeFirst();
  const tender = asked && (await lockTender(tx, clock, asked.tenderId));
  if (tender?.stage !== 'comparing' && tender?.stage !== 'decided')
    throw new Refused('procurement.refused.nothing-accepted');
  const lot = await tx
    .selectFrom('tenderLot')
    .innerJoin('tender', 'tender.id', 'tenderLot.tenderId')
    .innerJoin('tenderDecision', (join) =>
      join.onRef('tenderDecision.tenderLotId', '=', 'tenderLot.id').on('tenderDecision.withdrawnAt', 'is', null),
    )
    .leftJoin('contract', 'contract.tenderLotId', 'tenderLot.id')
    .select(['tenderLot.measureId', 'tenderDecision.tenderOfferId', 'contract.id as contractId'])
    .where('tenderLot.id', '=', lotId)
    .where('tender.projectId', '=', projectId)
    .executeTakeFirst();
  if (!lot || lot.tenderOfferId === null) throw new Refused('procurement.refused.nothing-accepted');
  if (lot.contractId !== null) throw new Refused('procurement.refused.contract-made');
  return lot.measureId;
}

async function insertBuyers(
  tx: Tx,
  { id, projectId, lotId }: { readonly id: number; readonly projectId: number; readonly lotId: number | undefined },
): Promise<void> {
  if (lotId === undefined) {
    await tx.insertInto('contractBuyer').values({ contractId: id, projectId, sharePermille: wholePermille }).execute();
    return;
  }
  await sql`
    insert into contract_buyer (contract_id, project_id, share_permille)
    select ${id}::int, buyer.project_id, buyer.share_permille
    from tender_buyer buyer join tender_lot lot on lot.tender_id = buyer.tender_id
    where lot.id = ${lotId}::int`.execute(tx);
}

/**
 * Changes what a contract says; of one that is signed, only what it is called and under which number it is known. Throws `Conflict`,
 * `Refused`.
 */
export async function reviseContract(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    id,
    revision,
    departureReason,
  }: { readonly id: number; readonly revision: number; readonly departureReason?: string | null },
  row: ContractRow,
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', id);
  if (contract.revision !== revision) throw new Conflict(`The contract ${id} was changed meanwhile.`);
  const columns = columnsOf(row);
  const isBinding = bindingColumns.some((column) =>
    column === 'amount' ? Number(contract.amount) !== Number(columns.amount) : contract[column] !== columns[column],
  );
  if (contract.signedOn !== null && isBinding) throw new Refused('procurement.refused.signed-amend');
  const reason = departureReason === undefined ? contract.departureReason : departureReason;
  if (contract.signedOn === null) {
    const providers = await listStanding(tx, id, row.startsOn);
    const unitIds = providers.map(({ organisationUnitId }) => organisationUnitId);
    await expectReasoned(tx, contract.tenderLotId, row, unitIds, reason);
  }
  await tx
    .updateTable('contract')
    .set({ ...columns, departureReason: reason, revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  await recordContractAct(tx, clock, permission, contract, {
    reason: reason ?? undefined,
    details: { revision: revision + 1, price: columns.unitPriceCents, amount: columns.amount, until: columns.endsOn },
  });
}

/** Throws away a draft with all that belongs to it; a lot of which it was made is free for another. Throws `Refused`. */
export async function discardContract(tx: Tx, actor: Actor, clock: Clock, id: number): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.discard', id);
  if (contract.signedOn !== null) throw new Refused('procurement.refused.signed-kept');
  const { unitPriceCents, amount, tenderLotId } = contract;
  await tx.deleteFrom('contract').where('id', '=', id).execute();
  await recordContractAct(tx, clock, permission, contract, {
    details: { name: contract.name, price: unitPriceCents, amount, lot: tenderLotId },
  });
}

/**
 * Notes that a contract was signed. Its measures are under contract from then on where it runs on any of their days, and run by its
 * provider where it has only one. Throws `Refused`.
 */
export async function signContract(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, signedOn }: { readonly id: number; readonly signedOn: string },
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.sign', id);
  if (contract.signedOn !== null) throw new Refused('procurement.refused.signed-already');
  expectNotToCome(signedOn, clock);
  const standing = await listStanding(tx, id, finnishDate(clock.now()));
  if (standing.length === 0) throw new Refused('procurement.refused.no-provider');
  const cancelled = (await listBoughtMeasures(reading(tx), id)).find(({ state }) => state === 'cancelled');
  if (cancelled) throw new Refused('procurement.refused.signed-cancelled', { name: cancelled.name });
  await tx.updateTable('contract').set({ signedOn }).where('id', '=', id).execute();
  const { priceModel, unitPriceCents, amount, startsOn, endsOn, optionsText } = contract;
  await insertVersion(
    tx,
    actor,
    clock,
    { contractId: id, number: 0, inForceFrom: signedOn, agreedOn: signedOn, kind: null, reason: null },
    {
      priceModel: priceModel as PriceModel,
      unitPriceCents,
      amount: Number(amount),
      startsOn,
      endsOn,
      optionsText,
      shares: await listShares(tx, id),
      employers: await listEmployers(reading(tx), id),
    },
  );
  await recordContractAct(tx, clock, permission, contract, { details: { from: signedOn } });
  await bringUnderContract(tx, actor, clock, { ...contract, signedOn });
}

function listShares(tx: Tx, contractId: number): Promise<Share[]> {
  return tx
    .selectFrom('contractBuyer')
    .select(['projectId', 'sharePermille as permille'])
    .where('contractId', '=', contractId)
    .execute();
}

/** Those who have not left by a day (ISO); some of them may be to come. */
async function listStanding(tx: Tx, contractId: number, day: string) {
  return tx
    .selectFrom('contractProvider')
    .select(['id', 'organisationUnitId', 'fromOn'])
    .where('contractId', '=', contractId)
    .where((where) => where.or([where('untilOn', 'is', null), where('untilOn', '>', day)]))
    .execute();
}

async function bringUnderContract(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, signedOn, startsOn, endsOn }: Pick<HeldContract, 'id' | 'startsOn' | 'endsOn'> & { readonly signedOn: string },
  only?: number,
): Promise<void> {
  const bought = (await listBoughtMeasures(reading(tx), id)).filter((measure) =>
    touches({ startsOn, endsOn }, measure),
  );
  const today = finnishDate(clock.now());
  const running = (await listStanding(tx, id, today)).filter(({ fromOn }) => fromOn <= today || fromOn <= startsOn);
  const [provider] = running.length === 1 ? running : [];
  await advanceMeasures(tx, actor, clock, {
    measureIds: bought.map((measure) => measure.id).filter((measureId) => only === undefined || measureId === only),
    state: 'contract',
    on: signedOn,
    providerUnitId: provider?.organisationUnitId,
  });
}

/** Says that a measure of one of its buyers is bought with a contract. Throws `Refused`. */
export async function linkMeasure(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, measureId }: { readonly id: number; readonly measureId: number },
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', id);
  const { rows } = await sql<{ name: string; isCancelled: boolean }>`
    select measure.name, measure.state = 'cancelled' as is_cancelled
    from measure
    join contract_buyer buyer on buyer.project_id = measure.project_id and buyer.contract_id = ${id}::int
    where measure.id = ${measureId}::int`.execute(tx);
  const [measure] = rows;
  if (!measure) throw new Refused('procurement.refused.measure-of-others');
  if (measure.isCancelled) throw new Refused('procurement.refused.measure-cancelled', { name: measure.name });
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('contractMeasure')
    .values({ contractId: id, measureId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return;
  await recordContractAct(tx, clock, permission, contract, { details: { measure: measureId } });
  if (contract.signedOn !== null)
    await bringUnderContract(tx, actor, clock, { ...contract, signedOn: contract.signedOn }, measureId);
}

/** Takes a measure out of a contract; what it is by now it stays. */
export async function unlinkMeasure(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, measureId }: { readonly id: number; readonly measureId: number },
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', id);
  const { numDeletedRows } = await tx
    .deleteFrom('contractMeasure')
    .where('contractId', '=', id)
    .where('measureId', '=', measureId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return;
  await recordContractAct(tx, clock, permission, contract, { details: { dropped: measureId } });
}

/**
 * Lets another project pay so much of a contract that is not signed yet, or no more (`undefined`); the leading project has what is left.
 * Throws `Conflict`, `Forbidden` when one may not buy for the other project, `Refused`.
 */
export async function shareContract(tx: Tx, actor: Actor, clock: Clock, id: number, buyer: BuyerShare): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', id);
  if (buyer.revision !== undefined && buyer.revision !== contract.revision)
    throw new Conflict(`The shares of the contract ${id} were changed meanwhile.`);
  if (contract.signedOn !== null) throw new Refused('procurement.refused.signed-amend');
  permit(procurementPolicy, actor, 'contract.prepare', await placeOfProject(reading(tx), buyer.projectId));
  if (buyer.projectId === contract.projectId) throw new Refused('procurement.refused.leading-buyer');
  const known = await listShares(tx, id);
  const shares = withShare(known, contract.projectId, buyer);
  if (!shares) throw new Refused('procurement.refused.nothing-left');
  if (areSame(known, shares)) return;
  await tx
    .updateTable('contract')
    .set({ revision: contract.revision + 1 })
    .where('id', '=', id)
    .execute();
  await replaceBuyers(tx, id, shares);
  await recordContractAct(tx, clock, permission, contract, {
    details: { buyer: buyer.projectId, share: buyer.permille ?? null },
  });
}

/** Who pays a contract from now on; the caller holds it, and has permitted. */
export async function replaceBuyers(tx: Tx, contractId: number, shares: readonly Share[]): Promise<void> {
  await tx.deleteFrom('contractBuyer').where('contractId', '=', contractId).execute();
  await tx
    .insertInto('contractBuyer')
    .values(shares.map(({ projectId, permille }) => ({ contractId, projectId, sharePermille: permille })))
    .execute();
}

/** What an employer shall pay of a contract, or nothing more; the revision of the contract is that on which the change rests. */
export interface EmployerChange {
  readonly unitId: number;
  readonly permyriad: number | undefined;
  readonly revision?: number;
}

/**
 * Has an employer pay so much of the price of a contract that is not signed yet, or no more (`undefined`); the projects share what is
 * left. Throws `Conflict`, `Refused`.
 */
export async function shareWithEmployer(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: number,
  { unitId, permyriad, revision }: EmployerChange,
): Promise<void> {
  const { contract, permission } = await holdContract(tx, actor, 'contract.prepare', id);
  if (revision !== undefined && revision !== contract.revision)
    throw new Conflict(`The employers of the contract ${id} were changed meanwhile.`);
  if (contract.signedOn !== null) throw new Refused('procurement.refused.signed-amend');
  const known = await listEmployers(reading(tx), id);
  const was = known.find((employer) => employer.unitId === unitId)?.permyriad;
  if (was === permyriad) return;
  const employers = known.filter((employer) => employer.unitId !== unitId);
  if (permyriad !== undefined) employers.push({ unitId, permyriad });
  if (sharedBy(employers) >= wholePermyriad) throw new Refused('procurement.refused.employers-pay-all');
  await tx
    .updateTable('contract')
    .set({ revision: contract.revision + 1 })
    .where('id', '=', id)
    .execute();
  await replaceEmployers(tx, id, employers);
  await recordContractAct(tx, clock, permission, contract, {
    details: { employer: unitId, changed: [`${percentTold(was)} → ${percentTold(permyriad)}`] },
  });
}

/** A share as the audit tells it. */
function percentTold(permyriad: number | undefined): string {
  return permyriad === undefined ? '–' : `${percentWritten(permyriad)} %`;
}

/** Which employers pay a part of a contract from now on; the caller holds it, and has permitted. */
export async function replaceEmployers(tx: Tx, contractId: number, employers: readonly EmployerShare[]): Promise<void> {
  await tx.deleteFrom('contractEmployer').where('contractId', '=', contractId).execute();
  if (employers.length === 0) return;
  await tx
    .insertInto('contractEmployer')
    .values(
      employers.map(({ unitId, permyriad }) => ({ contractId, organisationUnitId: unitId, sharePermyriad: permyriad })),
    )
    .execute();
}
