import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '#platform/clock.ts';
import type { Scope } from '#platform/permission/actor.ts';
import { daysBetween, deputyProblem, type GrantTerms, grantProblem, stageOfGrant } from './grant.model.ts';

const today = '2026-03-10';
const project: Scope = { kind: 'project', id: 7 };
const terms: GrantTerms = { role: 'coordinator', scope: project, from: today, until: undefined };

describe('a grant', () => {
  it.each<[string, Partial<GrantTerms>, string | undefined]>([
    ['of a coordinator for a project', {}, undefined],
    ['from a day gone by', { from: '2025-03-10' }, undefined],
    ['from more than a year ago', { from: '2025-03-09' }, 'access.problem.from-too-early'],
    ['from a slip of the pen', { from: '0001-01-01' }, 'access.problem.from-too-early'],
    ['of a coordinator for everything', { scope: { kind: 'everything' } }, 'access.problem.role-scope'],
    ['of an administrator for a project', { role: 'administrator' }, 'access.problem.role-scope'],
    ['of an auditor for everything', { role: 'auditor', scope: { kind: 'everything' } }, undefined],
    ['that ends on the day it begins', { until: today }, 'access.problem.until-before-from'],
    ['that is over', { from: '2026-01-01', until: today }, 'access.problem.until-past'],
    ['of a single day', { until: '2026-03-11' }, undefined],
  ])('%s', (_what, changed, problem) => {
    expect(grantProblem({ ...terms, ...changed }, { today, isDeputy: false })).toBe(problem);
  });

  it('on a leap day begins at the earliest on the last day of February the year before', () => {
    const onLeapDay = (from: string) => grantProblem({ ...terms, from }, { today: '2028-02-29', isDeputy: false });
    expect(onLeapDay('2027-02-28')).toBeUndefined();
    expect(onLeapDay('2027-02-27')).toBe('access.problem.from-too-early');
  });

  it.each([
    [{ from: today, until: undefined }, 'access.problem.deputy-end'],
    [{ from: today, until: '2026-06-08' }, undefined],
    [{ from: today, until: '2026-06-09' }, 'access.problem.deputy-too-long'],
    [{ from: '2026-03-09', until: '2026-03-20' }, 'access.problem.deputy-past'],
    [{ from: '2026-03-20', until: '2026-03-20' }, 'access.problem.until-before-from'],
  ])('of a deputy for %j: %s', (days, problem) => {
    expect(deputyProblem({ ...days, today })).toBe(problem);
    expect(grantProblem({ ...terms, ...days }, { today, isDeputy: true })).toBe(problem);
  });

  it.each([
    ['2026-03-11', null, false, 'coming'],
    ['2026-03-10', null, false, 'now'],
    ['2026-03-01', '2026-03-11', false, 'now'],
    ['2026-03-01', '2026-03-10', false, 'past'],
    ['2026-03-01', null, true, 'past'],
  ])('from %s until %s, ended: %s, is %s', (from, until, isEnded, stage) => {
    expect(stageOfGrant({ from, until, isEnded }, today)).toBe(stage);
  });
});

it('days are counted over months, leap years and changes of the clock', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: -1000, max: 1000 }), (date, days) => {
      const from = date.toISOString().slice(0, 10);
      expect(daysBetween(from, daysAfter(from, days))).toBe(days);
    }),
  );
});
