import type { SeatFormName } from './seat-form.model.ts';
import { numbersAsWritten } from './whom.model.ts';

/** The page of the seats of a measure, behind the language. */
export function seatsAddress(measureId: number): string {
  return `/workspace/measures/${measureId}/seats`;
}

/** The page of one seat, behind the language. */
export function seatAddress(measureId: number, seatId: number): string {
  return `${seatsAddress(measureId)}/${seatId}`;
}

/**
 * A form of the measure, behind the language, for persons by their numbers or nobody in particular. The day (ISO) from which days are
 * proposed stands in the address, so that the form stays the same however long one fills it in.
 */
export function seatsFormAddress(
  measureId: number,
  form: SeatFormName,
  { numbers = [], day }: { readonly numbers?: readonly number[]; readonly day: string },
): string {
  const whom = numbersAsWritten(numbers).replaceAll('–', '-').replaceAll(' ', '');
  return `${seatsAddress(measureId)}/do/${form}/${whom || '-'}@${day}`;
}

/** A form of one seat, behind the language. */
export function seatFormAddress(measureId: number, seatId: number, form: SeatFormName, day: string): string {
  return `${seatsAddress(measureId)}/do/${form}/${seatId}@${day}`;
}
