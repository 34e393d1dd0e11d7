/** By what offers are compared. */
export interface Criterion {
  readonly id: number;
  readonly name: string;
  readonly weightPercent: number;
  readonly isPrice: boolean;
}

/** What an offer says to the criteria. */
export interface ComparedOffer {
  readonly id: number;
  readonly totalCents: number;
  readonly isAdmissible: boolean;
  /** How good it is by each criterion but the price, from 0 to 10 in tenths, by the id of the criterion. */
  readonly tenths: Readonly<Record<number, number>>;
}

export interface OfferPoints {
  readonly offerId: number;
  /** By the id of the criterion, at most its weight; missing where nobody has said yet how good the offer is. */
  readonly points: Readonly<Record<number, number>>;
  readonly total: number;
  /** Whether there are points for every criterion. */
  readonly isComplete: boolean;
  /** From 1; offers with the same points share one. */
  readonly rank: number;
}

/** The weights of a tender's criteria come to this. */
export const wholeWeight = 100;
/** The best that can be said of an offer by a criterion, in tenths. */
export const mostTenths = 100;

/**
 * The points of the admissible offers, the best first. The cheapest gets all points of the price, the others as much less as they
 * are dearer (lowest price ÷ own price × weight); by other criteria, points out of ten are weighed. Points have two decimals.
 */
export function compareOffers(criteria: readonly Criterion[], offers: readonly ComparedOffer[]): OfferPoints[] {
  const admissible = offers.filter(({ isAdmissible }) => isAdmissible);
  const lowest = Math.min(...admissible.map(({ totalCents }) => totalCents));
  const compared = admissible.map((offer) => pointsOf(criteria, offer, lowest));
  compared.sort((one, other) => other.total - one.total || one.offerId - other.offerId);
  return compared.map((offer) => ({
    ...offer,
    rank: compared.findIndex(({ total }) => total === offer.total) + 1,
  }));
}

function pointsOf(
  criteria: readonly Criterion[],
  { id, totalCents, tenths }: ComparedOffer,
  lowest: number,
): Omit<OfferPoints, 'rank'> {
  const points: Record<number, number> = {};
  for (const { id: criterion, weightPercent, isPrice } of criteria) {
    if (isPrice) points[criterion] = pricePoints(totalCents, lowest, weightPercent);
    const given = tenths[criterion];
    if (!isPrice && given !== undefined) points[criterion] = inHundredths((given / mostTenths) * weightPercent);
  }
  const all = Object.values(points);
  return {
    offerId: id,
    points,
    total: inHundredths(all.reduce((sum, one) => sum + one, 0)),
    isComplete: all.length === criteria.length,
  };
}

/** An offer for nothing is the cheapest there can be. */
function pricePoints(cents: number, lowest: number, weight: number): number {
  return cents === 0 ? weight : inHundredths((lowest / cents) * weight);
}

function inHundredths(points: number): number {
  return Math.round(points * 100) / 100;
}
