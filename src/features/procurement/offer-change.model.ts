/** What can be corrected of an offer; days as ISO, times as in Finland, `15:40`. */
export interface OfferFacts {
  readonly lotId: number;
  readonly providerName: string;
  readonly studentDayPriceCents: number | null;
  readonly totalCents: number;
  readonly receivedOn: string;
  readonly receivedTime: string;
  readonly isAdmissible: boolean;
  readonly note: string | null;
}

/** What an offer said until it was corrected, and why it was. */
export interface OfferChange extends OfferFacts {
  readonly id: number;
  readonly offerId: number;
  readonly reason: string;
  readonly changedAt: Date;
}

const offerTerms = [
  'lotId',
  'providerName',
  'studentDayPriceCents',
  'totalCents',
  'received',
  'isAdmissible',
  'note',
] as const;
export type OfferTerm = (typeof offerTerms)[number];

/** A correction with what the offer said before and from then on. */
export interface OfferCorrected {
  readonly change: OfferChange;
  readonly is: OfferFacts;
  readonly changed: readonly OfferTerm[];
}

/** The corrections of offers, given in their order, each beside what followed: the next correction, or the offer as it stands. */
export function correctionsOf(
  changes: readonly OfferChange[],
  offers: readonly (OfferFacts & { readonly id: number })[],
): OfferCorrected[] {
  return changes.flatMap((change, place) => {
    const isSame = ({ offerId }: OfferChange) => offerId === change.offerId;
    const is = changes.slice(place + 1).find(isSame) ?? offers.find(({ id }) => id === change.offerId);
    return is ? [{ change, is, changed: offerTerms.filter((term) => !isEqual(change, is, term)) }] : [];
  });
}

function isEqual(was: OfferFacts, is: OfferFacts, term: OfferTerm): boolean {
  if (term === 'received') return was.receivedOn === is.receivedOn && was.receivedTime === is.receivedTime;
  return was[term] === is[term];
}
