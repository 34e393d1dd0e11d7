import { expect, it } from 'vitest';
import { calendarAddress, dayToShow, mondayOf, weekNumberOf } from './session-address.model.ts';

it('knows the week of a day', () => {
  expect(['2026-03-02', '2026-03-08', '2026-01-01'].map(mondayOf)).toEqual(['2026-03-02', '2026-03-02', '2025-12-29']);
  expect(['2026-01-01', '2027-01-01', '2026-12-31', '2024-12-30'].map(weekNumberOf)).toEqual([1, 53, 53, 1]);
});

it('shows a week that can be written, whatever is asked for', () => {
  const asked = ['2026-03-08', '9999-12-31', '0001-01-01', 'x', ''];
  expect(asked.map((day) => dayToShow(day, '2026-03-02'))).toEqual([
    '2026-03-08',
    '9999-11-30',
    '0001-02-01',
    '2026-03-02',
    '2026-03-02',
  ]);
});

it('leads to the week of a day', () => {
  expect(calendarAddress('2026-03-08')).toBe('/workspace/calendar-of-sessions?from=2026-03-02');
  expect(calendarAddress('2026-03-08', true)).toBe('/workspace/calendar-of-sessions?from=2026-03-02&mine=1');
});
