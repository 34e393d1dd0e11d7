import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import type { ComparedOffer, Criterion } from './comparison.model.ts';
import type { OfferChange, OfferFacts } from './offer-change.model.ts';
import { procurementPolicy } from './procurement.policy.ts';
import { placeOfBuyers } from './purchase-place.queries.server.ts';
import type { TenderState } from './tender.model.ts';

/** A project that buys, and its share in thousandths. */
export interface Buyer {
  readonly projectId: number;
  readonly code: string;
  readonly name: string | null;
  readonly permille: number;
}

/** What a tender says of itself. Days as ISO, the time of the deadline as in Finland, `16:00`. */
export interface Tender {
  readonly id: number;
  readonly projectId: number;
  readonly projectCode: string;
  readonly number: string | null;
  readonly name: string;
  readonly kind: 'invited' | 'open';
  readonly askedOn: string | null;
  readonly deadlineAt: Date;
  readonly deadlineOn: string;
  readonly deadlineTime: string;
  readonly terms: string | null;
  readonly state: TenderState;
  readonly cancelReason: string | null;
  readonly revision: number;
  readonly buyers: readonly Buyer[];
}

/** A tender that somebody may read. Throws `NotFound`, `Forbidden`. */
export async function findTender(read: Read, actor: Actor, id: number): Promise<Tender> {
  const [tender] = await selectRows(
    read,
    sql<Omit<Tender, 'buyers'>>`
      select tender.id, tender.project_id, project.code as project_code, tender.number, tender.name, tender.kind,
        tender.asked_on, tender.deadline_at, (tender.deadline_at at time zone 'Europe/Helsinki')::date as deadline_on,
        to_char(tender.deadline_at at time zone 'Europe/Helsinki', 'HH24:MI') as deadline_time, tender.terms,
        tender.state, tender.cancel_reason, tender.revision
      from tender join project on project.id = tender.project_id
      where tender.id = ${id}::int`,
  );
  if (!tender) throw new NotFound(`There is no tender ${id}.`);
  const buyers = await selectRows(
    read,
    sql<Buyer>`
      select buyer.project_id, project.code, profile.name, buyer.share_permille as permille
      from tender_buyer buyer
      join project on project.id = buyer.project_id
      left join project_profile profile on profile.project_id = project.id
      where buyer.tender_id = ${id}::int
      order by buyer.project_id <> ${tender.projectId}::int, project.code`,
  );
  const place = await placeOfBuyers(
    read,
    tender.projectId,
    buyers.map(({ projectId }) => projectId),
  );
  permit(procurementPolicy, actor, 'tender.read', place);
  return { ...tender, buyers };
}

/** A decision on a lot, with the offer that was accepted; null where none was. */
export interface Decision {
  readonly offerId: number | null;
  readonly providerName: string | null;
  readonly totalCents: number | null;
  readonly reason: string | null;
  readonly decidedOn: string;
}

export interface Lot {
  readonly id: number;
  readonly number: number;
  readonly name: string;
  readonly field: string | null;
  readonly municipalityCode: string | null;
  readonly places: number | null;
  readonly studentDays: number | null;
  readonly measureId: number | null;
  readonly measureName: string | null;
  readonly revision: number;
  /** How many offers have come in; known also while nobody may read them. */
  readonly received: number;
  readonly decision: Decision | null;
  readonly contractId: number | null;
}

/** The lots of a tender in their order. */
export async function listLots(read: Read, tenderId: number): Promise<Lot[]> {
  return selectRows(
    read,
    sql<Lot>`
      select lot.id, lot.number, lot.name, lot.field, lot.municipality_code, lot.places, lot.student_days, lot.measure_id,
        measure.name as measure_name, lot.revision, coalesce(received.amount, 0) as received, contract.id as contract_id,
        case when decision.id is not null then json_build_object(
          'offerId', decision.tender_offer_id, 'providerName', offer.provider_name, 'totalCents', offer.total_cents,
          'reason', decision.reason, 'decidedOn', decision.decided_on) end as decision
      from tender_lot lot
      left join measure on measure.id = lot.measure_id
      left join offers_received(${tenderId}::int) received on received.tender_lot_id = lot.id
      left join tender_decision decision on decision.tender_lot_id = lot.id and decision.withdrawn_at is null
      left join tender_offer offer on offer.id = decision.tender_offer_id
      left join contract on contract.tender_lot_id = lot.id
      where lot.tender_id = ${tenderId}::int
      order by lot.number`,
  );
}

/** The criteria of a tender, the price first. */
export async function listCriteria(
  read: Read,
  tenderId: number,
): Promise<(Criterion & { readonly revision: number })[]> {
  return selectRows(
    read,
    sql<Criterion & { revision: number }>`
      select criterion.id, criterion.name, criterion.weight_percent, criterion.is_price, criterion.revision
      from tender_criterion criterion
      where criterion.tender_id = ${tenderId}::int
      order by criterion.is_price desc, criterion.weight_percent desc, criterion.id`,
  );
}

export interface Offer extends ComparedOffer, OfferFacts {
  readonly providerUnitId: number | null;
  /** When it was recorded, if only after the deadline (ISO), and why so late. */
  readonly recordedLateOn: string | null;
  readonly lateReason: string | null;
  readonly revision: number;
}

/** What was corrected in the offers of a tender since their opening, in the order of the corrections. */
export async function listOfferChanges(read: Read, tenderId: number): Promise<OfferChange[]> {
  return selectRows(
    read,
    sql<OfferChange>`
      select change.id, change.tender_offer_id as offer_id, change.tender_lot_id as lot_id, change.provider_name,
        change.student_day_price_cents, change.total_cents, change.is_admissible, change.note, change.reason, change.changed_at,
        (change.received_at at time zone 'Europe/Helsinki')::date as received_on,
        to_char(change.received_at at time zone 'Europe/Helsinki', 'HH24:MI') as received_time
      from tender_offer_change change
      join tender_offer offer on offer.id = change.tender_offer_id
      join tender_lot lot on lot.id = offer.tender_lot_id
      where lot.tender_id = ${tenderId}::int
      order by change.id`,
  );
}

/** The offers for all lots of a tender; none before its deadline, whoever asks. */
export async function listOffers(read: Read, tenderId: number): Promise<Offer[]> {
  return selectRows(
    read,
    sql<Offer>`
      select offer.id, offer.tender_lot_id as lot_id, offer.provider_unit_id, offer.provider_name,
        offer.student_day_price_cents, offer.total_cents, offer.is_admissible, offer.note, offer.revision, offer.late_reason,
        case when offer.recorded_at > tender.deadline_at then (offer.recorded_at at time zone 'Europe/Helsinki')::date end
          as recorded_late_on,
        (offer.received_at at time zone 'Europe/Helsinki')::date as received_on,
        to_char(offer.received_at at time zone 'Europe/Helsinki', 'HH24:MI') as received_time,
        coalesce(scored.tenths, '{}') as tenths
      from tender_offer offer
      join tender_lot lot on lot.id = offer.tender_lot_id
      join tender on tender.id = lot.tender_id
      left join lateral (
        select json_object_agg(score.tender_criterion_id, score.tenths) as tenths
        from offer_score score where score.tender_offer_id = offer.id
      ) scored on true
      where lot.tender_id = ${tenderId}::int and tender.state <> 'preparing' and tender.deadline_at <= now()
      order by lot.number, offer.total_cents, offer.id`,
  );
}
