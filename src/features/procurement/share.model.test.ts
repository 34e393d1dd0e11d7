import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCents, withShare } from './share.model.ts';

const shares = fc
  .array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 })
  .map((cuts) => (cuts.reduce((sum, cut) => sum + cut, 0) >= 1000 ? [1000] : cuts))
  .map((cuts) => {
    const rest = 1000 - cuts.reduce((sum, cut) => sum + cut, 0);
    return rest > 0 ? [...cuts, rest] : cuts;
  });

describe('a price split among buyers', () => {
  it('comes to the price again, and nobody is off by a whole cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), shares, (cents, permilles) => {
        const parts = splitCents(cents, permilles);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(cents);
        for (const [place, part] of parts.entries()) {
          expect(Math.abs(part - (cents / 1000) * (permilles[place] ?? 0))).toBeLessThan(1.001);
        }
      }),
    );
  });

  it('gives the cents that are left to the largest remainders', () => {
    expect(splitCents(100, [333, 333, 334])).toEqual([33, 33, 34]);
    expect(splitCents(1, [500, 500])).toEqual([1, 0]);
    expect(splitCents(10_001, [250, 750])).toEqual([2500, 7501]);
  });
});

describe('the shares of a joint purchase', () => {
  const alone = [{ projectId: 1, permille: 1000 }];

  it('leave the leading project the rest', () => {
    const two = withShare(alone, 1, { projectId: 2, permille: 250 });
    expect(two).toEqual([
      { projectId: 1, permille: 750 },
      { projectId: 2, permille: 250 },
    ]);
    expect(withShare(two ?? [], 1, { projectId: 2, permille: 400 })?.[0]?.permille).toBe(600);
    expect(withShare(two ?? [], 1, { projectId: 2, permille: undefined })).toEqual(alone);
  });

  it('must leave it something', () => {
    expect(withShare(alone, 1, { projectId: 2, permille: 1000 })).toBeUndefined();
  });
});
