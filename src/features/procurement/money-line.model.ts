import { sumsOf } from './contract-version.model.ts';
import type { EmployerShare } from './employer-share.model.ts';
import type { Share } from './share.model.ts';

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
  /** Those that pay a part of the price before the projects share the rest. */
  readonly employers: readonly EmployerShare[];
}

/** What one project pays of a purchase, in whole cents: of the public part of its price, which alone is a cost of projects. */
export interface MoneyLine extends Omit<Purchase, 'shares' | 'employers' | 'unitPriceCents' | 'amount'> {
  readonly projectId: number;
  readonly permille: number;
  readonly cents: number;
  /** What all buyers pay together. */
  readonly publicCents: number;
  /** What employers pay beside them. */
  readonly employerCents: number;
  /** The whole price. */
  readonly totalCents: number;
}

/** What some projects pay of purchases; the parts of all buyers come to the public part to the cent, and with the employers' to the total. */
export function moneyLines(purchases: readonly Purchase[], projectIds: readonly number[]): MoneyLine[] {
  const wanted = new Set(projectIds);
  return purchases.flatMap(({ shares, employers, unitPriceCents, amount, ...purchase }) => {
    const { totalCents, publicCents, buyers } = sumsOf({ unitPriceCents, amount, shares, employers });
    const sums = { publicCents, employerCents: totalCents - publicCents, totalCents };
    return buyers
      .map(({ projectId, permille, cents }) => ({ ...purchase, projectId, permille, cents, ...sums }))
      .filter(({ projectId }) => wanted.has(projectId));
  });
}
