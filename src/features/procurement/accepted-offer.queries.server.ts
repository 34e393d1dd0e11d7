import { sql } from 'kysely';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { type AcceptedOffer, type AgreedPrice, departsInPrice, departsInProvider } from './offer-departure.model.ts';

/** The offer that was accepted for a lot; `undefined` where none was, or no lot is. */
export async function findAcceptedOffer(read: Read, lotId: number | null): Promise<AcceptedOffer | undefined> {
  const [offer] = await selectRows(
    read,
    sql<AcceptedOffer>`
      select offer.provider_unit_id, offer.provider_name, offer.student_day_price_cents, offer.total_cents
      from tender_decision decision
      join tender_offer offer on offer.id = decision.tender_offer_id
      where decision.tender_lot_id = ${lotId}::int and decision.withdrawn_at is null`,
  );
  return offer;
}

/** In what a contract of a lot is another than the offer that was accepted. */
export async function listDepartures(
  read: Read,
  lotId: number | null,
  price: AgreedPrice,
  providerUnitIds: readonly number[],
): Promise<('provider' | 'unitPrice')[]> {
  const offer = await findAcceptedOffer(read, lotId);
  if (!offer) return [];
  const named = await listNamedUnits(read, [...providerUnitIds]);
  const providers = providerUnitIds.map((id) => ({ id, name: named.find((unit) => unit.id === id)?.name ?? '' }));
  return [
    ...(providers.every((provider) => departsInProvider(offer, provider)) ? (['provider'] as const) : []),
    ...(departsInPrice(offer, price) ? (['unitPrice'] as const) : []),
  ];
}
