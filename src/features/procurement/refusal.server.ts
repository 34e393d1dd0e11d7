import { data } from 'react-router';
import type { Refusal } from '#features/view/public.ts';
import { Refused } from '#platform/errors.ts';

/** What a page shows of an act that was refused. Throws on what is no refusal. */
export function refusedAnswer(error: unknown) {
  if (!(error instanceof Refused)) throw error;
  const refusal: Refusal = { code: error.code, details: error.details };
  return data({ refusal }, 422);
}
