/** What is sensibly done next about the seats of a measure. */
export type NextStep =
  | { readonly kind: 'request' | 'full-for-good' | 'nothing' }
  | { readonly kind: 'offer'; readonly free: number; readonly numbers: readonly number[] }
  | { readonly kind: 'replies'; readonly count: number; readonly replyBy: string }
  | { readonly kind: 'full'; readonly day: string }
  | { readonly kind: 'settle'; readonly count: number };

interface Standing {
  /** Free today; `undefined` where the measure has no number of seats. */
  readonly free: number | undefined;
  readonly nextFree: string | undefined;
  /** Numbers of those who wait, in the order of intake. */
  readonly line: readonly number[];
  readonly offered: readonly { readonly replyBy: string | null }[];
  readonly started: number;
  /** How many wait, have an offer or were to begin though the measure is over; `undefined` while it goes on. */
  readonly leftBehind: number | undefined;
}

/** At most so many are proposed at once. */
const mostAtOnce = 20;

/**
 * Of a measure that is over nobody is left waiting. Else free seats go to those who wait; then replies are asked for; a measure that
 * nobody asked for begins with a line.
 */
export function nextStepOf({ free, nextFree, line, offered, started, leftBehind }: Standing): NextStep {
  if (leftBehind !== undefined) return leftBehind > 0 ? { kind: 'settle', count: leftBehind } : { kind: 'nothing' };
  const room = Math.min(free ?? mostAtOnce, mostAtOnce);
  if (line.length > 0 && room > 0) return { kind: 'offer', free: room, numbers: line.slice(0, room) };
  const [replyBy] = offered.flatMap((offer) => offer.replyBy ?? []).toSorted();
  if (replyBy !== undefined) return { kind: 'replies', count: offered.length, replyBy };
  if (line.length > 0) return nextFree === undefined ? { kind: 'full-for-good' } : { kind: 'full', day: nextFree };
  return { kind: started === 0 || room > 0 ? 'request' : 'nothing' };
}
