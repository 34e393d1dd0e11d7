import type { MeasureKind } from '#features/measure/public.ts';
import { splitCents } from './share.model.ts';

/** All of something, in hundredths of a per cent: shares of employers have two decimals. */
export const wholePermyriad = 10_000;

/** What an employer pays of the price of a contract. */
export interface EmployerShare {
  readonly unitId: number;
  readonly permyriad: number;
}

/** An employer by its name. */
export interface AgreedEmployer extends EmployerShare {
  readonly name: string;
  /** The name with the Y-tunnus, where there is one: as people write it. */
  readonly written: string;
}

/**
 * A price in whole cents parted between employers and the projects, which share the public part among themselves; the parts come to
 * the price again.
 */
export function partPrice(
  totalCents: number,
  permyriads: readonly number[],
): { readonly publicCents: number; readonly employerCents: readonly number[] } {
  const publicShare = wholePermyriad - sumOf(permyriads);
  const [publicCents = 0, ...employerCents] = splitCents(totalCents, [publicShare, ...permyriads], wholePermyriad);
  return { publicCents, employerCents };
}

/** A measure that is bought jointly with employers, of whose contract nobody has said what they pay. */
export interface UnsharedMeasure {
  readonly measureId: number;
  readonly projectId: number;
  readonly name: string;
  readonly contractId: number;
}

/**
 * What employers usually pay, from least to most: RekryKoulutus 30 %, TäsmäKoulutus 30–50 % by the size of the employer,
 * MuutosKoulutus 20 % (te-palvelut.fi).
 */
const usualShares = {
  'joint-purchase-recruit': { least: 3_000, most: 3_000 },
  'joint-purchase-precise': { least: 3_000, most: 5_000 },
  'joint-purchase-change': { least: 2_000, most: 2_000 },
} as const satisfies Partial<Record<MeasureKind, { readonly least: number; readonly most: number }>>;

export type JointPurchase = keyof typeof usualShares;

/** Whether employers pay a part of measures of the kind. */
export function isJointPurchase(kind: MeasureKind): kind is JointPurchase {
  return Object.hasOwn(usualShares, kind);
}

/** What to propose for another employer; nothing where the share goes by its size, or nothing of the usual share is left. */
export function proposedShare(
  kind: JointPurchase | undefined,
  employers: readonly EmployerShare[],
): number | undefined {
  if (kind === undefined) return undefined;
  const { least, most } = usualShares[kind];
  const left = least - sharedBy(employers);
  return least === most && left > 0 ? left : undefined;
}

/** The usual share of a kind, where what employers pay together is not within it. */
export function unusualShare(kind: JointPurchase | undefined, permyriad: number) {
  if (kind === undefined) return undefined;
  const { least, most } = usualShares[kind];
  return permyriad < least || permyriad > most ? { least, most } : undefined;
}

/** What employers pay together. */
export function sharedBy(employers: readonly Pick<EmployerShare, 'permyriad'>[]): number {
  return sumOf(employers.map(({ permyriad }) => permyriad));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** `12,5` of 1250. */
export function percentWritten(permyriad: number): string {
  return String(permyriad / 100).replace('.', ',');
}

/** Employers as people write them, one a line: `Esimerkki Oy (0737546-2) 30`. */
export function employersInWords(employers: readonly Pick<AgreedEmployer, 'written' | 'permyriad'>[]): string {
  return employers.map(({ written, permyriad }) => `${written} ${percentWritten(permyriad)}`).join('\n');
}
