import { describe, expect, it } from 'vitest';
import {
  chosenDays,
  daysOfSeries,
  hiddenOfSeries,
  isPreviewed,
  newSeries,
  seriesQuestionFrom,
} from './milestone-series.model.ts';

describe('the days of a series', () => {
  it.each([
    [3, '2026-01-15', '2026-10-15', ['2026-01-15', '2026-04-15', '2026-07-15', '2026-10-15']],
    [4, '2026-02-28', '2027-02-28', ['2026-02-28', '2026-06-30', '2026-10-31', '2027-02-28']],
    [6, '2026-08-30', '2027-12-31', ['2026-08-30', '2027-02-28', '2027-08-30']],
    [12, '2028-02-29', '2029-12-31', ['2028-02-29', '2029-02-28']],
    [1, '2026-12-01', '2026-12-31', ['2026-12-01']],
  ])('every %i months from %s until %s', (every, firstOn, untilOn, days) => {
    expect(daysOfSeries({ every, firstOn, untilOn })).toEqual(days);
  });
});

const sent = { kind: 'report', title: 'Seurantaraportti', every: '6', firstOn: '31.7.2026', untilOn: '31.7.2027' };
const ask = (changes: Partial<typeof sent> = {}) => seriesQuestionFrom(Object.entries({ ...sent, ...changes }));

describe('a series that is asked for', () => {
  it('numbers its days', () => {
    const { problems, series } = ask();
    expect(problems).toEqual([]);
    expect(series?.days).toEqual([
      { title: 'Seurantaraportti 1', dueOn: '2026-07-31' },
      { title: 'Seurantaraportti 2', dueOn: '2027-01-31' },
      { title: 'Seurantaraportti 3', dueOn: '2027-07-31' },
    ]);
  });

  it('leaves out what was not left in', () => {
    expect(chosenDays([['on', '2027-01-31']], ask())).toEqual([{ title: 'Seurantaraportti 2', dueOn: '2027-01-31' }]);
    expect(chosenDays([['on', '2027-02-01']], ask())).toEqual([]);
  });

  it('is saved only as it was previewed', () => {
    const preview = hiddenOfSeries(ask(), 'u1', 'token');
    expect(isPreviewed(preview, ask())).toBe(true);
    expect(isPreviewed(preview, ask({ title: 'Väliraportti' }))).toBe(false);
    expect(isPreviewed(preview, ask({ untilOn: '31.1.2027' }))).toBe(false);
    expect(isPreviewed([], ask())).toBe(false);
  });

  it('says what is amiss: an end before the beginning, too many days, nothing at all', () => {
    expect(ask({ untilOn: '1.1.2026' })).toMatchObject({ problems: [{ key: 'plan.fault.series-ends-early' }] });
    expect(ask({ every: '1', untilOn: '31.7.2036' })).toMatchObject({
      problems: [{ key: 'plan.fault.series-too-long' }],
    });
    expect(seriesQuestionFrom([]).series).toBeUndefined();
    expect(newSeries.series).toBeUndefined();
  });
});
