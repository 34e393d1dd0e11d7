import { describe, expect, it } from 'vitest';
import { whyGivenRefused, whyStatusRefused } from './recommendation.model.ts';

const today = '2026-03-10';

describe('a status', () => {
  const now = { status: 'accepted', statusOn: '2026-02-01' } as const;

  it.each([
    ['under-way', '2026-02-01', undefined],
    ['given', '2026-03-10', undefined],
    ['accepted', '2026-02-02', 'same-status'],
    ['declined', '2026-01-31', 'status-early'],
    ['declined', '2026-03-11', 'day-to-come'],
  ] as const)('%s from %s on: %s', (status, fromOn, fault) => {
    expect(whyStatusRefused(now, { status, fromOn }, today)).toBe(fault);
  });
});

describe('a recommendation', () => {
  it('is not given on a day to come, nor after its first answer', () => {
    expect(whyGivenRefused('2026-03-10', undefined, today)).toBeUndefined();
    expect(whyGivenRefused('2026-03-11', undefined, today)).toBe('day-to-come');
    expect(whyGivenRefused('2026-02-02', '2026-02-01', today)).toBe('given-late');
    expect(whyGivenRefused('2026-02-01', '2026-02-01', today)).toBeUndefined();
  });
});
