import { sql } from 'kysely';
import { recordAct } from '#features/audit/public.server.ts';
import { advanceMeasures, retreatMeasures } from '#features/measure/public.server.ts';
import { type Clock, dayAsRead, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Permission, permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import type { Criterion } from './comparison.model.ts';
import { procurementPolicy } from './procurement.policy.ts';
import { areSame, type BuyerShare, wholePermille, withShare } from './share.model.ts';
import { asksTooEarly, stageOf, type TenderStage, type TenderState } from './tender.model.ts';
import type { CriterionRow, LotRow, TenderRow } from './tender-form.model.ts';
import { listInvitees } from './tender-invitee.queries.server.ts';

type TenderAct = Extract<keyof typeof procurementPolicy, `tender.${string}`>;

interface HeldTender {
  readonly id: number;
  readonly projectId: number;
  readonly state: TenderState;
  readonly kind: string;
  readonly deadlineAt: Date;
  readonly revision: number;
  readonly stage: TenderStage;
}

/**
 * The tender that an act is for, held until the act is over, so that two acts on it come one after the other; permitted to who leads
 * it. Throws `NotFound`, `Forbidden`.
 */
export async function holdTender<Act extends TenderAct>(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  act: Act,
  id: number,
): Promise<{ readonly tender: HeldTender; readonly permission: Permission }> {
  const tender = await lockTender(tx, clock, id);
  const permission = permit(procurementPolicy, actor, act, await placeOfProject(reading(tx), tender.projectId));
  return { tender, permission };
}

/** A tender, kept from changing meanwhile; the caller permits. Throws `NotFound`. */
export async function lockTender(tx: Tx, clock: Clock, id: number): Promise<HeldTender> {
  const { rows } = await sql<Omit<HeldTender, 'stage'>>`
    select tender.id, tender.project_id, tender.state, tender.kind, tender.deadline_at, tender.revision
    from tender where tender.id = ${id}::int for update`.execute(tx);
  const [tender] = rows;
  if (!tender) throw new NotFound(`There is no tender ${id}.`);
  return { ...tender, stage: stageOf(tender, clock.now()) };
}

/** Notes an act on a tender. */
export async function recordTenderAct(
  tx: Tx,
  clock: Clock,
  permission: Permission,
  { id, projectId }: Pick<HeldTender, 'id' | 'projectId'>,
  told: Partial<Pick<Parameters<typeof recordAct>[3], 'reason' | 'details'>> = {},
): Promise<void> {
  await recordAct(tx, clock, permission, { subject: { kind: 'tender', id }, projectId, ...told });
}

const instantOf = ({ deadlineOn, deadlineTime }: TenderRow) =>
  sql<Date>`(${deadlineOn}::date + ${deadlineTime}::time) at time zone 'Europe/Helsinki'`;

function columnsOf(row: TenderRow) {
  return { name: row.name, number: row.number, kind: row.kind, deadlineAt: instantOf(row), terms: row.terms };
}

/** Begins a tender of a project, which buys all of it until others join. Gives its id. Throws `Forbidden`. */
export async function prepareTender(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  projectId: number,
  row: TenderRow,
): Promise<number> {
  const permission = permit(procurementPolicy, actor, 'tender.prepare', await placeOfProject(reading(tx), projectId));
  const { id } = await tx
    .insertInto('tender')
    .values({ ...columnsOf(row), projectId, recordedAt: clock.now(), recordedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.insertInto('tenderBuyer').values({ tenderId: id, projectId, sharePermille: wholePermille }).execute();
  await recordTenderAct(tx, clock, permission, { id, projectId });
  return id;
}

/**
 * Changes what a tender says of itself. Once offers are asked for, its kind stays and the deadline only moves on; after the deadline
 * nothing changes. Throws `Conflict`, `Refused`.
 */
export async function reviseTender(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, revision }: { readonly id: number; readonly revision: number },
  row: TenderRow,
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.prepare', id);
  if (tender.revision !== revision) throw new Conflict(`The tender ${id} was changed meanwhile.`);
  if (tender.stage !== 'preparing' && tender.stage !== 'open') throw new Refused('procurement.refused.deadline-over');
  if (tender.stage === 'open' && row.kind !== tender.kind) throw new Refused('procurement.refused.kind-settled');
  await tx
    .updateTable('tender')
    .set({ ...columnsOf(row), revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  if (tender.stage === 'open') await expectLaterDeadline(tx, tender);
  await recordTenderAct(tx, clock, permission, tender, { details: { revision: revision + 1 } });
}

async function expectLaterDeadline(tx: Tx, { id, deadlineAt }: HeldTender): Promise<void> {
  const changed = await tx.selectFrom('tender').select('deadlineAt').where('id', '=', id).executeTakeFirstOrThrow();
  if (changed.deadlineAt < deadlineAt) throw new Refused('procurement.refused.deadline-earlier');
}

/** What is asked for stays as it was asked for. */
function expectPreparing({ stage }: HeldTender): void {
  if (stage !== 'preparing') throw new Refused('procurement.refused.already-asked');
}

/** What is noted as done was done today (by the clock) or before. Throws `Refused`. */
export function expectNotToCome(day: string, clock: Clock): void {
  const today = finnishDate(clock.now());
  if (day > today)
    throw new Refused('procurement.refused.day-to-come', { day: dayAsRead(day), today: dayAsRead(today) });
}

/** Where a part of a record is, and the revision on which the work began; without an id it is new. */
export interface PartKey {
  readonly ownerId: number;
  readonly id: number | undefined;
  readonly revision: number;
}

/** Adds a lot or changes it. Throws `Conflict`, `Refused`. */
export async function arrangeLot(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { ownerId, id, revision }: PartKey,
  row: Omit<LotRow, 'municipality' | 'measure'> & {
    readonly municipalityCode: string | null;
    readonly measureId: number | null;
  },
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.prepare', ownerId);
  expectPreparing(tender);
  const { name, field, places, studentDays, municipalityCode, measureId } = row;
  const columns = { name, field, places, studentDays, municipalityCode, measureId };
  if (id === undefined) {
    const number = sql<number>`(select coalesce(max(lot.number), 0) + 1 from tender_lot lot where lot.tender_id = ${ownerId})`;
    await tx
      .insertInto('tenderLot')
      .values({ ...columns, tenderId: ownerId, number })
      .execute();
  } else {
    const { numUpdatedRows } = await tx
      .updateTable('tenderLot')
      .set({ ...columns, revision: revision + 1 })
      .where('id', '=', id)
      .where('tenderId', '=', ownerId)
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Conflict(`The lot ${id} was changed meanwhile.`);
  }
  await recordTenderAct(tx, clock, permission, tender, { details: { lot: name } });
}

/** Says which measure a lot has become for which an offer was accepted. Throws `Refused`. */
export async function tieLot(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { tenderId, lotId, measureId }: { readonly tenderId: number; readonly lotId: number; readonly measureId: number },
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.prepare', tenderId);
  const { numUpdatedRows } = await tx
    .updateTable('tenderLot')
    .set((set) => ({ measureId, revision: set('revision', '+', 1) }))
    .where('id', '=', lotId)
    .where('tenderId', '=', tenderId)
    .where('measureId', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refused('procurement.refused.lot-has-measure');
  await recordTenderAct(tx, clock, permission, tender, { details: { lot: lotId, measure: measureId } });
}

/** Takes a lot out of a tender that is being prepared. Throws `Refused`. */
export async function dropLot(tx: Tx, actor: Actor, clock: Clock, tenderId: number, id: number): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.prepare', tenderId);
  expectPreparing(tender);
  const dropped = await tx
    .deleteFrom('tenderLot')
    .where('id', '=', id)
    .where('tenderId', '=', tenderId)
    .returning('name')
    .executeTakeFirst();
  if (dropped) await recordTenderAct(tx, clock, permission, tender, { details: { dropped: dropped.name } });
}

/** Adds a criterion or changes it. Throws `Conflict`, `Refused`. */
export async function weighCriterion(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { ownerId, id, revision }: PartKey,
  { name, kind, weight }: CriterionRow,
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.prepare', ownerId);
  expectPreparing(tender);
  const isPrice = kind === 'price';
  await expectOtherCriteria(tx, tender, { id, name, isPrice });
  const columns = { name, isPrice, weightPercent: weight };
  if (id === undefined) {
    await tx
      .insertInto('tenderCriterion')
      .values({ ...columns, tenderId: ownerId })
      .execute();
  } else {
    const { numUpdatedRows } = await tx
      .updateTable('tenderCriterion')
      .set({ ...columns, revision: revision + 1 })
      .where('id', '=', id)
      .where('tenderId', '=', ownerId)
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Conflict(`The criterion ${id} was changed meanwhile.`);
  }
  await recordTenderAct(tx, clock, permission, tender, { details: { criterion: name, weight } });
}

async function expectOtherCriteria(
  tx: Tx,
  { id: tenderId }: HeldTender,
  { id, name, isPrice }: { readonly id: number | undefined; readonly name: string; readonly isPrice: boolean },
): Promise<void> {
  const criteria = await tx
    .selectFrom('tenderCriterion')
    .select(['id', 'name', 'isPrice'])
    .where('tenderId', '=', tenderId)
    .execute();
  const others = criteria.filter((criterion) => criterion.id !== id);
  if (others.some((other) => other.name === name)) throw new Refused('procurement.refused.criterion-twice', { name });
  if (isPrice && others.some((other) => other.isPrice)) throw new Refused('procurement.refused.price-twice');
}

/** Takes a criterion out of a tender that is being prepared. Throws `Refused`. */
export async function dropCriterion(tx: Tx, actor: Actor, clock: Clock, tenderId: number, id: number): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.prepare', tenderId);
  expectPreparing(tender);
  const dropped = await tx
    .deleteFrom('tenderCriterion')
    .where('id', '=', id)
    .where('tenderId', '=', tenderId)
    .returning('name')
    .executeTakeFirst();
  if (dropped) await recordTenderAct(tx, clock, permission, tender, { details: { dropped: dropped.name } });
}

/**
 * Lets another project buy so much of a tender, or no more (`undefined`); the leading project has what is left. Whoever does so must
 * be allowed to buy for the other project, too. Throws `Conflict`, `Forbidden`, `Refused`.
 */
export async function shareTender(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  tenderId: number,
  buyer: BuyerShare,
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.prepare', tenderId);
  expectPreparing(tender);
  if (buyer.revision !== undefined && buyer.revision !== tender.revision)
    throw new Conflict(`The shares of the tender ${tenderId} were changed meanwhile.`);
  permit(procurementPolicy, actor, 'tender.prepare', await placeOfProject(reading(tx), buyer.projectId));
  if (buyer.projectId === tender.projectId) throw new Refused('procurement.refused.leading-buyer');
  const known = await tx
    .selectFrom('tenderBuyer')
    .select(['projectId', 'sharePermille as permille'])
    .where('tenderId', '=', tenderId)
    .execute();
  const shares = withShare(known, tender.projectId, buyer);
  if (!shares) throw new Refused('procurement.refused.nothing-left');
  if (areSame(known, shares)) return;
  await tx
    .updateTable('tender')
    .set({ revision: tender.revision + 1 })
    .where('id', '=', tenderId)
    .execute();
  await tx.deleteFrom('tenderBuyer').where('tenderId', '=', tenderId).execute();
  await tx
    .insertInto('tenderBuyer')
    .values(shares.map(({ projectId, permille }) => ({ tenderId, projectId, sharePermille: permille })))
    .execute();
  await recordTenderAct(tx, clock, permission, tender, {
    details: { buyer: buyer.projectId, share: buyer.permille ?? null },
  });
}

/** Asks for offers: from now on lots, criteria and shares stay. The measures of its lots are in tender from then on. Throws `Refused`. */
export async function askForOffers(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, askedOn }: { readonly id: number; readonly askedOn: string },
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.ask', id);
  if (tender.stage !== 'preparing') throw new Refused('procurement.refused.already-asked');
  const lots = await tx.selectFrom('tenderLot').select(['id', 'measureId']).where('tenderId', '=', id).execute();
  const criteria = await tx
    .selectFrom('tenderCriterion')
    .select(['weightPercent', 'isPrice'])
    .where('tenderId', '=', id)
    .$castTo<Pick<Criterion, 'weightPercent' | 'isPrice'>>()
    .execute();
  const invitees = await listInvitees(reading(tx), id);
  const [obstacle] = asksTooEarly({ kind: tender.kind, lots, criteria, invitees });
  if (obstacle) throw new Refused(`procurement.obstacle.${obstacle}`);
  expectNotToCome(askedOn, clock);
  // With the deadline over, nothing would ever be sealed.
  if (clock.now() >= tender.deadlineAt) throw new Refused('procurement.refused.asked-after-deadline');
  await tx.updateTable('tender').set({ state: 'open', askedOn }).where('id', '=', id).execute();
  await tx.updateTable('tenderInvitee').set({ askedOn }).where('tenderId', '=', id).execute();
  const measureIds = lots.flatMap(({ measureId }) => (measureId === null ? [] : [measureId]));
  await advanceMeasures(tx, actor, clock, { measureIds, state: 'tender', on: askedOn });
  await recordTenderAct(tx, clock, permission, tender, { details: { from: askedOn } });
}

/**
 * Gives a tender up, with a reason that those read who offered; its measures are planned again. Once one of its lots is decided, each
 * of the others is decided by itself. Throws `Refused`.
 */
export async function cancelTender(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.cancel', id);
  if (reason === '') throw new Refused('procurement.refused.reason-missing');
  if (tender.stage === 'decided' || tender.stage === 'cancelled') throw new Refused('procurement.refused.over');
  if (await hasDecision(tx, id)) throw new Refused('procurement.refused.partly-decided');
  await tx.updateTable('tender').set({ state: 'cancelled', cancelReason: reason }).where('id', '=', id).execute();
  await recordTenderAct(tx, clock, permission, tender, { reason });
  await planAgain(tx, actor, clock, { tenderId: id, reason });
}

async function hasDecision(tx: Tx, tenderId: number): Promise<boolean> {
  const decision = await tx
    .selectFrom('tenderDecision')
    .innerJoin('tenderLot', 'tenderLot.id', 'tenderDecision.tenderLotId')
    .select('tenderDecision.id')
    .where('tenderLot.tenderId', '=', tenderId)
    .where('tenderDecision.withdrawnAt', 'is', null)
    .executeTakeFirst();
  return decision !== undefined;
}

/** Leads the measures of a tender, or of one of its lots, back to their plan, unless offers are asked for them elsewhere, too. */
export async function planAgain(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    tenderId,
    lotId = null,
    reason,
  }: { readonly tenderId: number; readonly lotId?: number | null; readonly reason: string },
): Promise<void> {
  const { rows } = await sql<{ measureId: number }>`
    select lot.measure_id
    from tender_lot lot
    where lot.tender_id = ${tenderId}::int and (${lotId}::int is null or lot.id = ${lotId}::int) and lot.measure_id is not null
      and not exists (
        select from tender_lot other join tender on tender.id = other.tender_id and tender.state in ('open', 'decided')
        where other.measure_id = lot.measure_id and other.id <> lot.id and not exists (
          select from tender_decision decision
          where decision.tender_lot_id = other.id and decision.withdrawn_at is null and decision.tender_offer_id is null))`.execute(
    tx,
  );
  await retreatMeasures(tx, actor, clock, { measureIds: rows.map(({ measureId }) => measureId), reason });
}
