import { describe, expect, it } from 'vitest';
import { askedDay, dayNotMeant, typedDay } from './asked-day.model.ts';

const today = '2026-11-22';
const asking = (on: string) => new URLSearchParams({ on });

describe('the day of which an address asks', () => {
  it.each(['2012-03-01', '1.3.2012', '01.03.2012', ' 1. 3. 2012 '])('is read from %j', (on) => {
    expect(askedDay(asking(on), today)).toBe('2012-03-01');
    expect(dayNotMeant(asking(on))).toBeUndefined();
  });

  it.each(['2026-02-31', '31.2.2026', 'abc', '0001-01-01', '9999-12-31', '31.12.1994', '1.1.2100', '3/4/2024'])(
    'is today for %j, which is told',
    (on) => {
      expect(askedDay(asking(on), today)).toBe(today);
      expect(dayNotMeant(asking(on))).toBe(on);
    },
  );

  it('is today where none is named, and nothing is told', () => {
    expect(askedDay(new URLSearchParams(), today)).toBe(today);
    expect(dayNotMeant(new URLSearchParams())).toBeUndefined();
    expect(dayNotMeant(asking(' '))).toBeUndefined();
  });

  it('reads the same day from what it types', () => {
    expect(askedDay(asking(typedDay('2024-01-31')), today)).toBe('2024-01-31');
  });
});
