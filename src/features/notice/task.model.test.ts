import { describe, expect, it } from 'vitest';
import { urgencyOf } from './task.model.ts';

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
