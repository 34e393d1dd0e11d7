import { data } from 'react-router';
import type { Refusal } from '#features/view/public.ts';
import { Conflict, Refused } from '#platform/errors.ts';

/** What was sent with an act that was refused: for the form to show it again. */
interface SentAct {
  readonly act?: string;
  readonly reason?: string;
}

export interface RefusedAct extends SentAct {
  readonly refusal: Refusal;
}

/** What an action answers when a rule stood in the way, for the page to say so; all other errors go on. */
export function refusalAnswer(error: unknown, sent: SentAct = {}) {
  if (error instanceof Conflict) return data<RefusedAct>({ refusal: savedMeanwhile, ...sent }, 409);
  if (!(error instanceof Refused)) throw error;
  return data<RefusedAct>({ refusal: { code: error.code, details: error.details }, ...sent }, 422);
}

/** Whether nothing else stood in the way than that no reason was written: that is said at its field. */
export function lacksReason(refused: RefusedAct | undefined): boolean {
  return refused?.refusal.code === 'description.refused.reason';
}

const savedMeanwhile: Refusal = { code: 'description.refused.saved-meanwhile', details: {} };
