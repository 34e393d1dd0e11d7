import type { Funding, MeasureState } from '#features/measure/public.ts';
import { rowNumber } from '#platform/web/row-number.ts';

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

/** Which part of the projects is asked for: a page, from 1, of all or of those of which something is to be said. */
export interface DayPart {
  readonly page: number;
  readonly isWarned: boolean;
}

/** The view of all projects of a coordination project as of a day (ISO), or a part of them. */
export function coordinationAddress(
  language: string,
  code: string,
  on: string,
  { page = 1, isWarned = false }: Partial<DayPart> = {},
): string {
  const query = new URLSearchParams({
    on,
    ...(isWarned && { only: 'warned' }),
    ...(page > 1 && { page: String(page) }),
  });
  return `/${language}/workspace/coordination/${code}?${query}`;
}

/** The part of the projects of which an address asks. */
export function dayPartFrom(asked: URLSearchParams): DayPart {
  return { page: rowNumber(asked.get('page')), isWarned: asked.get('only') === 'warned' };
}

/** Demand against capacity from the month of a day on; of one month (`2012-03`) field by field. */
export function demandAddress(language: string, code: string, on: string, month?: string): string {
  const query = new URLSearchParams({ on, ...(month !== undefined && { month }) });
  return `/${language}/workspace/coordination/${code}/demand?${query}`;
}

/** The measures that a number was counted from; a page of them, from 1. */
export function countedMeasuresAddress(
  language: string,
  code: string,
  on: string,
  choice: MeasureChoice,
  page = 1,
): string {
  const chosen = Object.entries(choice).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams([['on', on], ...chosen, ...(page > 1 ? [['page', String(page)]] : [])]);
  return `/${language}/workspace/coordination/${code}/measures?${query}`;
}
