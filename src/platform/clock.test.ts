import { expect, it } from 'vitest';
import { daysAfter, isDay } from './clock.ts';

it.each(['2026-01-31', '2024-02-29', '0001-01-01'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true);
});

it.each(['', '2026-02-30', '2025-02-29', '2026-13-01', '0000-01-01', '1.9.2026', '2026-1-1', '+02026-01-01'])(
  '%j is none',
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

it('counts days over the end of months, years and summer time', () => {
  expect(daysAfter('2026-10-24', 2)).toBe('2026-10-26');
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysAfter('2028-03-01', -1)).toBe('2028-02-29');
});
