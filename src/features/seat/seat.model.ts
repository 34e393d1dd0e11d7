import type { MeasureState } from '#features/measure/public.ts';

/** What becomes of a seat: one stands in line, is offered a seat, has it; or gives it up, before it began or after. */
export const seatStates = ['waiting', 'offered', 'taken', 'declined', 'cancelled', 'left'] as const;
export type SeatState = (typeof seatStates)[number];

/** The states in which a seat is held for its days: nobody else can have it. */
export const holdingStates = ['offered', 'taken', 'left'] as const satisfies readonly SeatState[];

/** What is done to a seat, by the state that it leads to, and from which states on. */
const ways = {
  offered: ['waiting'],
  // Who was noted as having left by mistake has the seat again.
  taken: ['waiting', 'offered', 'left'],
  declined: ['waiting', 'offered'],
  cancelled: ['waiting', 'offered', 'taken'],
  left: ['taken'],
  waiting: ['offered'],
} as const satisfies Record<SeatState, readonly SeatState[]>;

/** Whether a seat may come from one state into another. */
export function mayBecome(from: SeatState, to: SeatState): boolean {
  return (ways[to] as readonly SeatState[]).includes(from);
}

/** How a seat stands on a day: one that was taken may be still to begin, or be over. */
export type SeatStage = Exclude<SeatState, 'taken'> | 'to-begin' | 'running' | 'over';

interface Dated {
  readonly state: SeatState;
  readonly startsOn: string | null;
  /** The last day of the seat, or of the measure where that comes first; empty while neither is known. */
  readonly lastOn: string | null;
}

export function stageOfSeat({ state, startsOn, lastOn }: Dated, today: string): SeatStage {
  if (state !== 'taken') return state;
  if (lastOn !== null && lastOn < today) return 'over';
  return startsOn !== null && startsOn > today ? 'to-begin' : 'running';
}

/** Whether a measure takes nobody any more. */
export function isOver(state: MeasureState): boolean {
  return state === 'closed' || state === 'judged' || state === 'cancelled';
}

/** Who of a line, in its order, stands before the last of those who are chosen from it, and is not chosen. */
export function passedOver(line: readonly number[], chosen: readonly number[]): number[] {
  const last = line.findLastIndex((number) => chosen.includes(number));
  return line.slice(0, last + 1).filter((number) => !chosen.includes(number));
}

/** Why days do not fit a measure, by the key of its texts; the days of a measure, like those of a seat, may be open. */
export function daysProblem(
  days: { readonly startsOn: string; readonly endsOn: string | null },
  measure: { readonly startsOn: string | null; readonly endsOn: string | null },
): { readonly key: string; readonly column: 'startsOn' | 'endsOn'; readonly day: string } | undefined {
  if (days.endsOn !== null && days.endsOn < days.startsOn)
    return { key: 'seat.fault.ends-before', column: 'endsOn', day: days.startsOn };
  if (measure.startsOn !== null && days.startsOn < measure.startsOn)
    return { key: 'seat.fault.before-measure', column: 'startsOn', day: measure.startsOn };
  const last = days.endsOn ?? days.startsOn;
  if (measure.endsOn !== null && last > measure.endsOn)
    return {
      key: 'seat.fault.after-measure',
      column: days.endsOn === null ? 'startsOn' : 'endsOn',
      day: measure.endsOn,
    };
  return undefined;
}
