import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysAfter, weekdayOf } from '#platform/clock.ts';
import { daysOfRun, longestRunDays } from './session-run.model.ts';

it('comes to the chosen days of the week, and marks the holidays among them', () => {
  expect(daysOfRun({ from: '2026-03-30', to: '2026-04-10', weekdays: [1, 5] })).toEqual([
    { day: '2026-03-30', isHoliday: false },
    { day: '2026-04-03', isHoliday: true },
    { day: '2026-04-06', isHoliday: true },
    { day: '2026-04-10', isHoliday: false },
  ]);
});

it('comes to nothing without days of the week, or when it ends before it begins', () => {
  expect(daysOfRun({ from: '2026-03-30', to: '2026-04-10', weekdays: [] })).toEqual([]);
  expect(daysOfRun({ from: '2026-04-10', to: '2026-03-30', weekdays: [1] })).toEqual([]);
});

it('holds every day between its ends that is such a day of the week, once and in order', () => {
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9000 }),
      fc.integer({ min: 0, max: 400 }),
      weekdays,
      (begin, length, chosen) => {
        const from = daysAfter('2008-01-01', begin);
        const days = daysOfRun({ from, to: daysAfter(from, length), weekdays: chosen }).map(({ day }) => day);
        const all = Array.from({ length: length + 1 }, (_, index) => daysAfter(from, index));
        expect(days).toEqual(all.filter((day) => chosen.includes(weekdayOf(day))));
      },
    ),
  );
});

it('ends somewhere, whatever was typed', () => {
  const everyDay = [1, 2, 3, 4, 5, 6, 7];
  expect(daysOfRun({ from: '2026-01-01', to: '2926-01-01', weekdays: everyDay })).toHaveLength(longestRunDays);
});
