import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '#platform/clock.ts';
import { firstFullDay, type HeldDays, heldOn, nextFreeDay, stretchesFrom } from './seat-use.model.ts';

const firstDay = '2026-01-01';
const span = 40;
const everyDay = Array.from({ length: span + 5 }, (_, place) => daysAfter(firstDay, place));

const heldDays: fc.Arbitrary<HeldDays> = fc
  .record({ from: fc.integer({ min: -5, max: span }), length: fc.option(fc.integer({ min: 0, max: 20 })) })
  .map(({ from, length }) => ({
    startsOn: daysAfter(firstDay, from),
    endsOn: length === null ? null : daysAfter(firstDay, from + length),
  }));
const anybody = fc.array(heldDays, { maxLength: 12 });

describe('the seats held day by day', () => {
  it('tell one stretch after the other, the last without an end', () => {
    const held = [
      { startsOn: '2026-01-03', endsOn: '2026-01-05' },
      { startsOn: '2026-01-05', endsOn: null },
      { startsOn: '2025-01-01', endsOn: '2025-12-31' },
    ];
    expect(stretchesFrom(held, firstDay)).toEqual([
      { from: '2026-01-01', until: '2026-01-02', held: 0 },
      { from: '2026-01-03', until: '2026-01-04', held: 1 },
      { from: '2026-01-05', until: '2026-01-05', held: 2 },
      { from: '2026-01-06', until: null, held: 1 },
    ]);
  });

  it('are the same by stretches and counted on each day', () => {
    fc.assert(
      fc.property(anybody, (held) => {
        const stretches = stretchesFrom(held, firstDay);
        for (const day of everyDay) {
          const stretch = stretches.filter(({ from, until }) => from <= day && (until === null || day <= until));
          expect(stretch.map((each) => each.held)).toEqual([heldOn(held, day)]);
        }
      }),
    );
  });
});

describe('room for one more', () => {
  const club = [
    { startsOn: '2026-01-01', endsOn: '2026-01-31' },
    { startsOn: '2026-01-10', endsOn: null },
  ];

  it('is missing from the first day on which all seats are held', () => {
    const days = { startsOn: '2026-01-05', endsOn: '2026-02-28' };
    expect(firstFullDay(club, days, { seats: 2, wanted: 1 })).toBe('2026-01-10');
    expect(firstFullDay(club, { ...days, endsOn: '2026-01-09' }, { seats: 2, wanted: 1 })).toBeUndefined();
    expect(firstFullDay(club, { startsOn: '2026-02-01', endsOn: null }, { seats: 2, wanted: 2 })).toBe('2026-02-01');
  });

  it('comes with the day after a last day', () => {
    expect(nextFreeDay(club, '2026-01-15', 2)).toBe('2026-02-01');
    expect(nextFreeDay(club, '2026-01-15', 1)).toBeUndefined();
    expect(nextFreeDay(club, '2026-01-05', 2)).toBe('2026-01-05');
  });

  it('means that nobody is above the seats on any day, whatever others hold', () => {
    fc.assert(
      fc.property(anybody, heldDays, fc.integer({ min: 1, max: 6 }), (held, days, seats) => {
        const full = firstFullDay(held, days, { seats, wanted: 1 });
        const meant = everyDay.filter((day) => day >= days.startsOn && (days.endsOn === null || day <= days.endsOn));
        const tooMany = meant.filter((day) => heldOn([...held, days], day) > seats);
        if (full === undefined) expect(tooMany).toEqual([]);
        else if (everyDay.includes(full)) expect(tooMany[0]).toBe(full);
      }),
    );
  });
});
