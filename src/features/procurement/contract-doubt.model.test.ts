import { describe, expect, it } from 'vitest';
import { doubtFindings, doubtsOf, touches } from './contract-doubt.model.ts';

const contract = { startsOn: '2026-01-01', endsOn: '2026-12-31', totalCents: 25_000_00 };
const always = { startsOn: null, endsOn: null };
const club = { name: 'Klubi', state: 'plan', startsOn: '2026-02-01', endsOn: '2026-11-30' } as const;

describe('what is odd about a contract', () => {
  it('is nothing where it covers what it buys', () => {
    expect(doubtsOf(contract, [club, { ...club, ...always }], { startsOn: '2026-12-31', endsOn: null })).toEqual([]);
    expect(doubtsOf(contract, [{ ...club, startsOn: '2026-01-01', endsOn: '2026-12-31' }], always)).toEqual([]);
  });

  it('is a measure that begins before it or goes on after it', () => {
    const uncovered = { kind: 'uncovered', name: 'Klubi' };
    for (const days of [
      { startsOn: '2025-12-31', endsOn: '2026-11-30' },
      { startsOn: '2026-02-01', endsOn: '2027-01-01' },
    ])
      expect(doubtsOf(contract, [{ ...club, ...days }], always)).toEqual([{ ...uncovered, ...days }]);
  });

  it('is a measure that was cancelled', () => {
    expect(doubtsOf(contract, [{ ...club, state: 'cancelled', endsOn: '2027-01-01' }], always)).toEqual([
      { kind: 'cancelled', name: 'Klubi' },
    ]);
  });

  it('is a sum that nobody pays, and days on which the project does not run', () => {
    const odd = { startsOn: '1950-01-01', endsOn: '1951-12-31', totalCents: 9_999_999_00 * 1_000_000 };
    const doubts = doubtsOf(odd, [], { startsOn: club.startsOn, endsOn: null });
    expect(doubts).toEqual([
      { kind: 'project-days', startsOn: '2026-02-01', endsOn: null },
      { kind: 'sum', cents: odd.totalCents },
    ]);
    expect(doubtFindings(doubts)).toMatchObject([
      { key: 'procurement.fault.project-days', details: { days: '1.2.2026 –' }, isWarning: true },
      { key: 'procurement.fault.sum-doubtful', details: { sum: 9_999_999 * 1_000_000 }, isWarning: true },
    ]);
  });
});

it('a contract touches a measure by a single day', () => {
  expect(touches(contract, { startsOn: '2026-12-31', endsOn: null })).toBe(true);
  expect(touches(contract, { startsOn: '2027-01-01', endsOn: null })).toBe(false);
  expect(touches(contract, { startsOn: null, endsOn: '2025-12-31' })).toBe(false);
});
