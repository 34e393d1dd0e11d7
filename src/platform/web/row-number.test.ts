import { expect, it } from 'vitest';
import { rowNumber } from './row-number.ts';

it.each([
  ['7', 7],
  ['999999999', 999_999_999],
])('%s is the number of a row', (text, number) => {
  expect(rowNumber(text)).toBe(number);
});

it.each(['0', '-1', '1.5', '1e99', 'Infinity', '07', ' 7', 'abc', '', '99999999999', null, undefined])(
  '%j is that of none',
  (text) => {
    expect(rowNumber(text)).toBe(0);
  },
);
