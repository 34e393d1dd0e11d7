import type { Funding, MeasureState } from '#features/measure/public.ts';

/** Seats as they are counted: which there are, which are held, who waits, and which are left. */
export const seatCounts = ['seats', 'held', 'waiting', 'free'] as const;
export type SeatCount = (typeof seatCounts)[number];

/** Which of the measures a number was counted from. */
export interface MeasureChoice {
  readonly project?: string | undefined;
  readonly state?: MeasureState | undefined;
  readonly count?: SeatCount | undefined;
  /** A field and a municipality, or `none` for measures without one. */
  readonly field?: string | undefined;
  readonly place?: string | undefined;
  readonly funding?: Funding | undefined;
  /** Measures that give seats in it: `2012-03`. */
  readonly month?: string | undefined;
}

/** The view of all projects of a coordination project as of a day (ISO). */
export function coordinationAddress(language: string, code: string, on: string): string {
  return `/${language}/workspace/coordination/${code}?on=${on}`;
}

/** Demand against capacity from the month of a day on; of one month (`2012-03`) field by field. */
export function demandAddress(language: string, code: string, on: string, month?: string): string {
  const query = new URLSearchParams({ on, ...(month !== undefined && { month }) });
  return `/${language}/workspace/coordination/${code}/demand?${query}`;
}

/** The measures that a number was counted from. */
export function countedMeasuresAddress(language: string, code: string, on: string, choice: MeasureChoice): string {
  const chosen = Object.entries(choice).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams([['on', on], ...chosen]);
  return `/${language}/workspace/coordination/${code}/measures?${query}`;
}
