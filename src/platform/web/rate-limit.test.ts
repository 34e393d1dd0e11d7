import { expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

it('lets so many requests of each pass within a time, and more when that is over', () => {
  let now = 0;
  const limit = createRateLimit({ most: 2, withinMs: 1000 }, () => now);
  expect([limit.allows('a'), limit.allows('a'), limit.allows('a'), limit.allows('b')]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  now = 999;
  expect(limit.allows('a')).toBe(false);
  now = 1000;
  expect(limit.allows('a')).toBe(true);
});

it('remembers no endless number of those who ask', () => {
  const limit = createRateLimit({ most: 1, withinMs: 1000 }, () => 0);
  for (let number = 0; number < 50_001; number += 1) limit.allows(String(number));
  expect(limit.allows('0')).toBe(true);
  expect(limit.allows('50000')).toBe(false);
});
