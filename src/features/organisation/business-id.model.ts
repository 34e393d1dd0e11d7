import { FinnishBusinessIds } from 'finnish-business-ids';

/** Why a text is no Y-tunnus: it has another shape, or its last digit does not follow from the others. */
export type BusinessIdProblem =
  | { readonly reason: 'form' }
  | { readonly reason: 'check-digit'; readonly expected?: string };

const SHAPE = /^(\d{6,7})-(\d)$/;

/** Whether `value` is a right Y-tunnus in its full form, `1234567-8`. */
export function isBusinessId(value: string): boolean {
  return FinnishBusinessIds.isValidBusinessId(value);
}

/**
 * The full form of a Y-tunnus as sources write it: surrounding space dropped, dash variants made a hyphen, old six-digit ones
 * padded with a zero. `undefined` when it is none; see {@link businessIdProblem} for why.
 */
export function normaliseBusinessId(value: string): string | undefined {
  const padded = paddedBusinessId(value);
  return padded && isBusinessId(padded) ? padded : undefined;
}

/** What is wrong with a Y-tunnus as printed; `undefined` when nothing is. `expected` is the only last digit that would fit. */
export function businessIdProblem(value: string): BusinessIdProblem | undefined {
  const padded = paddedBusinessId(value);
  if (!padded) return { reason: 'form' };
  if (isBusinessId(padded)) return undefined;
  const expected = FinnishBusinessIds.calculateChecksum(padded.slice(0, 7));
  // A remainder of 1 has no check digit: such numbers are never given out.
  return expected < 0 ? { reason: 'check-digit' } : { reason: 'check-digit', expected: String(expected) };
}

function paddedBusinessId(value: string): string | undefined {
  const [, digits, check] = SHAPE.exec(value.trim().replace(/[\u2010-\u2015\u2212]/g, '-')) ?? [];
  return digits && check ? `${digits.padStart(7, '0')}-${check}` : undefined;
}
