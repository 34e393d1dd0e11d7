import { describe, expect, it } from 'vitest';
import { givenSeatFindings } from './measure.model.ts';

const keysOf = (
  seats: number | null,
  against: { outside: number; fullest: number },
  shape: 'group' | 'individual' = 'group',
) => givenSeatFindings({ shape, seats }, against).map(({ key, isWarning }) => [key, isWarning]);

describe('seats that people have already', () => {
  it('are told before a measure has fewer of them', () => {
    expect(keysOf(5, { outside: 0, fullest: 11 })).toEqual([['measure.fault.seats-given', true]]);
    expect(keysOf(null, { outside: 0, fullest: 2 }, 'individual')).toEqual([['measure.fault.seats-given', true]]);
  });

  it('are told before its days leave some of them outside', () => {
    expect(keysOf(12, { outside: 11, fullest: 11 })).toEqual([['measure.fault.seats-outside', true]]);
  });

  it('are nothing to tell where they fit, or where nobody says how many there are', () => {
    expect(keysOf(12, { outside: 0, fullest: 12 })).toEqual([]);
    expect(keysOf(null, { outside: 0, fullest: 40 })).toEqual([]);
  });
});
