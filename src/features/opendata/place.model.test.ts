import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeFrom, placeIn, placeWord } from './place.model.ts';

describe('a place in a list', () => {
  it('is the same when it comes back', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(2 ** 31 - 1), (offset, last) => {
        expect(placeFrom(placeWord({ offset, last }))).toEqual({ offset, last });
      }),
    );
  });

  it.each(['', 'x', '-1.2', 'MQ', '../..', placeWord({ offset: 1, last: 2 }).slice(1)])(
    'is not read from %j',
    (word) => {
      expect(placeFrom(word)).toBeUndefined();
    },
  );

  it('goes on behind the last one, whatever came or went before it', () => {
    expect(placeIn([5, 6, 7, 8], { offset: 2, last: 6 })).toBe(2);
    expect(placeIn([4, 5, 6, 7, 8], { offset: 2, last: 6 })).toBe(3);
    expect(placeIn([6, 7, 8], { offset: 2, last: 6 })).toBe(1);
    expect(placeIn([5, 7, 8], { offset: 2, last: 6 })).toBe(2);
    expect(placeIn([], { offset: 2, last: 6 })).toBe(0);
  });
});
