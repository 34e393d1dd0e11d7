import { listUnitsMeant } from '#features/organisation/public.server.ts';
import { type Clock, dayAsRead, finnishDate, finnishInstant, finnishTime } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { mostTenths } from './comparison.model.ts';
import { expectNotToCome, holdTender, type PartKey, recordTenderAct } from './tender.commands.server.ts';
import { type OfferCorrection, type OfferFacts, type OfferRow, offerTotal } from './tender-form.model.ts';

const uniqueViolation = '23505';

/** What is kept of an offer when it is corrected. */
const keptColumns = [
  'tenderOffer.providerName',
  'tenderOffer.studentDayPriceCents',
  'tenderOffer.totalCents',
  'tenderOffer.receivedAt',
  'tenderOffer.isAdmissible',
  'tenderOffer.note',
] as const;

/**
 * Takes in an offer. Before the deadline it disappears behind it, even from who took it in; whoever records it only afterwards says
 * why. Throws `Refused` for a tender that asks for none, an offer that came late, and a second one of a provider for the lot.
 */
export async function receiveOffer(tx: Tx, actor: Actor, clock: Clock, tenderId: number, row: OfferRow): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.receive', tenderId);
  expectAsked(tender);
  const columns = await columnsOf(tx, clock, tender, row);
  const isLate = clock.now() > tender.deadlineAt;
  if (isLate && row.lateReason === null) throw new Refused('procurement.refused.late-reason');
  const lateReason = isLate ? row.lateReason : null;
  // Nothing is given back: what is behind the deadline cannot be read.
  await unlessTwice(row, () =>
    tx
      .insertInto('tenderOffer')
      .values({ ...columns, lateReason, recordedAt: clock.now(), recordedBy: actor.userId })
      .execute(),
  );
  await recordTenderAct(tx, clock, permission, tender, {
    reason: lateReason ?? undefined,
    details: { lot: columns.tenderLotId, received: columns.receivedAt.toISOString() },
  });
}

/** Throws `Refused` where a provider has an offer for the lot already. */
async function unlessTwice<Result>({ provider }: OfferFacts, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === uniqueViolation)
      throw new Refused('procurement.refused.offer-twice', { provider });
    throw error;
  }
}

/**
 * Mends what was typed wrongly of an offer, its lot included, once the deadline is over and until the lot is decided. What it said
 * before is kept, with the reason. Throws `Conflict`, `Refused`.
 */
export async function correctOffer(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { ownerId: tenderId, id, revision }: PartKey & { readonly id: number },
  row: OfferCorrection,
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.receive', tenderId);
  if (tender.stage !== 'comparing') throw new Refused('procurement.refused.not-comparing');
  const offer = await tx
    .selectFrom('tenderOffer')
    .innerJoin('tenderLot', 'tenderLot.id', 'tenderOffer.tenderLotId')
    .select(['tenderLot.id as lotId', ...keptColumns])
    .where('tenderOffer.id', '=', id)
    .where('tenderLot.tenderId', '=', tenderId)
    .executeTakeFirst();
  if (!offer) throw new NotFound(`The tender ${tenderId} has no offer ${id}.`);
  await expectUndecided(tx, offer.lotId);
  const columns = await columnsOf(tx, clock, tender, row);
  const { numUpdatedRows } = await unlessTwice(row, () =>
    tx
      .updateTable('tenderOffer')
      .set({ ...columns, revision: revision + 1 })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst(),
  );
  if (numUpdatedRows === 0n) throw new Conflict(`The offer ${id} was changed meanwhile.`);
  const { lotId, ...before } = offer;
  const change = { ...before, tenderLotId: lotId, tenderOfferId: id, reason: row.correctionReason };
  await tx
    .insertInto('tenderOfferChange')
    .values({ ...change, changedAt: clock.now(), changedBy: actor.userId })
    .execute();
  await recordTenderAct(tx, clock, permission, tender, {
    reason: row.correctionReason,
    details: { offer: id, revision: revision + 1, was: Number(before.totalCents), price: columns.totalCents },
  });
}

