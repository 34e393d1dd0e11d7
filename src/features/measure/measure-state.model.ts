import { daysAfter } from '#platform/clock.ts';

/** The life of a measure in its order. */
export const lifeStates = ['need', 'plan', 'tender', 'contract', 'intake', 'running', 'closed', 'judged'] as const;
export const measureStates = [...lifeStates, 'cancelled'] as const;

export type MeasureState = (typeof measureStates)[number];

/** A state from a day (ISO) on. */
export interface DatedState {
  readonly state: MeasureState;
  readonly fromOn: string;
}

/** The states that follow, the next first; those behind the second leave something out and need a reason. */
export function statesAhead(state: MeasureState): MeasureState[] {
  if (state === 'cancelled') return [];
  return [...lifeStates.slice(lifeStates.indexOf(state) + 1)];
}

/** The state in which a measure is expected to be next; `undefined` at the end of its life. */
export function nextState(state: MeasureState): MeasureState | undefined {
  return statesAhead(state)[0];
}

/** Whether to go from one state to the other takes a reason. */
export function needsReason(from: MeasureState, to: MeasureState): boolean {
  return to !== nextState(from);
}

/** Whether `to` lies behind `from` in the life of a measure. */
export function isForward(from: MeasureState, to: MeasureState): boolean {
  return statesAhead(from).includes(to);
}

/** Why a measure cannot go from one state to another; a text key. */
export function whyNotMoved(
  { from, since, to, on }: { from: MeasureState; since: string; to: MeasureState; on: string },
  reason: string | undefined,
): 'measure.refused.same-state' | 'measure.refused.earlier-than-state' | 'measure.refused.reason-missing' | undefined {
  if (from === to) return 'measure.refused.same-state';
  if (on < since) return 'measure.refused.earlier-than-state';
  return needsReason(from, to) && reason === undefined ? 'measure.refused.reason-missing' : undefined;
}

/**
 * The states of a measure that is recorded in the middle of its life or after it: what its days tell of it, and the state that it is
 * in now.
 */
export function firstStates(
  state: MeasureState,
  { startsOn, endsOn }: { readonly startsOn: string | null; readonly endsOn: string | null },
  today: string,
): DatedState[] {
  if (state === 'running' && startsOn !== null) return [{ state, fromOn: earlier(startsOn, today) }];
  if ((state !== 'closed' && state !== 'judged') || startsOn === null) return [{ state, fromOn: today }];
  const ran = { state: 'running', fromOn: earlier(startsOn, today) } as const;
  const ended = { state: 'closed', fromOn: endsOn === null ? today : earlier(daysAfter(endsOn, 1), today) } as const;
  return state === 'closed' ? [ran, ended] : [ran, ended, { state, fromOn: today }];
}

function earlier(day: string, other: string): string {
  return day < other ? day : other;
}
