import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparedOffer, compareOffers } from './comparison.model.ts';

const price = { id: 1, name: 'Hinta', weightPercent: 60, isPrice: true };
const quality = { id: 2, name: 'Laatu', weightPercent: 40, isPrice: false };

function offer(id: number, totalCents: number, tenths?: number, isAdmissible = true): ComparedOffer {
  return { id, totalCents, isAdmissible, tenths: tenths === undefined ? {} : { 2: tenths } };
}

describe('the comparison of offers', () => {
  it('gives the cheapest all points of the price and weighs quality', () => {
    expect(compareOffers([price, quality], [offer(1, 100_00, 50), offer(2, 150_00, 100)])).toEqual([
      { offerId: 1, points: { 1: 60, 2: 20 }, total: 80, isComplete: true, rank: 1 },
      { offerId: 2, points: { 1: 40, 2: 40 }, total: 80, isComplete: true, rank: 1 },
    ]);
  });

  it('leaves out an offer that may not be compared, also as the cheapest', () => {
    const compared = compareOffers([price], [offer(1, 10_00, undefined, false), offer(2, 80_00), offer(3, 100_00)]);
    expect(compared.map(({ offerId, total, rank }) => [offerId, total, rank])).toEqual([
      [2, 60, 1],
      [3, 48, 2],
    ]);
  });

  it('says where nobody has said yet how good an offer is', () => {
    expect(compareOffers([price, quality], [offer(1, 100_00)])).toEqual([
      { offerId: 1, points: { 1: 60 }, total: 60, isComplete: false, rank: 1 },
    ]);
  });

  it('knows an offer for nothing', () => {
    const compared = compareOffers([price], [offer(1, 0), offer(2, 10_00)]);
    expect(compared.map(({ total }) => total)).toEqual([60, 0]);
  });

  it('never gives more than the weight, nor ranks a worse offer before a better one', () => {
    const offers = fc.uniqueArray(
      fc.record({
        id: fc.nat(1000),
        totalCents: fc.nat(1_000_000),
        isAdmissible: fc.boolean(),
        tenths: fc.integer({ min: 0, max: 100 }).map((tenths) => ({ 2: tenths })),
      }),
      { selector: ({ id }) => id, maxLength: 8 },
    );
    fc.assert(
      fc.property(offers, (given) => {
        const compared = compareOffers([price, quality], given);
        for (const [place, one] of compared.entries()) {
          expect(one.points[1]).toBeLessThanOrEqual(60);
          expect(one.points[2]).toBeLessThanOrEqual(40);
          const next = compared[place + 1];
          if (next) expect([one.total >= next.total, one.rank <= next.rank]).toEqual([true, true]);
        }
        const better = compared[0];
        if (better) expect(better.rank).toBe(1);
      }),
    );
  });
});