function expectAsked({ stage }: Pick<Awaited<ReturnType<typeof holdTender>>['tender'], 'stage'>): void {
  if (stage !== 'open' && stage !== 'comparing') throw new Refused('procurement.refused.not-asking');
}

async function columnsOf(
  tx: Tx,
  clock: Clock,
  tender: { readonly id: number; readonly deadlineAt: Date },
  row: OfferFacts,
) {
  const lot = await tx
    .selectFrom('tenderLot')
    .select(['id', 'studentDays'])
    .where('tenderId', '=', tender.id)
    .where('id', '=', Number(row.lot))
    .executeTakeFirst();
  if (!lot) throw new NotFound(`The tender ${tender.id} has no lot ${row.lot}.`);
  expectNotToCome(row.receivedOn, clock);
  const receivedAt = finnishInstant(row.receivedOn, row.receivedTime);
  if (receivedAt > tender.deadlineAt) {
    const deadline = `${dayAsRead(finnishDate(tender.deadlineAt))} ${finnishTime(tender.deadlineAt).replace(':', '.')}`;
    throw new Refused('procurement.refused.offer-late', { deadline });
  }
  await expectUndecided(tx, lot.id);
  const totalCents = offerTotal(row, lot.studentDays);
  if (totalCents === undefined) throw new Refused('procurement.refused.no-days');
  const [unit, ...others] = await listUnitsMeant(reading(tx), row.provider);
  return {
    tenderLotId: lot.id,
    // A name that nobody knows yet, or that several bear, is kept as it stands.
    providerUnitId: others.length === 0 ? (unit?.id ?? null) : null,
    providerName: unit && others.length === 0 ? unit.name : row.provider,
    studentDayPriceCents: row.studentDayPrice,
    totalCents,
    receivedAt,
    isAdmissible: row.admissible === 'yes',
    note: row.note,
  };
}

async function expectUndecided(tx: Tx, lotId: number): Promise<void> {
  const decision = await tx
    .selectFrom('tenderDecision')
    .select('id')
    .where('tenderLotId', '=', lotId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (decision) throw new Refused('procurement.refused.lot-decided');
}

/** What somebody says of an offer by one criterion. */
export interface GivenScore {
  readonly offerId: number;
  readonly criterionId: number;
  readonly tenths: number;
}

/** Says how good the offers for a lot are by criteria other than the price. What was said before is replaced. Throws `Refused`. */
export async function scoreOffers(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  {
    tenderId,
    lotId,
    scores,
  }: { readonly tenderId: number; readonly lotId: number; readonly scores: readonly GivenScore[] },
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.compare', tenderId);
  if (tender.stage !== 'comparing') throw new Refused('procurement.refused.not-comparing');
  await expectUndecided(tx, lotId);
  const offers = await tx
    .selectFrom('tenderOffer')
    .innerJoin('tenderLot', 'tenderLot.id', 'tenderOffer.tenderLotId')
    .select('tenderOffer.id')
    .where('tenderLot.id', '=', lotId)
    .where('tenderLot.tenderId', '=', tenderId)
    .execute();
  const criteria = await tx
    .selectFrom('tenderCriterion')
    .select('id')
    .where('tenderId', '=', tenderId)
    .where('isPrice', '=', false)
    .execute();
  const known = scores.filter(
    ({ offerId, criterionId, tenths }) =>
      offers.some(({ id }) => id === offerId) &&
      criteria.some(({ id }) => id === criterionId) &&
      tenths >= 0 &&
      tenths <= mostTenths,
  );
  if (known.length !== scores.length) throw new NotFound('The offers or criteria are not of this lot.');
  if (known.length > 0) {
    await tx
      .insertInto('offerScore')
      .values(
        known.map(({ offerId, criterionId, tenths }) => ({
          tenderOfferId: offerId,
          tenderCriterionId: criterionId,
          tenths,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['tenderOfferId', 'tenderCriterionId'])
          .doUpdateSet((set) => ({ tenths: set.ref('excluded.tenths') })),
      )
      .execute();
  }
  await recordTenderAct(tx, clock, permission, tender, { details: { lot: lotId, scores: known.length } });
}
