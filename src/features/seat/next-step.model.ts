/** What is sensibly done next about the seats of a measure. */
export type NextStep =
  | { readonly kind: 'request' | 'full-for-good' | 'record-past' | 'nothing' }
  | { readonly kind: 'offer'; readonly free: number; readonly numbers: readonly number[] }
  | { readonly kind: 'replies'; readonly count: number; readonly replyBy: string }
  | { readonly kind: 'full'; readonly day: string }
  | { readonly kind: 'ended'; readonly count: number; readonly day: string }
  /** The numbers are of those who may be noted as having taken part after all. */
  | { readonly kind: 'settle'; readonly count: number; readonly numbers: readonly number[] };

interface Standing {
  /** Free to the end, from the day on which an offer of today is answered; `undefined` where the measure has no number of seats. */
  readonly lasting: number | undefined;
  /** The first day from which there is such a seat. */
  readonly nextLasting: string | undefined;
  /** Numbers of those who wait, in the order of intake, as many as are proposed at once. */
  readonly line: readonly number[];
  readonly offered: { readonly count: number; readonly firstReplyBy: string | null };
  readonly started: number;
  /** How many wait, have an offer or were to begin on a seat after the measure. */
  readonly leftBehind: number;
  /** Whether the measure was closed or cancelled. */
  readonly isOver: boolean;
  /** Whether it was cancelled, so that nobody took part any more. */
  readonly isCancelled: boolean;
  /** Its last day, where that has gone by. */
  readonly endedOn: string | undefined;
}

/** At most so many are proposed at once. */
export const mostAtOnce = 20;

/**
 * Of a measure that is over nobody is left waiting; one that has only reached its last day is closed first, or goes on. Else free seats
 * go to those who wait; then replies are asked for; a measure that nobody asked for begins with a line.
 */
export function nextStepOf(standing: Standing): NextStep {
  const { lasting, nextLasting, line, offered, started, isOver, endedOn } = standing;
  if (isOver || endedOn !== undefined) return lastStepOf(standing);
  const room = Math.min(lasting ?? mostAtOnce, mostAtOnce);
  if (line.length > 0 && room > 0) return { kind: 'offer', free: room, numbers: line.slice(0, room) };
  if (offered.firstReplyBy !== null) return { kind: 'replies', count: offered.count, replyBy: offered.firstReplyBy };
  if (line.length > 0)
    return nextLasting === undefined ? { kind: 'full-for-good' } : { kind: 'full', day: nextLasting };
  return { kind: started === 0 || room > 0 ? 'request' : 'nothing' };
}

/** Who took part in a measure that was recorded only after its end is still entered. */
function lastStepOf({ leftBehind, line, started, isOver, isCancelled, endedOn }: Standing): NextStep {
  if (leftBehind === 0) return { kind: started === 0 && !isCancelled ? 'record-past' : 'nothing' };
  if (isOver || endedOn === undefined) {
    return { kind: 'settle', count: leftBehind, numbers: isCancelled ? [] : line.slice(0, mostAtOnce) };
  }
  return { kind: 'ended', count: leftBehind, day: endedOn };
}
