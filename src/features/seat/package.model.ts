import { countWorkingDays, type MeasureKind } from '#features/measure/public.ts';
import type { Finding } from '#features/sheet/public.ts';

/** Whether people on seats of such a measure are paid a wage of which the authority pays a part. */
export function paysWage(kind: MeasureKind): boolean {
  return kind === 'wage-subsidy' || kind === 'toppis';
}

/** How much of what is called off for somebody, and from which day to which (ISO). */
interface CallOff {
  readonly unit: 'student-day' | 'place' | 'hour';
  readonly amount: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Nobody takes half a place. */
export function isWholePlaces({ unit, amount }: Pick<CallOff, 'unit' | 'amount'>): boolean {
  return unit !== 'place' || Number.isInteger(amount);
}

/** What is amiss with what is called off for one person: parts of a place, or, as a warning, more than one person can use. */
export function callOffFindings(asked: CallOff): Finding[] {
  const { unit, amount, startsOn, endsOn } = asked;
  if (!isWholePlaces(asked)) return [{ key: 'seat.fault.part-of-place', column: 'amount' }];
  if (unit === 'place' && amount > 1) return [{ key: 'seat.fault.more-places', column: 'amount', isWarning: true }];
  const working = countWorkingDays(startsOn, endsOn);
  if (unit !== 'student-day' || amount <= working) return [];
  return [{ key: 'seat.fault.more-days', column: 'amount', details: { amount, working }, isWarning: true }];
}

/** What so much of something costs, in whole cents. */
export function priceOf(unitPriceCents: number, amount: number): number {
  return Math.round(unitPriceCents * amount);
}

/** What is left of an amount to two decimals, as the database keeps it. */
export function leftOf(amount: number, calledOff: number): number {
  return (Math.round(amount * 100) - Math.round(calledOff * 100)) / 100;
}
