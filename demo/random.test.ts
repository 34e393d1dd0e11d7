import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';

function firstTen(random: Random): number[] {
  return Array.from({ length: 10 }, () => random.next());
}

describe('random numbers of the demo', () => {
  it('are the same for the same seed and other for another', () => {
    expect(firstTen(new Random(7))).toEqual(firstTen(new Random(7)));
    expect(firstTen(new Random(7))).not.toEqual(firstTen(new Random(8)));
    expect(firstTen(Random.of(7, 1))).not.toEqual(firstTen(Random.of(7, 2)));
  });

  it('keep within the limits asked for and reach both ends', () => {
    const random = new Random(1);
    const drawn = new Set(Array.from({ length: 500 }, () => random.whole(3, 6)));
    expect([...drawn].sort((a, b) => a - b)).toEqual([3, 4, 5, 6]);
  });

  it('choose different items in the order of the list', () => {
    const random = new Random(3);
    for (let round = 0; round < 100; round += 1) {
      const chosen = random.some([1, 2, 3, 4, 5, 6], 3);
      expect(chosen).toHaveLength(3);
      expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
    }
    expect(random.some([1, 2], 5)).toEqual([1, 2]);
    expect(random.shuffled([1, 2, 3]).sort((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  it('say so when there is nothing to pick from', () => {
    expect(() => new Random(1).pick([])).toThrow(RangeError);
  });
});
