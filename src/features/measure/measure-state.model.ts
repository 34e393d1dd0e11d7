import { daysAfter } from '#platform/clock.ts';
import { isBought, type MeasureKind } from './measure-kind.model.ts';

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

/** What is granted to somebody is neither put out to tender nor agreed on with whoever runs it. */
const purchaseStates: readonly MeasureState[] = ['tender', 'contract'];

/** The state in which a measure of a kind is expected to be next; `undefined` at the end of its life. */
export function nextState(state: MeasureState, kind: MeasureKind): MeasureState | undefined {
  return statesAhead(state).find((ahead) => isBought(kind) || !purchaseStates.includes(ahead));
}

/** Whether to go from one state to the other takes words: why the way is not the usual one, or what came of the measure. */
export function needsReason(kind: MeasureKind, from: MeasureState, to: MeasureState): boolean {
  return to === 'judged' || to !== nextState(from, kind);
}

/** Whether `to` lies behind `from` in the life of a measure. */
export function isForward(from: MeasureState, to: MeasureState): boolean {
  return statesAhead(from).includes(to);
}

type MoveRefusal =
  | 'measure.refused.same-state'
  | 'measure.refused.earlier-than-state'
  | 'measure.refused.reason-missing'
  | 'measure.refused.judgement-missing';

/** Why a measure of a kind cannot go from one state to another; a text key. */
export function whyNotMoved(
  { kind, from, since, to, on }: { kind: MeasureKind; from: MeasureState; since: string; to: MeasureState; on: string },
  reason: string | undefined,
): MoveRefusal | undefined {
  if (from === to) return 'measure.refused.same-state';
  if (on < since) return 'measure.refused.earlier-than-state';
  if (reason !== undefined || !needsReason(kind, from, to)) return undefined;
  return to === 'judged' ? 'measure.refused.judgement-missing' : 'measure.refused.reason-missing';
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
