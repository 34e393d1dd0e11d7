import { describe, expect, it } from 'vitest';
import type { Plan } from './plan.model.ts';
import { daysBeside, decisionDoubts } from './plan-doubt.model.ts';

const project = { period: '2007-2013', startsOn: '2012-01-01', endsOn: '2013-12-31' } as const;
const plan = {
  startsOn: '2012-01-01',
  endsOn: '2013-12-31',
  summary: 'Hankitaan koulutusta.',
  directTargetText: 'Työttömät',
  targets: [{ figure: 'persons', year: null, sex: 'all', amount: 40 }],
  segments: [],
  classes: [],
  principles: [],
} as unknown as Plan;

describe('the days of a plan', () => {
  it('are odd where they go beyond those of the project', () => {
    expect(daysBeside(plan, project)).toEqual([]);
    expect(daysBeside({ startsOn: null, endsOn: null }, project)).toEqual([]);
    expect(daysBeside({ startsOn: '2011-12-31', endsOn: '2014-01-01' }, project)).toMatchObject([
      { key: 'plan.fault.starts-before-project', column: 'startsOn', details: { day: '1.1.2012' }, isWarning: true },
      { key: 'plan.fault.ends-after-project', column: 'endsOn', details: { day: '31.12.2013' }, isWarning: true },
    ]);
  });
});

describe('whoever decides on a draft', () => {
  it('is told nothing where it says what it promises', () => {
    expect(decisionDoubts(plan, '2012-01-01', project)).toEqual([]);
  });

  it('is told of what it says nothing of', () => {
    expect(decisionDoubts({ ...plan, summary: null, targets: [] }, '2012-01-01', project)).toMatchObject([
      { key: 'plan.fault.decided-without', details: { part: 'texts' }, isWarning: true },
      { key: 'plan.fault.decided-without', details: { part: 'targets' }, isWarning: true },
    ]);
  });

  it.each([
    ['2011-12-31', 'in-force-before-project', '1.1.2012'],
    ['2014-01-01', 'in-force-after-project', '31.12.2013'],
  ])('is told of %s, on which the project does not run', (day, key, limit) => {
    expect(decisionDoubts(plan, day, project)).toMatchObject([
      { key: `plan.fault.${key}`, column: 'inForceFrom', details: { day: limit }, isWarning: true },
    ]);
  });
});
