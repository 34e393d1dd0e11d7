import { expect, it } from 'vitest';
import { fitsType, type OrderType } from './list-place.model.ts';

it.each<[OrderType, string]>([
  ['text', ''],
  ['text', 'S11829'],
  ['int', '-2147483647'],
  ['bigint', '9223372036854775807'],
  ['date', '2024-02-29'],
  ['date', 'infinity'],
  ['timestamptz', '2026-01-05 10:00:00+02'],
  ['timestamptz', '2026-01-05 10:00:00.123456+05:30'],
  ['timestamptz', '-infinity'],
])('a value of the type %s may be %j', (type, text) => {
  expect(fitsType(text, type)).toBe(true);
});

it.each<[OrderType, string]>([
  ['text', 'a\0b'],
  ['int', ''],
  ['int', 'seven'],
  ['int', '2147483648'],
  ['int', 'infinity'],
  ['bigint', '9223372036854775808'],
  ['bigint', '1e3'],
  ['date', '2026-02-30'],
  ['date', '0000-01-01'],
  ['date', 'today'],
  ['timestamptz', '2026-01-05'],
  ['timestamptz', '2026-01-05 25:00:00+02'],
  ['timestamptz', '2026-02-30 10:00:00+02'],
  ['timestamptz', '2026-01-05 10:00:00+99'],
])('no value of the type %s is %j', (type, text) => {
  expect(fitsType(text, type)).toBe(false);
});
