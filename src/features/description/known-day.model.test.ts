import { expect, it } from 'vitest';
import { whyKnownDayRefused } from './known-day.model.ts';

it.each([
  ['2026-11-22', undefined],
  ['2000-01-01', undefined],
  ['2026-11-23', { reason: 'day-ahead', details: { today: '22.11.2026' } }],
  ['1999-12-31', { reason: 'day-too-early', details: { first: '1.1.2000' } }],
  ['1900-01-01', { reason: 'day-too-early', details: { first: '1.1.2000' } }],
  ['2026-02-30', { reason: 'day', details: {} }],
  ['', { reason: 'day', details: {} }],
])('the day from which something is known, %j: %j', (day, refusal) => {
  expect(whyKnownDayRefused(day, '2026-11-22')).toEqual(refusal);
});
