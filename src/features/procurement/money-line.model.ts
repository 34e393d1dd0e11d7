import { contractTotal } from './contract-form.model.ts';
import { type Share, splitCents } from './share.model.ts';

/** How sure money is: an offer was accepted, a contract is drafted, a contract is signed. */
export const moneyKinds = ['accepted', 'drafted', 'signed'] as const;
export type MoneyKind = (typeof moneyKinds)[number];

/** What is bought, as it stood on a day; of a lot its total is one unit. */
export interface Purchase {
  readonly kind: MoneyKind;
  /** Of the contract; of a lot the tender. */
  readonly id: number;
  readonly name: string;
  readonly unitPriceCents: number;
  readonly amount: number;
  /** The days of the contract (ISO); of a lot none are agreed yet. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** That of the leading project first; they come to the whole. */
  readonly shares: readonly Share[];
}

/** What one project pays of a purchase, in whole cents. */
export interface MoneyLine extends Omit<Purchase, 'shares' | 'unitPriceCents' | 'amount'> {
  readonly projectId: number;
  readonly permille: number;
  readonly cents: number;
  /** What all buyers pay together. */
  readonly totalCents: number;
}

/** What some projects pay of purchases; the parts of all buyers come to the total to the cent. */
export function moneyLines(purchases: readonly Purchase[], projectIds: readonly number[]): MoneyLine[] {
  const wanted = new Set(projectIds);
  return purchases.flatMap(({ shares, unitPriceCents, amount, ...purchase }) => {
    const totalCents = contractTotal(unitPriceCents, amount);
    const cents = splitCents(
      totalCents,
      shares.map(({ permille }) => permille),
    );
    return shares
      .map(({ projectId, permille }, place) => ({
        ...purchase,
        projectId,
        permille,
        cents: cents[place] ?? 0,
        totalCents,
      }))
      .filter(({ projectId }) => wanted.has(projectId));
  });
}
