import type { MeasureKind } from '#features/measure/public.ts';
import type { SeatState } from './seat.model.ts';

/** A seat as it stands in lists over several measures. */
export interface ToldSeat {
  readonly id: number;
  readonly number: number;
  readonly measureId: number;
  readonly measureName: string;
  readonly kind: MeasureKind;
  readonly state: SeatState;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** What is looked at of the seats: those that are or were held, the first such of each person, or the ones that are waited for. */
export const toldSeats = ['seats', 'started', 'waiting'] as const;
export type ToldSeats = (typeof toldSeats)[number];
