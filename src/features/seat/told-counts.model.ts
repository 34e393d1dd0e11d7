import type { SeatView } from './seat-view.model.ts';

/** Fewer people than this could be told apart: how many they are is kept from those who are not to know who they are. */
export const fewestTold = 3;

/** How many of a measure's persons there are in each state, and how many of those on seats ever held are women. */
export interface SeatCounts {
  readonly waiting: number;
  readonly offered: number;
  /** By which day the first offer is to be answered. */
  readonly firstReplyBy: string | null;
  /** Who was to begin on a seat when the measure was over already. */
  readonly tooLate: number;
  /** On a seat today. */
  readonly running: number;
  /** Everybody who has or had a seat. */
  readonly started: number;
  /** Of those who have or had a seat; `null` for whom persons are numbers only. */
  readonly women: number | null;
  /** Of those who have or had a seat; whose sex nobody has told. */
  readonly unknown: number;
}

/** A count, or that it is small. */
export type ToldCount = number | 'few';

/** The counts as a reader is told them. */
export interface ToldCounts {
  /** `undefined` for whom the line is hidden from: whoever asks for a seat for somebody would learn by it whether they wait already. */
  readonly waiting: number | undefined;
  readonly offered: ToldCount;
  readonly running: ToldCount;
  readonly started: ToldCount;
  readonly women: number | null;
  readonly unknown: number;
}

/** Whether taking part is kept from a reader: counts may tell, too. */
export function isHidden(view: SeatView, isSensitive: boolean): boolean {
  return isSensitive && view !== 'line';
}

/** What a reader from whom persons are hidden is told of how many they are. */
export function hiddenCounts({ offered, running, started }: SeatCounts): ToldCounts {
  const told = (count: number): ToldCount => (count < fewestTold ? 'few' : count);
  return {
    waiting: undefined,
    offered: told(offered),
    running: told(running),
    started: told(started),
    women: null,
    unknown: 0,
  };
}
