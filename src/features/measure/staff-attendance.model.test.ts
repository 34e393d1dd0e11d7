import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditsOf, type StaffCounts, staffAttendanceForm, sumOfStaff } from './staff-attendance.model.ts';

const line = (changes: Partial<StaffCounts> = {}): StaffCounts => ({
  persons: 12,
  women: 9,
  finished: 12,
  finishedWomen: 9,
  credits: null,
  ...changes,
});

const faults = (changes: Partial<StaffCounts>) =>
  (staffAttendanceForm.check?.({ organisation: 'Kunta', ...line(changes) }) ?? []).map(
    ({ key, column }) => `${column}: ${key}`,
  );

describe('the people of an organisation in a training for staff', () => {
  it('are told as far as they are known', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ women: null, finished: null, finishedWomen: null })).toEqual([]);
    expect(faults({ finishedWomen: null })).toEqual([]);
  });

  it('are not fewer than the women, or than those who finished', () => {
    expect(faults({ women: 13, finishedWomen: null })).toEqual(['women: measure.fault.attendance-women']);
    expect(faults({ finished: 13, finishedWomen: null })).toEqual(['finished: measure.fault.attendance-finished']);
    expect(faults({ finishedWomen: 10 })).toEqual(['finishedWomen: measure.fault.attendance-finished-women']);
  });

  it('have no more men finish than took part', () => {
    expect(faults({ finished: 12, finishedWomen: 8 })).toEqual([
      'finishedWomen: measure.fault.attendance-finished-men',
    ]);
  });

  it('name what is missing before the women who finished can be told', () => {
    expect(faults({ women: null })).toEqual(['women: measure.fault.attendance-no-women']);
    expect(faults({ finished: null })).toEqual(['finished: measure.fault.attendance-no-finished']);
  });
});

describe('the sums of a training for staff', () => {
  it('credit whoever finished with what the measure gives', () => {
    expect(sumOfStaff([line()], 40)).toMatchObject({ persons: 12, women: 9, finished: 12, credits: 480 });
  });

  it('credit an organisation with credits of its own where it has some', () => {
    expect(sumOfStaff([line({ finished: 2 }), line({ finished: 3, credits: 1.5 })], 40).credits).toBe(84.5);
  });

  it('say where somebody has not told yet', () => {
    const sums = sumOfStaff([line(), line({ women: null, finished: null, finishedWomen: null })], null);
    expect(sums).toMatchObject({ persons: 24, women: 9, knowsWomen: false, knowsFinished: false, credits: 0 });
  });

  it('are to the tenth what the organisations have', () => {
    const tenths = fc.integer({ min: 1, max: 9990 }).map((tenth) => tenth / 10);
    const lines = fc.array(
      fc.record({
        persons: fc.constant(500),
        women: fc.constant(null),
        finished: fc.option(fc.integer({ min: 0, max: 500 })),
        finishedWomen: fc.constant(null),
        credits: fc.option(tenths),
      }),
    );
    fc.assert(
      fc.property(lines, fc.option(tenths), (told, credits) => {
        const parts = told.reduce((sum, each) => sum + Math.round(creditsOf(each, credits) * 10), 0);
        expect(Math.round(sumOfStaff(told, credits).credits * 10)).toBe(parts);
      }),
    );
  });
});
