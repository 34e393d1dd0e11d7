import { data } from 'react-router';
import type { Refusal } from '#features/view/public.ts';
import { Conflict, Refused } from '#platform/errors.ts';

/** What an action answers when a rule stood in the way, for the page to say so; all other errors go on. */
export function refusalAnswer(error: unknown) {
  if (error instanceof Conflict) return data<{ refusal: Refusal }>({ refusal: savedMeanwhile }, 409);
  if (!(error instanceof Refused)) throw error;
  return data<{ refusal: Refusal }>({ refusal: { code: error.code, details: error.details } }, 422);
}

const savedMeanwhile: Refusal = { code: 'description.refused.saved-meanwhile', details: {} };
