import type { MeasureShape } from '#features/measure/public.ts';
import type { SeatState } from './seat.model.ts';

/** A person's seat in a measure of which one is gone through before another. */
export interface EarlierSeat {
  readonly participantId: number;
  readonly seatId: number;
  readonly measureId: number;
  readonly measureName: string;
  readonly shape: MeasureShape;
  readonly isCancelled: boolean;
  readonly state: SeatState;
  readonly startsOn: string | null;
  /** The last day of the seat, or of its measure where that comes first. */
  readonly lastOn: string | null;
}

/** How far somebody has come in what comes before a measure, the furthest first. */
export const preparednesses = ['gone-through', 'under-way', 'to-begin', 'broken-off', 'none'] as const;
export type Preparedness = (typeof preparednesses)[number];

export interface Preparation {
  readonly how: Preparedness;
  /** The seat by which it is so; of those that say the same the one that begins first. */
  readonly seat: EarlierSeat | null;
}

/** How far a person has come on a day (ISO) who has these seats in the measures that come before. */
export function preparationOf(seats: readonly EarlierSeat[], day: string): Preparation {
  const told = seats
    .map((seat): Preparation => ({ how: howFar(seat, day), seat }))
    .filter(({ how }) => how !== 'none')
    .toSorted((one, other) => preparednesses.indexOf(one.how) - preparednesses.indexOf(other.how));
  return told[0] ?? { how: 'none', seat: null };
}

/** Whether somebody who has come so far may go on. */
export function isPrepared({ how }: Preparation): boolean {
  return how === 'gone-through' || how === 'under-way';
}

function howFar({ state, shape, isCancelled, startsOn, lastOn }: EarlierSeat, day: string): Preparedness {
  if (isCancelled || state === 'declined' || state === 'cancelled') return 'none';
  if (state === 'waiting' || state === 'offered') return 'to-begin';
  if (startsOn === null || (lastOn !== null && lastOn < startsOn)) return 'none';
  if (startsOn > day) return 'to-begin';
  if (lastOn === null || lastOn >= day) return 'under-way';
  // From what has no common end people leave when they are ready.
  return state === 'left' && shape !== 'non-stop' ? 'broken-off' : 'gone-through';
}
