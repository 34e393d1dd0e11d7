import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayAsRead, daysAfter, finnishDate, finnishInstant, finnishTime, isDay, weekdayOf } from './clock.ts';

it.each(['2026-01-31', '2024-02-29', '0001-01-01'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true);
});

it.each(['', '2026-02-30', '2025-02-29', '2026-13-01', '0000-01-01', '1.9.2026', '2026-1-1', '+02026-01-01'])(
  '%j is none',
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

it('writes a day as people read it', () => {
  expect(dayAsRead('2026-01-31')).toBe('31.1.2026');
});

it('counts days over the end of months, years and summer time', () => {
  expect(daysAfter('2026-10-24', 2)).toBe('2026-10-26');
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysAfter('2028-03-01', -1)).toBe('2028-02-29');
});

it.each([
  ['2026-01-15', '09:00', '2026-01-15T07:00:00.000Z'],
  ['2026-07-15', '09:00', '2026-07-15T06:00:00.000Z'],
  ['2026-07-15', '00:30', '2026-07-14T21:30:00.000Z'],
  ['2026-10-25', '03:30', '2026-10-25T00:30:00.000Z'],
  ['2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
])('%s at %s in Finland is %s', (day, time, instant) => {
  expect(finnishInstant(day, time).toISOString()).toBe(instant);
});

it('knows the Finnish day and time of any Finnish instant', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      (days, hour, minute) => {
        const day = daysAfter('1999-01-01', days);
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const instant = finnishInstant(day, time);
        const isSkipped = hour === 3 && weekdayOf(day) === 7 && day.slice(5, 7) === '03' && Number(day.slice(8)) > 24;
        fc.pre(!isSkipped);
        expect([finnishDate(instant), finnishTime(instant)]).toEqual([day, time]);
      },
    ),
  );
});

it('knows the day of the week', () => {
  expect(['2026-11-22', '2026-11-23', '2000-02-29'].map(weekdayOf)).toEqual([7, 1, 2]);
});
