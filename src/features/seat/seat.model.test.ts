import { describe, expect, it } from 'vitest';
import { daysProblem, mayBecome, passedOver, seatStates, stageOfSeat } from './seat.model.ts';

describe('a seat', () => {
  it('goes from the line over an offer to being taken, and is given up on the way or left afterwards', () => {
    const steps = seatStates.map((from) => [from, seatStates.filter((to) => mayBecome(from, to))]);
    expect(Object.fromEntries(steps)).toEqual({
      waiting: ['offered', 'taken', 'declined', 'cancelled'],
      offered: ['waiting', 'taken', 'declined', 'cancelled'],
      taken: ['cancelled', 'left'],
      declined: [],
      cancelled: [],
      left: ['taken'],
    });
  });

  it.each([
    ['2026-02-28', 'to-begin'],
    ['2026-03-01', 'running'],
    ['2026-03-31', 'running'],
    ['2026-04-01', 'over'],
  ])('that is taken for March stands on %s as %s', (today, stage) => {
    expect(stageOfSeat({ state: 'taken', startsOn: '2026-03-01', lastOn: '2026-03-31' }, today)).toBe(stage);
  });
});

describe('a line', () => {
  it.each([
    [[1, 2], []],
    [[2, 1], []],
    [[2], [1]],
    [
      [4, 2],
      [1, 3],
    ],
    [[9], []],
  ])('of which %j are chosen passes over %j', (chosen, over) => {
    expect(passedOver([1, 2, 3, 4], chosen)).toEqual(over);
  });
});

describe('days of a seat', () => {
  const measure = { startsOn: '2026-01-01', endsOn: '2026-06-30' };

  it('lie within those of the measure, where these are known', () => {
    expect(daysProblem({ startsOn: '2026-01-01', endsOn: '2026-06-30' }, measure)).toBeUndefined();
    expect(daysProblem({ startsOn: '2020-01-01', endsOn: null }, { startsOn: null, endsOn: null })).toBeUndefined();
  });

  it.each([
    ['2025-12-31', null, 'seat.fault.before-measure', 'startsOn'],
    ['2026-07-01', null, 'seat.fault.after-measure', 'startsOn'],
    ['2026-06-01', '2026-07-01', 'seat.fault.after-measure', 'endsOn'],
    ['2026-06-01', '2026-05-31', 'seat.fault.ends-before', 'endsOn'],
  ])('%s–%s are refused', (startsOn, endsOn, key, column) => {
    expect(daysProblem({ startsOn, endsOn }, measure)).toMatchObject({ key, column });
  });
});
