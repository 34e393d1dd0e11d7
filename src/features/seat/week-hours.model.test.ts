import { describe, expect, it } from 'vitest';
import { fullestWeek, mondayOf, type TimedSeat } from './week-hours.model.ts';

// 2 March 2026 is a Monday.
const from = '2026-03-02';

const seat = (seatId: number, changes: Partial<TimedSeat> = {}): TimedSeat => ({
  seatId,
  participantId: 1,
  measureId: seatId * 10,
  measureName: `Toimenpide ${seatId}`,
  startsOn: '2026-01-01',
  lastOn: null,
  source: 'place',
  hoursPerWeek: 20,
  sessions: [],
  ...changes,
});
const subsidy = (hoursPerWeek: number) => ({ source: 'subsidy', hoursPerWeek }) as const;
const meeting = (...sessions: readonly (readonly [string, number])[]) =>
  ({
    source: 'sessions',
    hoursPerWeek: null,
    sessions: sessions.map(([day, minutes]) => ({ day, minutes })),
  }) as const;

const fullest = (seats: readonly TimedSeat[], weeks = 8) => fullestWeek(seats, 1, { from, weeks });

describe('the hours of a person in several measures at the same time', () => {
  it('are those of the subsidy, the work place and the sessions together', () => {
    const week = fullest([seat(1, subsidy(25.5)), seat(2), seat(3, meeting(['2026-03-04', 90]))]);
    expect(week).toMatchObject({
      monday: '2026-03-02',
      sunday: '2026-03-08',
      sum: 47,
      isSumWhole: true,
      weeksAbove: 8,
    });
    expect(week?.measures.map(({ hours }) => hours)).toEqual([25.5, 20, 1.5]);
  });

  it('are told for the week with most of them', () => {
    const sessions = meeting(['2026-03-03', 60], ['2026-03-10', 300], ['2026-03-12', 300], ['2026-03-17', 600]);
    expect(fullest([seat(1), seat(2, sessions)])).toMatchObject({ monday: '2026-03-09', sum: 30, weeksAbove: 0 });
  });

  it('leave out what is met while the seat is not held', () => {
    const sessions = meeting(['2026-03-03', 300], ['2026-03-05', 60]);
    const late = seat(2, { ...sessions, startsOn: '2026-03-04' });
    expect(fullest([seat(1), late], 1)).toMatchObject({ sum: 21 });
  });

  it('say where nobody knows them', () => {
    const week = fullest([seat(1), seat(2, { source: 'unknown', hoursPerWeek: null })]);
    expect(week).toMatchObject({ sum: 20, isSumWhole: false });
  });

  it('are nothing to tell where measures follow each other', () => {
    expect(fullest([seat(1, { lastOn: '2026-03-15' }), seat(2, { startsOn: '2026-03-16' })])).toBeUndefined();
    expect(fullest([seat(1)])).toBeUndefined();
  });

  it('are nothing to tell of weeks in which the person has another seat only', () => {
    expect(fullestWeek([seat(1), seat(2)], 3, { from, weeks: 4 })).toBeUndefined();
  });

  it('are no full week too much at forty', () => {
    expect(fullest([seat(1), seat(2)])).toMatchObject({ sum: 40, weeksAbove: 0 });
  });
});

it('finds the Monday of any day', () => {
  expect(mondayOf('2026-03-02')).toBe('2026-03-02');
  expect(mondayOf('2026-03-08')).toBe('2026-03-02');
  expect(mondayOf('2026-03-01')).toBe('2026-02-23');
});
