/** As much of a measure as tells whether it and another buy the same for the same people. */
export interface Purchase {
  readonly id: number;
  readonly funding: 'esf' | 'national';
  readonly field: string | null;
  readonly municipalityCode: string | null;
  /** Days as ISO; both belong to it. An end that is not known yet is null. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/**
 * Whether one is paid by the ESF and the other nationally, and both are of one field, in one municipality, on days that overlap. What
 * is not told of them is no overlap: a warning is to be worth reading.
 */
export function doPurchasesOverlap(one: Purchase, other: Purchase): boolean {
  if (one.funding === other.funding || one.field === null || one.municipalityCode === null) return false;
  if (one.field !== other.field || one.municipalityCode !== other.municipalityCode) return false;
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
}

function startsBeforeEnd({ startsOn }: Purchase, { endsOn }: Purchase): boolean {
  return startsOn !== null && (endsOn === null || startsOn <= endsOn);
}
