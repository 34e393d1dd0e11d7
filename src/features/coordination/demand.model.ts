import type { DemandChoice, SeatCount } from './coordination-address.model.ts';
import { type DayMeasure, givesSeatsIn, isOngoing } from './day-view.model.ts';

/** Persons for whom a measure was asked and none has been found yet. */
export interface OpenNeed {
  readonly id: number;
  readonly projectCode: string;
  /** The group for which it is. */
  readonly forWhom: string;
  readonly field: string | null;
  readonly municipalityCode: string | null;
  readonly amount: number;
  /** The day from which it is wanted (ISO); from now on where nobody said. */
  readonly wantedFrom: string | null;
}

/** A measure as it stood on a day, with how many hold a seat of it at once, at most, in some of the months (`2012-03`). */
export type Supply = DayMeasure & { readonly heldIn: Readonly<Record<string, number>> };

/** Places of a contract that can be called off person by person, and how many of them are left. */
export interface OpenCapacity {
  readonly lineId: number;
  readonly contractId: number;
  readonly contractName: string;
  readonly field: string | null;
  readonly left: number;
  readonly fromOn: string;
  /** The first day on which nothing can be called off any more. */
  readonly untilOn: string;
}

/** Who wants a seat and what seats there are of one field in one place in one month. */
export interface DemandCell {
  readonly field: string | null;
  readonly municipalityCode: string | null;
  /** `2012-03`. */
  readonly month: string;
  readonly needed: number;
  readonly waiting: number;
  /** Seats of measures, by whose money. */
  readonly esf: number;
  readonly national: number;
  readonly held: number;
  /** Seats of measures that nobody holds; what is held over the seats of one measure takes none from another. */
  readonly free: number;
  /** Places of contracts without a measure of their own, of the field anywhere. */
  readonly capacity: number;
}

/** How many seats are wanted. */
export function wantedOf({ needed, waiting }: DemandTotals): number {
  return needed + waiting;
}

/** For how many there is room. */
export function roomOf({ free, capacity }: DemandTotals): number {
  return free + capacity;
}

export type DemandTotals = Omit<DemandCell, 'field' | 'municipalityCode' | 'month'>;

export interface DemandSources {
  readonly needs: readonly OpenNeed[];
  readonly supplies: readonly Supply[];
  readonly capacities: readonly OpenCapacity[];
}

/** A month (`2012-03`) as one writes it: `3/2012`. */
export function monthInNumbers(month: string): string {
  const [year, number] = month.split('-');
  return `${Number(number)}/${year}`;
}

/** The months (`2012-03`) from that of a day on. */
export function monthsFrom(day: string, count: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: count }, (_, ahead) => {
    const all = year * 12 + month - 1 + ahead;
    return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
  });
}

/**
 * Demand against capacity by field, place and month. Somebody who wants a seat wants it until there is one, so a need counts in every month
 * from the one in which it is wanted; who waits for a measure counts while it runs, or always while nobody knows when it will. Places
 * of contracts have no place of their own and stand in a row without one. Empty cells are left out.
 */
export function demandCells({ needs, supplies, capacities }: DemandSources, months: readonly string[]): DemandCell[] {
  const entries = months.flatMap((month) => [
    ...needs
      .filter((need) => isWantedIn(need, month))
      .map(({ field, municipalityCode, amount }) => ({ ...nothing, field, municipalityCode, month, needed: amount })),
    ...capacities
      .filter((line) => isOpenIn(line, month))
      .map(({ field, left }) => ({ ...nothing, field, municipalityCode: null, month, capacity: left })),
    ...supplies.map((supply) => cellOf(supply, month)),
  ]);
  const groups = Map.groupBy(entries, ({ field, municipalityCode, month }) => `${month} ${field} ${municipalityCode}`);
  return [...groups.values()]
    .flatMap(([at, ...others]): DemandCell[] => (at ? [{ ...at, ...totalsOf([at, ...others]) }] : []))
    .filter(isSomething)
    .toSorted(byPlace);
}

/** The needs that a number was counted from. */
export function chooseNeeds(needs: readonly OpenNeed[], choice: DemandChoice): OpenNeed[] {
  return needs.filter((need) => isWantedIn(need, choice.month) && isOf(need, choice));
}

/** The capacity that a number was counted from; it has no place. */
export function chooseCapacities(lines: readonly OpenCapacity[], choice: DemandChoice): OpenCapacity[] {
  return lines.filter((line) => isOpenIn(line, choice.month) && isOf({ ...line, municipalityCode: null }, choice));
}

function isOf(
  { field, municipalityCode }: Pick<OpenNeed, 'field' | 'municipalityCode'>,
  choice: Pick<DemandChoice, 'field' | 'place'>,
): boolean {
  const isOfField = choice.field === undefined || (field ?? 'none') === choice.field;
  return isOfField && (choice.place === undefined || (municipalityCode ?? 'none') === choice.place);
}

function isWantedIn({ wantedFrom }: OpenNeed, month: string): boolean {
  return wantedFrom === null || monthOf(wantedFrom) <= month;
}

function isOpenIn({ left, fromOn, untilOn }: OpenCapacity, month: string): boolean {
  return left > 0 && monthOf(fromOn) <= month && untilOn > `${month}-01`;
}

/** The amounts of some cells together. */
export function totalsOf(cells: readonly DemandTotals[]): DemandTotals {
  return cells.reduce(plus, nothing);
}

const nothing: DemandTotals = { needed: 0, waiting: 0, esf: 0, national: 0, held: 0, free: 0, capacity: 0 };

function plus(one: DemandTotals, other: DemandTotals): DemandTotals {
  return {
    needed: one.needed + other.needed,
    waiting: one.waiting + other.waiting,
    esf: one.esf + other.esf,
    national: one.national + other.national,
    held: one.held + other.held,
    free: one.free + other.free,
    capacity: one.capacity + other.capacity,
  };
}

/** What a measure adds to a count of seats in a month (`2012-03`). Who waits for a measure without days waits in every month. */
export function seatsInMonth(supply: Supply, month: string, count: SeatCount): number {
  const isGiving = givesSeatsIn(supply, month);
  const held = supply.heldIn[month] ?? 0;
  const seats = supply.seats ?? 0;
  switch (count) {
    case 'waiting':
      return isGiving || (supply.startsOn === null && isOngoing(supply)) ? supply.waiting : 0;
    case 'seats':
      return isGiving ? seats : 0;
    case 'held':
      return isGiving ? held : 0;
    case 'free':
      return isGiving ? Math.max(0, seats - held) : 0;
    case 'over':
      return isGiving ? Math.max(0, held - seats) : 0;
  }
}

function cellOf(supply: Supply, month: string): DemandCell {
  const { field, municipalityCode, funding } = supply;
  return {
    ...nothing,
    field,
    municipalityCode,
    month,
    waiting: seatsInMonth(supply, month, 'waiting'),
    [funding]: seatsInMonth(supply, month, 'seats'),
    held: seatsInMonth(supply, month, 'held'),
    free: seatsInMonth(supply, month, 'free'),
  };
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}

function isSomething(cell: DemandCell): boolean {
  return Object.keys(nothing).some((amount) => cell[amount as keyof DemandTotals] > 0);
}

/** By month, then field and place; what has none of these stands last. */
function byPlace(one: DemandCell, other: DemandCell): number {
  return (
    compare(one.month, other.month) ||
    compare(one.field ?? '~', other.field ?? '~') ||
    compare(one.municipalityCode ?? '~', other.municipalityCode ?? '~')
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
