import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  employersInWords,
  isJointPurchase,
  partPrice,
  proposedShare,
  unusualShare,
  wholePermyriad,
} from './employer-share.model.ts';

const employer = (permyriad: number, unitId = 1) => ({ unitId, permyriad });

describe('the price of a joint purchase', () => {
  it('is parted so that the parts come to it, whatever the price and the shares', () => {
    const shares = fc
      .array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 6 })
      .filter((all) => all.reduce((sum, share) => sum + share, 0) < wholePermyriad);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), shares, (total, permyriads) => {
        const { publicCents, employerCents } = partPrice(total, permyriads);
        expect(employerCents).toHaveLength(permyriads.length);
        expect(employerCents.reduce((sum, cents) => sum + cents, publicCents)).toBe(total);
        for (const [place, cents] of employerCents.entries())
          expect(Math.abs(cents - (total * (permyriads[place] ?? 0)) / wholePermyriad)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is paid by the projects alone where no employer takes part', () => {
    expect(partPrice(12_345, [])).toEqual({ publicCents: 12_345, employerCents: [] });
    expect(partPrice(10_001, [3_000])).toEqual({ publicCents: 7_001, employerCents: [3_000] });
  });
});

describe('the usual share of employers', () => {
  it('is proposed where it is one, and what is left of it for another employer', () => {
    expect(proposedShare('joint-purchase-recruit', [])).toBe(3_000);
    expect(proposedShare('joint-purchase-change', [employer(1_250)])).toBe(750);
    expect(proposedShare('joint-purchase-change', [employer(2_000)])).toBeUndefined();
    expect(proposedShare('joint-purchase-precise', [])).toBeUndefined();
    expect(proposedShare(undefined, [])).toBeUndefined();
  });

  it('is remembered where another is given', () => {
    expect(unusualShare('joint-purchase-precise', 4_000)).toBeUndefined();
    expect(unusualShare('joint-purchase-precise', 7_000)).toEqual({ least: 3_000, most: 5_000 });
    expect(unusualShare('joint-purchase-recruit', 2_999)).toEqual({ least: 3_000, most: 3_000 });
    expect(unusualShare(undefined, 1)).toBeUndefined();
  });

  it('is that of joint purchases alone', () => {
    expect(isJointPurchase('joint-purchase-change')).toBe(true);
    expect(isJointPurchase('labour-training-further')).toBe(false);
  });
});

it('writes employers one a line', () => {
  expect(employersInWords([{ written: 'Esimerkki Oy (0737546-2)', permyriad: 1_250 }])).toBe(
    'Esimerkki Oy (0737546-2) 12,5',
  );
});
