import { describe, expect, it } from 'vitest';
import { daysAfter, urgencyOf } from './task.model.ts';

describe('how soon a task is to be done', () => {
  it.each([
    ['2026-11-21', 'late'],
    ['2026-11-22', 'today'],
    ['2026-11-23', 'week'],
    ['2026-11-29', 'week'],
    ['2026-11-30', 'later'],
  ])('by %s, seen from 22 November: %s', (dueOn, urgency) => {
    expect(urgencyOf({ dueOn }, '2026-11-22')).toBe(urgency);
  });

  it('is what it says itself when it has no day', () => {
    expect(urgencyOf({ urgency: 'today' }, '2026-11-22')).toBe('today');
    expect(urgencyOf({}, '2026-11-22')).toBe('later');
  });
});

it('counts days over the end of months, years and summer time', () => {
  expect(daysAfter('2026-10-24', 2)).toBe('2026-10-26');
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysAfter('2028-03-01', -1)).toBe('2028-02-29');
});
