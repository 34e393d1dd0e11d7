import { sql } from 'kysely';
import { advanceMeasures } from '#features/measure/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { compareOffers } from './comparison.model.ts';
import { expectNotToCome, holdTender, planAgain, recordTenderAct } from './tender.commands.server.ts';
import { whyNotDecided } from './tender.model.ts';
import { listCriteria, listOffers } from './tender.queries.server.ts';

export interface GivenDecision {
  readonly tenderId: number;
  readonly lotId: number;
  /** The offer that is accepted; `undefined` when none is. */
  readonly offerId: number | undefined;
  readonly reason: string;
  readonly decidedOn: string;
}

/** Decides on a lot; with the last of its lots the tender is decided. Throws `Refused`, `NotFound`. */
export async function decideLot(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { tenderId, lotId, offerId, reason, decidedOn }: GivenDecision,
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.decide', tenderId);
  if (tender.stage === 'decided') throw new Refused('procurement.refused.lot-decided');
  if (tender.stage !== 'comparing') throw new Refused('procurement.refused.not-comparing');
  const read = reading(tx);
  const offers = (await listOffers(read, tenderId)).filter((offer) => offer.lotId === lotId);
  const compared = compareOffers(await listCriteria(read, tenderId), offers);
  const chosen = compared.find((offer) => offer.offerId === offerId);
  if (offerId !== undefined && !chosen) throw new NotFound(`The offer ${offerId} cannot be accepted.`);
  const problem = whyNotDecided({
    isCompared: compared.every(({ isComplete }) => isComplete),
    accepted: chosen?.rank,
    isTied: compared.filter(({ rank }) => rank === 1).length > 1,
    reason,
  });
  if (problem) throw new Refused(problem);
  expectNotToCome(decidedOn, clock);
  if (decidedOn < finnishDate(tender.deadlineAt)) throw new Refused('procurement.refused.decided-early');
  await insertDecision(tx, actor, clock, { tenderId, lotId, offerId, reason, decidedOn });
  await recordTenderAct(tx, clock, permission, tender, {
    reason: reason || undefined,
    details: { lot: lotId, offer: offerId ?? null, from: decidedOn },
  });
  await settleTender(tx, tenderId);
  if (offerId === undefined) await planAgain(tx, actor, clock, { tenderId, lotId, reason });
}

async function insertDecision(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { tenderId, lotId, offerId, reason, decidedOn }: GivenDecision,
): Promise<void> {
  const lot = await tx
    .selectFrom('tenderLot')
    .leftJoin('tenderDecision', (join) =>
      join.onRef('tenderDecision.tenderLotId', '=', 'tenderLot.id').on('tenderDecision.withdrawnAt', 'is', null),
    )
    .select(['tenderLot.id', 'tenderDecision.id as decisionId'])
    .where('tenderLot.id', '=', lotId)
    .where('tenderLot.tenderId', '=', tenderId)
    .executeTakeFirst();
  if (!lot) throw new NotFound(`The tender ${tenderId} has no lot ${lotId}.`);
  if (lot.decisionId !== null) throw new Refused('procurement.refused.lot-decided');
  await tx
    .insertInto('tenderDecision')
    .values({
      tenderLotId: lotId,
      tenderOfferId: offerId ?? null,
      reason: reason || null,
      decidedOn,
      recordedAt: clock.now(),
      recordedBy: actor.userId,
    })
    .execute();
}

/** A tender is decided while each of its lots is. */
async function settleTender(tx: Tx, tenderId: number): Promise<void> {
  await sql`
    update tender set state = case when exists (
      select from tender_lot lot
      where lot.tender_id = tender.id and not exists (
        select from tender_decision decision where decision.tender_lot_id = lot.id and decision.withdrawn_at is null)
    ) then 'open' else 'decided' end
    where tender.id = ${tenderId}::int`.execute(tx);
}

/** Takes a decision back with a reason, as long as no contract follows from it; the lot is compared anew. Throws `Refused`. */
export async function withdrawDecision(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { tenderId, lotId, reason }: { readonly tenderId: number; readonly lotId: number; readonly reason: string },
): Promise<void> {
  const { tender, permission } = await holdTender(tx, actor, clock, 'tender.withdraw', tenderId);
  if (reason === '') throw new Refused('procurement.refused.reason-missing');
  if (tender.stage !== 'comparing' && tender.stage !== 'decided') throw new Refused('procurement.refused.not-decided');
  const contract = await tx.selectFrom('contract').select('id').where('tenderLotId', '=', lotId).executeTakeFirst();
  if (contract) throw new Refused('procurement.refused.contract-made');
  const { numUpdatedRows } = await tx
    .updateTable('tenderDecision')
    .set({ withdrawnAt: clock.now(), withdrawnBy: actor.userId, withdrawnReason: reason })
    .where('withdrawnAt', 'is', null)
    .where('tenderLotId', 'in', (lot) =>
      lot.selectFrom('tenderLot').select('id').where('id', '=', lotId).where('tenderId', '=', tenderId),
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refused('procurement.refused.not-decided');
  await recordTenderAct(tx, clock, permission, tender, { reason, details: { lot: lotId } });
  await settleTender(tx, tenderId);
  const { measureId } = await tx
    .selectFrom('tenderLot')
    .select('measureId')
    .where('id', '=', lotId)
    .executeTakeFirstOrThrow();
  const measureIds = measureId === null ? [] : [measureId];
  await advanceMeasures(tx, actor, clock, { measureIds, state: 'tender', on: finnishDate(clock.now()) });
}
