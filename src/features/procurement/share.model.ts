/** All of something, in thousandths. */
export const wholePermille = 1000;

/** What a project has of a purchase. */
export interface Share {
  readonly projectId: number;
  readonly permille: number;
}

/** What a project shall have, or nothing more; the revision of the tender or contract is that on which the change rests. */
export interface BuyerShare {
  readonly projectId: number;
  readonly permille: number | undefined;
  readonly revision?: number;
}

/**
 * A sum in whole cents split by shares, so that the parts come to the sum again: each gets its part rounded down, and the cents that
 * are left go to the largest remainders, of equal ones to the first.
 */
export function splitCents(cents: number, shares: readonly number[], whole = wholePermille): number[] {
  const exact = shares.map((share) => BigInt(cents) * BigInt(share));
  const parts = exact.map((part) => Number(part / BigInt(whole)));
  const rest = cents - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact.map((part, place) => ({ place, remainder: Number(part % BigInt(whole)) }));
  byRemainder.sort((one, other) => other.remainder - one.remainder || one.place - other.place);
  const luckier = new Set(byRemainder.slice(0, rest).map(({ place }) => place));
  return parts.map((part, place) => (luckier.has(place) ? part + 1 : part));
}

/**
 * The shares when one project beside the leading one buys so much, or no more (`undefined`): the leading project has what is left.
 * `undefined` when nothing would be left for it.
 */
export function withShare(
  shares: readonly Share[],
  leadingId: number,
  { projectId, permille }: { readonly projectId: number; readonly permille: number | undefined },
): Share[] | undefined {
  const others = shares.filter((share) => share.projectId !== leadingId && share.projectId !== projectId);
  if (permille !== undefined) others.push({ projectId, permille });
  const rest = wholePermille - others.reduce((sum, share) => sum + share.permille, 0);
  return rest > 0 ? [{ projectId: leadingId, permille: rest }, ...others] : undefined;
}

/** Whether the same projects have the same shares. */
export function areSame(shares: readonly Share[], others: readonly Share[]): boolean {
  const isAmong = ({ projectId, permille }: Share) =>
    others.some((other) => other.projectId === projectId && other.permille === permille);
  return shares.length === others.length && shares.every(isAmong);
}
