import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doPurchasesOverlap, type Purchase } from './purchase-overlap.model.ts';

const esf: Purchase = {
  id: 1,
  funding: 'esf',
  field: 'health',
  municipalityCode: '240',
  startsOn: '2012-01-09',
  endsOn: '2013-01-25',
};
const national: Purchase = { ...esf, id: 2, funding: 'national' };

describe('purchases overlap', () => {
  it('when the ESF and the state buy the same for one place on the same days', () => {
    expect(doPurchasesOverlap(esf, national)).toBe(true);
    expect(doPurchasesOverlap(esf, { ...national, startsOn: '2013-01-25', endsOn: null })).toBe(true);
  });

  it.each([
    ['both are paid alike', { funding: 'esf' as const }],
    ['the field is another', { field: 'mining' }],
    ['the field is not told', { field: null }],
    ['the place is another', { municipalityCode: '851' }],
    ['the days do not meet', { startsOn: '2013-01-26', endsOn: '2013-02-01' }],
    ['the days are not told', { startsOn: null, endsOn: null }],
  ])('not when %s', (_case, changes) => {
    expect(doPurchasesOverlap(esf, { ...national, ...changes })).toBe(false);
  });

  it('on both sides, and exactly when a day belongs to both', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-02-${String(date).padStart(2, '0')}`);
    fc.assert(
      fc.property(day, day, day, day, (a, b, c, d) => {
        const [oneStart = a, oneEnd = b] = [a, b].toSorted();
        const [otherStart = c, otherEnd = d] = [c, d].toSorted();
        const one = { ...esf, startsOn: oneStart, endsOn: oneEnd };
        const other = { ...national, startsOn: otherStart, endsOn: otherEnd };
        const days = Array.from({ length: 28 }, (_, index) => `2026-02-${String(index + 1).padStart(2, '0')}`);
        const isShared = days.some(
          (each) => oneStart <= each && each <= oneEnd && otherStart <= each && each <= otherEnd,
        );
        expect(doPurchasesOverlap(one, other)).toBe(isShared);
        expect(doPurchasesOverlap(other, one)).toBe(isShared);
      }),
    );
  });
});
