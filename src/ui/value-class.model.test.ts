import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, valueClasses } from './value-class.model.ts';

describe('classes of values', () => {
  it('hold about as many values each', () => {
    expect(valueClasses([10, 3, 7, 1, 9, 2, 8, 4, 6, 5])).toEqual([
      { lowest: 1, highest: 2 },
      { lowest: 3, highest: 4 },
      { lowest: 5, highest: 6 },
      { lowest: 7, highest: 8 },
      { lowest: 9, highest: 10 },
    ]);
  });

  it('are fewer when there are few values, and none when there is none', () => {
    expect(valueClasses([4, 4, 4])).toEqual([{ lowest: 4, highest: 4 }]);
    expect(valueClasses([0, -1])).toEqual([]);
  });

  it('hold every value above zero exactly once, the higher in the higher class', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), (values) => {
        const classes = valueClasses(values);
        expect(classes.length).toBeLessThanOrEqual(5);
        for (const value of values) {
          const holding = classes.filter(({ lowest, highest }) => lowest <= value && value <= highest);
          expect(holding).toHaveLength(value > 0 ? 1 : 0);
        }
        const numbers = values.toSorted((a, b) => a - b).map((value) => classOf(value, classes));
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }),
    );
  });

  it('do not hold a value that is not known', () => {
    expect(classOf(null, valueClasses([1, 2]))).toBe(0);
  });
});
