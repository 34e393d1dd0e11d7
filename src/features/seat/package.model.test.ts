import { describe, expect, it } from 'vitest';
import { callOffFindings } from './package.model.ts';

describe('what is called off for one person', () => {
  const spring = { startsOn: '2027-02-01', endsOn: '2027-04-30' };

  it('is a whole place, and one at that', () => {
    const places = (amount: number) => callOffFindings({ ...spring, unit: 'place', amount });
    expect(places(1)).toEqual([]);
    expect(places(1.5)).toEqual([{ key: 'seat.fault.part-of-place', column: 'amount' }]);
    expect(places(2)).toMatchObject([{ key: 'seat.fault.more-places', isWarning: true }]);
  });

  it('is odd where it is more student days than there are working days', () => {
    const days = (amount: number) => callOffFindings({ ...spring, unit: 'student-day', amount });
    // Thirteen weeks, less Good Friday and Easter Monday.
    expect(days(64)).toMatchObject([{ key: 'seat.fault.more-days', details: { amount: 64, working: 63 } }]);
    expect(days(63)).toEqual([]);
    expect(callOffFindings({ ...spring, unit: 'hour', amount: 300 })).toEqual([]);
  });
});
