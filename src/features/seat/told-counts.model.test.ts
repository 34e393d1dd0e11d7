import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenCounts, isHidden } from './told-counts.model.ts';

const counts = {
  waiting: 5,
  offered: 1,
  firstReplyBy: '2026-03-09',
  tooLate: 0,
  running: 3,
  started: 7,
  women: 6,
  unknown: 1,
};

describe('counts for whom the persons are hidden from', () => {
  it('are those of sensitive services, unless one sees the line', () => {
    expect(isHidden('counts', true)).toBe(true);
    expect(isHidden('held', true)).toBe(true);
    expect(isHidden('line', true)).toBe(false);
    expect(isHidden('counts', false)).toBe(false);
  });

  it('do not tell how many wait, nor how many they are where they are fewer than three', () => {
    expect(hiddenCounts(counts)).toEqual({
      waiting: undefined,
      offered: 'few',
      running: 3,
      started: 7,
      women: null,
      unknown: 0,
    });
  });

  it('are the same whoever joins or leaves the line', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (some, others) => {
        expect(hiddenCounts({ ...counts, waiting: some })).toEqual(hiddenCounts({ ...counts, waiting: others }));
      }),
    );
  });
});
