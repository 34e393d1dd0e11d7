import { type AmendmentKind, contractTotal, type PriceModel } from './contract-form.model.ts';
import { type AgreedEmployer, type EmployerShare, partPrice } from './employer-share.model.ts';
import { splitCents } from './share.model.ts';

/** What a project pays of a contract, in thousandths. */
export interface AgreedShare {
  readonly projectId: number;
  readonly code: string;
  readonly name: string | null;
  readonly permille: number;
}

/** What binds in a contract; days are the first and the last (ISO). */
export interface ContractTerms {
  readonly priceModel: PriceModel;
  readonly unitPriceCents: number;
  readonly amount: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly optionsText: string | null;
  /** That of the leading project first; empty for a provider, to whom it does not matter. */
  readonly shares: readonly AgreedShare[];
  /** Those that pay a part of the price; the projects share what is left. */
  readonly employers: readonly AgreedEmployer[];
}

/** What binds in a contract from a day on: as it was signed (number 0), or by an amendment. */
export interface ContractVersion extends ContractTerms {
  readonly number: number;
  readonly inForceFrom: string;
  readonly agreedOn: string;
  /** Null for the contract as it was signed. */
  readonly kind: AmendmentKind | null;
  readonly reason: string | null;
}

/** The version that is in force on a day (ISO): the newest of those that begin by it; none before the contract was signed. */
export function versionOn(versions: readonly ContractVersion[], day: string): ContractVersion | undefined {
  return versions.findLast(({ inForceFrom }) => inForceFrom <= day);
}

/** What a contract comes to by its price, and what each employer and each buyer pays of it, in whole cents. */
export function sumsOf<Share extends { readonly permille: number }, Employer extends EmployerShare>({
  unitPriceCents,
  amount,
  shares,
  employers,
}: {
  readonly unitPriceCents: number;
  readonly amount: number;
  readonly shares: readonly Share[];
  readonly employers: readonly Employer[];
}) {
  const totalCents = contractTotal(unitPriceCents, amount);
  const parted = partPrice(
    totalCents,
    employers.map(({ permyriad }) => permyriad),
  );
  const cents = splitCents(
    parted.publicCents,
    shares.map(({ permille }) => permille),
  );
  return {
    totalCents,
    publicCents: parted.publicCents,
    employers: employers.map((employer, place) => ({ ...employer, cents: parted.employerCents[place] ?? 0 })),
    buyers: shares.map((share, place) => ({ ...share, cents: cents[place] ?? 0 })),
  };
}

/** What binds in a contract without what it costs: for a provider beside others, whose price it may be. */
export function withoutPrice<Terms extends Pick<ContractTerms, 'unitPriceCents' | 'amount' | 'employers'>>(
  terms: Terms,
): Terms {
  return { ...terms, unitPriceCents: 0, amount: 0, employers: [] };
}

const termKeys = [
  'priceModel',
  'unitPriceCents',
  'amount',
  'startsOn',
  'endsOn',
  'optionsText',
  'shares',
  'employers',
] as const;
export type Term = (typeof termKeys)[number];

/** Which of the terms differ, in the order in which a contract tells them. */
export function changedTerms(was: ContractTerms, is: ContractTerms): Term[] {
  return termKeys.filter((key) => {
    if (key === 'shares') return byCode(was.shares) !== byCode(is.shares);
    if (key === 'employers') return byUnit(was.employers) !== byUnit(is.employers);
    return was[key] !== is[key];
  });
}

function byUnit(employers: readonly EmployerShare[]): string {
  return employers
    .toSorted((one, other) => one.unitId - other.unitId)
    .map(({ unitId, permyriad }) => `${unitId} ${permyriad}`)
    .join('\n');
}

function byCode(shares: readonly AgreedShare[]): string {
  return sharesInWords(shares.toSorted((one, other) => (one.code < other.code ? -1 : 1)));
}

/** Shares as people write them, one a line: `S12345 66,7`. */
export function sharesInWords(shares: readonly Pick<AgreedShare, 'code' | 'permille'>[]): string {
  return shares.map(({ code, permille }) => `${code} ${String(permille / 10).replace('.', ',')}`).join('\n');
}
