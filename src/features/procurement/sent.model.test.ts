import { describe, expect, it } from 'vitest';
import { sentDay, sentTenths, shownTenths } from './sent.model.ts';

describe('what is typed beside a table', () => {
  it.each([
    ['7', 70],
    ['7,5', 75],
    ['0.5', 5],
    ['10', 100],
    ['10,0', 100],
    ['10,1', undefined],
    ['7,55', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('points %j are %j tenths', (text, tenths) => {
    expect(sentTenths(text)).toBe(tenths);
  });

  it('points are shown as they are typed', () => {
    for (const tenths of [0, 5, 75, 100]) expect(sentTenths(shownTenths(tenths))).toBe(tenths);
  });

  it('a day is one that exists', () => {
    expect([sentDay('31.1.2026'), sentDay('2026-01-31'), sentDay('31.2.2026'), sentDay(' ')]).toEqual([
      '2026-01-31',
      '2026-01-31',
      undefined,
      undefined,
    ]);
  });
});
