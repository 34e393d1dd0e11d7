import { contractTotal, type PriceModel } from './contract-form.model.ts';

/** An offer that was accepted, as far as a contract follows it. */
export interface AcceptedOffer {
  /** Empty for one whose name nobody knew. */
  readonly providerUnitId: number | null;
  readonly providerName: string;
  readonly studentDayPriceCents: number | null;
  readonly totalCents: number;
}

/** What a contract says of price; the amount of a lump sum is empty. */
export interface AgreedPrice {
  readonly priceModel: PriceModel;
  readonly unitPriceCents: number;
  readonly amount: number | null;
}

/** Whether the price of a contract is another than the offer's: another sum, or another price for a student day. */
export function departsInPrice(offer: AcceptedOffer, { priceModel, unitPriceCents, amount }: AgreedPrice): boolean {
  if (contractTotal(unitPriceCents, amount ?? 1) !== offer.totalCents) return true;
  const isDayPrice = priceModel === 'student-day' && offer.studentDayPriceCents !== null;
  return isDayPrice && unitPriceCents !== offer.studentDayPriceCents;
}

/** Whether another provides than offered. One whose name nobody knew is known by its name alone. */
export function departsInProvider(
  { providerUnitId, providerName }: AcceptedOffer,
  provider: { readonly id: number; readonly name: string },
): boolean {
  if (providerUnitId !== null) return providerUnitId !== provider.id;
  return providerName.trim().toLowerCase() !== provider.name.trim().toLowerCase();
}
