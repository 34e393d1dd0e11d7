import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '#platform/clock.ts';
import { subsidyParts } from './subsidy-line.model.ts';

const seat = { monthlyCents: 100_000, startsOn: '2012-03-01', endsOn: '2012-05-31' };

describe('what a subsidised seat costs', () => {
  it('is the subsidy of a month for each of its months', () => {
    expect(subsidyParts(seat, '2012-01-01')).toEqual({ pastCents: 0, aheadCents: 300_000 });
    expect(subsidyParts(seat, '2012-05-01')).toEqual({ pastCents: 200_000, aheadCents: 100_000 });
    expect(subsidyParts(seat, '2013-01-01')).toEqual({ pastCents: 300_000, aheadCents: 0 });
  });

  it('is of a month that it does not fill the share of its days', () => {
    const half = { monthlyCents: 100_000, startsOn: '2012-04-16', endsOn: '2012-04-30' };
    expect(subsidyParts(half, '2012-04-01').aheadCents).toBe(50_000);
  });

  it('is known until the day where nobody knows the last one', () => {
    expect(subsidyParts({ ...seat, endsOn: null }, '2012-04-01')).toEqual({ pastCents: 100_000, aheadCents: 0 });
  });

  it('comes to the same whichever day parts it', () => {
    const days = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(days, days, days, fc.integer({ min: 1, max: 500_000 }), (begin, length, asked, monthlyCents) => {
        const startsOn = daysAfter('2008-01-01', begin);
        const one = { monthlyCents, startsOn, endsOn: daysAfter(startsOn, length) };
        const whole = subsidyParts(one, startsOn).aheadCents;
        const { pastCents, aheadCents } = subsidyParts(one, daysAfter('2008-01-01', asked));
        expect(pastCents + aheadCents).toBe(whole);
        expect(Math.min(pastCents, aheadCents)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
