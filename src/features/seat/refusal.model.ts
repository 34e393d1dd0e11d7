import type { MeasureHead } from '#features/measure/public.ts';
import { Refused } from '#platform/errors.ts';
import { isOver } from './seat.model.ts';
import { numbersAsWritten } from './whom.model.ts';

/** Nobody begins to wait for a measure that is over. */
export function refuseOver({ state }: MeasureHead): void {
  if (state === 'cancelled') throw new Refused('seat.refused.measure-cancelled');
  if (isOver(state)) throw new Refused('seat.refused.measure-closed');
}

/** The numbers that are not among the known ones. */
export function without(numbers: readonly number[], known: readonly number[]): number[] {
  return numbers.filter((number) => !known.includes(number));
}

/** Throws `Refused` with the numbers of persons, if there are any. */
export function refuseNumbers(code: string, numbers: readonly number[]): void {
  if (numbers.length > 0) throw new Refused(code, { count: numbers.length, persons: numbersAsWritten(numbers) });
}
