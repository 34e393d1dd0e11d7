import type { MeasureKind } from '#features/measure/public.ts';

/** Whether people on seats of such a measure are paid a wage of which the authority pays a part. */
export function paysWage(kind: MeasureKind): boolean {
  return kind === 'wage-subsidy' || kind === 'toppis';
}

/** What so much of something costs, in whole cents. */
export function priceOf(unitPriceCents: number, amount: number): number {
  return Math.round(unitPriceCents * amount);
}

/** What is left of an amount to two decimals, as the database keeps it. */
export function leftOf(amount: number, calledOff: number): number {
  return (Math.round(amount * 100) - Math.round(calledOff * 100)) / 100;
}
