import { describe, expect, it } from 'vitest';
import { sumBeyond, whyUnfitting } from './capacity-fit.model.ts';

const frame = {
  priceModel: 'student-day',
  unitPriceCents: 45_00,
  amount: 720,
  startsOn: '2027-02-01',
  endsOn: '2027-04-30',
} as const;
const line = { unit: 'place', amount: 10, unitPrice: 1_000_00, fromOn: '2027-02-01', lastOn: '2027-04-30' } as const;

describe('capacity', () => {
  it('lies within the days of its contract', () => {
    expect(whyUnfitting(frame, line)).toBeUndefined();
    expect(whyUnfitting(frame, { ...line, fromOn: '2027-01-31' })).toBe('outside');
    expect(whyUnfitting(frame, { ...line, lastOn: '2027-05-01' })).toBe('outside');
  });

  it('is no more than all that the contract buys', () => {
    expect(whyUnfitting(frame, { ...line, amount: 100_000 })).toBe('beyond');
    expect(whyUnfitting(frame, { ...line, unit: 'student-day', amount: 720, unitPrice: null })).toBeUndefined();
    expect(whyUnfitting(frame, { ...line, unit: 'student-day', amount: 721, unitPrice: 0 })).toBe('beyond');
  });

  it('is odd where its lines together are more', () => {
    expect(sumBeyond(frame, [line, { ...line, amount: 22.4 }])).toBeUndefined();
    expect(sumBeyond(frame, [line, { ...line, amount: 22.5 }])).toBe(32_500_00);
  });
});
