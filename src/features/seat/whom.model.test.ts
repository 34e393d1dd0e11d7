import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersAsWritten, readNumbers } from './whom.model.ts';

describe('the persons that somebody names by their numbers', () => {
  it.each([
    ['3', [3]],
    ['3, 5', [3, 5]],
    ['3 5', [3, 5]],
    ['5–8; 3', [3, 5, 6, 7, 8]],
    ['5 - 7, 6', [5, 6, 7]],
    ['1\n2', [1, 2]],
  ])('%j', (written, numbers) => {
    expect(readNumbers(written)).toEqual(numbers);
  });

  it.each(['', '0', 'kaikki', '8–5', '1–5000', '3,x', '1.5'])('are none in %j', (written) => {
    expect(readNumbers(written)).toBeUndefined();
  });

  it('are read as they are shown', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 }), (numbers) => {
        expect(readNumbers(numbersAsWritten(numbers))).toEqual(numbers.toSorted((one, other) => one - other));
      }),
    );
    expect(numbersAsWritten([7, 5, 6, 3])).toBe('3, 5–7');
  });
});
