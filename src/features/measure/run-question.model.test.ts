import { describe, expect, it } from 'vitest';
import {
  chosenDays,
  entriesOfRun,
  isPreviewed,
  newRun,
  previewOfRun,
  queryOfRun,
  runQuestionFrom,
} from './run-question.model.ts';

const sent = [
  ['from', '30.3.2026'],
  ['to', '10.4.2026'],
  ['begins', '9'],
  ['ends', '15.30'],
  ['teaching', 'contact'],
  ['presence', 'on-site'],
  ['weekday', '1'],
  ['weekday', '5'],
  ['weekday', '9'],
  ['staff', '12'],
  ['staff', 'x'],
] as const;

describe('a run of sessions', () => {
  it('is read with the days that it comes to', () => {
    const { run, weekdays, staffIds, problems } = runQuestionFrom(sent);
    expect(run?.row).toMatchObject({ from: '2026-03-30', begins: '09:00', ends: '15:30', room: null });
    expect(run?.days.map(({ day }) => day)).toEqual(['2026-03-30', '2026-04-03', '2026-04-06', '2026-04-10']);
    expect({ weekdays, staffIds, problems }).toEqual({ weekdays: [1, 5], staffIds: [12], problems: [] });
  });

  it('is saved only as it was previewed', () => {
    const preview = previewOfRun(runQuestionFrom(sent));
    const isConfirmed = (now: typeof preview) => isPreviewed([...now, ...preview], runQuestionFrom(now));
    expect(isConfirmed(sent)).toBe(true);
    expect(isConfirmed([...sent, ['room', '']])).toBe(true);
    expect(isConfirmed([...sent, ['ends', '16.30']])).toBe(false);
    expect(isConfirmed([...sent, ['weekday', '2']])).toBe(false);
    expect(isPreviewed(sent, runQuestionFrom(sent))).toBe(false);
  });

  it('comes to no days while something is to mend', () => {
    const { run, problems } = runQuestionFrom([...sent, ['ends', '8.00'], ['room', 'A 12']]);
    expect(run).toBeUndefined();
    expect(problems.map(({ key, column }) => [key, column])).toEqual([
      ['measure.fault.session-ends-early', 'ends'],
      ['measure.fault.room-without-site', 'site'],
    ]);
  });

  it('ends after it begins', () => {
    expect(runQuestionFrom([...sent, ['to', '29.3.2026']]).problems).toMatchObject([
      { key: 'measure.fault.run-ends-early', column: 'to' },
    ]);
  });

  it('is held on its own days that were left in', () => {
    const confirmed = [...sent, ['on', '2026-03-30'], ['on', '2026-03-31']] as const;
    expect(chosenDays(confirmed, runQuestionFrom(confirmed))).toEqual(['2026-03-30']);
  });

  it('is asked again as it was', () => {
    const question = runQuestionFrom(sent);
    expect(runQuestionFrom(entriesOfRun(question))).toEqual(question);
    expect(runQuestionFrom([...new URLSearchParams(queryOfRun(question))])).toEqual(question);
    expect(runQuestionFrom(entriesOfRun(newRun)).weekdays).toEqual([1, 2, 3, 4, 5]);
  });
});
