import type { Funding, MeasureState } from '#features/measure/public.ts';
import { rowNumber } from '#platform/web/row-number.ts';

/**
 * Seats as they are counted: which there are, which are held, who waits, which are left, and which are held over those that there are, or
 * in measures of which nobody has said how many they have.
 */
export const seatCounts = ['seats', 'held', 'waiting', 'free', 'over'] as const;
export type SeatCount = (typeof seatCounts)[number];

/**
 * How far money is: a measure is planned and not bought, an offer is accepted, a contract is drafted, a contract is signed and not over,
 * or over; wage subsidy was paid, or is to be.
 */
export const moneyParts = ['planned', 'accepted', 'drafted', 'running', 'over', 'subsidyPast', 'subsidyAhead'] as const;
export type MoneyPart = (typeof moneyParts)[number];

/** Of which project, and of which part; what is to come is every part but what is over or was paid. */
export interface MoneyChoice {
  readonly project?: string | undefined;
  readonly part?: MoneyPart | 'subsidy' | 'toCome' | undefined;
}

/** Which numbers of demand and capacity are meant: of a month (`2012-03`), and of a field and a place, or `none` for what has none. */
export interface DemandChoice {
  readonly month: string;
  readonly field?: string | undefined;
  readonly place?: string | undefined;
}

/** Whose people who had begun are meant: of one project or all, and of all or some of them. */
export interface StartedChoice {
  readonly project?: string | undefined;
  readonly who?: 'women' | 'unknown' | undefined;
}

/** The seats of a measure that were held, waited for, or paid for by wage subsidy; on the day of the view, or on the fullest day of a month (`2012-03`). */
export interface CountedSeatChoice {
  readonly measure: number;
  readonly count: 'held' | 'waiting' | 'subsidy';
  readonly month?: string | undefined;
}

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
  /** Measures bought nationally for the same people as the one with this id. */
  readonly overlaps?: number | undefined;
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

/** The table of the same, as a file: all projects, or all of those of which something is to be said. */
export function coordinationFileAddress(
  language: string,
  code: string,
  on: string,
  format: string,
  isWarned: boolean,
): string {
  const query = new URLSearchParams({ on, ...(isWarned && { only: 'warned' }) });
  return `${below(language, code, `export.${format}`)}?${query}`;
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
  return `${below(language, code, 'measures')}?${queryOf(on, choice, page)}`;
}

/** Persons whom plans promise and who have begun, project by project, or of one. */
export function personsAddress(language: string, code: string, on: string, project?: string): string {
  return `${below(language, code, 'persons')}?${queryOf(on, { project })}`;
}

/** The persons who had begun that a number was counted from; a page of them, from 1. */
export function startedAddress(language: string, code: string, on: string, choice: StartedChoice, page = 1): string {
  return `${below(language, code, 'started')}?${queryOf(on, choice, page)}`;
}

/** The seats of a measure that a number was counted from. */
export function countedSeatsAddress(language: string, code: string, on: string, choice: CountedSeatChoice): string {
  return `${below(language, code, 'seats')}?${queryOf(on, choice)}`;
}

function below(language: string, code: string, page: string): string {
  return `/${language}/workspace/coordination/${code}/${page}`;
}

function queryOf(on: string, choice: object, page = 1): URLSearchParams {
  const chosen = Object.entries(choice).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return new URLSearchParams([
    ['on', on],
    ...chosen.map(([key, value]) => [key, String(value)]),
    ...(page > 1 ? [['page', String(page)]] : []),
  ]);
}

/** The list of coordination projects, also where there is one only. */
export function coordinationsAddress(language: string): string {
  return `/${language}/workspace/coordination?show=all`;
}

/** The coordination view as of today: of one's only coordination project, or of the one named. */
export function coordinationTodayAddress(language: string, code?: string): string {
  return `/${language}/workspace/coordination${code === undefined ? '' : `/${code}`}`;
}

/** What the projects have bought and pay, as of a day. */
export function moneyAddress(language: string, code: string, on: string): string {
  return `/${language}/workspace/coordination/${code}/money?${new URLSearchParams({ on })}`;
}

/** The table of the same, as a file. */
export function moneyFileAddress(language: string, code: string, on: string, format: string): string {
  return `${below(language, code, `money/export.${format}`)}?${new URLSearchParams({ on })}`;
}

/** The purchases that a sum of money was counted from. */
export function moneyLinesAddress(language: string, code: string, on: string, { project, part }: MoneyChoice): string {
  const query = new URLSearchParams({
    on,
    ...(project !== undefined && { project }),
    ...(part !== undefined && { part }),
  });
  return `/${language}/workspace/coordination/${code}/money/lines?${query}`;
}

/** The needs, or the capacity of contracts, that a number of demand and capacity was counted from. */
export function demandRecordsAddress(
  language: string,
  code: string,
  on: string,
  { month, field, place, of }: DemandChoice & { readonly of: 'needs' | 'capacity' },
): string {
  const query = new URLSearchParams({
    on,
    month,
    ...(field !== undefined && { field }),
    ...(place !== undefined && { place }),
  });
  return `/${language}/workspace/coordination/${code}/demand/records?${query}#${of}`;
}
