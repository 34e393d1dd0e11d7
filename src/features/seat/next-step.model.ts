/** What is sensibly done next about the seats of a measure. */
export type NextStep =
  | { readonly kind: 'request' | 'full-for-good' | 'nothing' }
  | { readonly kind: 'offer'; readonly free: number; readonly numbers: readonly number[] }
  | { readonly kind: 'replies'; readonly count: number; readonly replyBy: string }
  | { readonly kind: 'full'; readonly day: string };

interface Standing {
  /** Free today; `undefined` where the measure has no number of seats. */
  readonly free: number | undefined;
  readonly nextFree: string | undefined;
  /** Numbers of those who wait, in the order of intake. */
  readonly line: readonly number[];
  readonly offered: readonly { readonly replyBy: string | null }[];
  readonly started: number;
}

/** At most so many are proposed at once. */
const mostAtOnce = 20;

/** Free seats go to those who wait; then replies are asked for; a measure that nobody asked for begins with a line. */
export function nextStepOf({ free, nextFree, line, offered, started }: Standing): NextStep {
  const room = Math.min(free ?? mostAtOnce, mostAtOnce);
  if (line.length > 0 && room > 0) return { kind: 'offer', free: room, numbers: line.slice(0, room) };
  const [replyBy] = offered.flatMap((offer) => offer.replyBy ?? []).toSorted();
  if (replyBy !== undefined) return { kind: 'replies', count: offered.length, replyBy };
  if (line.length > 0) return nextFree === undefined ? { kind: 'full-for-good' } : { kind: 'full', day: nextFree };
  return { kind: started === 0 || room > 0 ? 'request' : 'nothing' };
}
