import { describe, expect, it } from 'vitest';
import { adviceOn, adviceOnMove, adviceOnWorkPlace } from './measure-advice.model.ts';

const measure = { shape: 'group', startsOn: '2026-04-01', endsOn: '2026-06-30', applyUntil: '2026-03-15' } as const;
const project = { startsOn: '2026-01-01', endsOn: '2027-12-31', status: 'running' } as const;
const keysOf = (findings: readonly { key: string; column?: string; isWarning?: boolean }[]) =>
  findings.map(({ key, column, isWarning }) => [key.replace('measure.fault.', ''), column, isWarning]);

describe('a measure of a project', () => {
  it('is as usual within the days of a project that goes on', () => {
    expect(adviceOn(measure, project, 'plan')).toEqual([]);
    expect(adviceOn(measure, { startsOn: null, endsOn: null, status: null }, 'plan')).toEqual([]);
  });

  it('is warned of where the project has ended, unless the measure has, too', () => {
    const ended = { ...project, status: 'ended' } as const;
    expect(keysOf(adviceOn(measure, ended, 'plan'))).toEqual([['project-over', 'startsOn', true]]);
    expect(adviceOn(measure, ended, 'judged')).toEqual([]);
  });

  it('is warned of outside the days of the project', () => {
    const late = { ...measure, startsOn: '2035-01-01', endsOn: '2036-01-01' };
    expect(adviceOn(late, project, 'closed')).toEqual([
      {
        key: 'measure.fault.outside-project',
        column: 'endsOn',
        details: { from: '1.1.2026', until: '31.12.2027' },
        isWarning: true,
      },
    ]);
    expect(keysOf(adviceOn({ ...measure, startsOn: '2025-12-31', applyUntil: null }, project, 'plan'))).toEqual([
      ['outside-project', 'startsOn', true],
    ]);
  });

  it('is warned of where people may apply to a group that has begun', () => {
    const late = { ...measure, applyUntil: '2026-04-01' };
    expect(keysOf(adviceOn(late, project, 'plan'))).toEqual([['apply-after-start', 'applyUntil', true]]);
    expect(adviceOn({ ...late, shape: 'non-stop' }, project, 'plan')).toEqual([]);
  });
});

it('a measure is warned of that runs before its first day', () => {
  const move = (to: 'running' | 'intake', fromOn: string) => keysOf(adviceOnMove(measure, { to, fromOn }));
  expect(move('running', '2026-01-01')).toEqual([['runs-early', 'fromOn', true]]);
  expect(move('running', '2026-04-01')).toEqual([]);
  expect(move('intake', '2026-01-01')).toEqual([]);
});

it('a work place is warned of with more seats or other days than its measure', () => {
  const advised = (place: object) =>
    keysOf(adviceOnWorkPlace({ seats: 2, fromOn: '2026-04-01', lastOn: null, ...place }, { ...measure, seats: 4 }));
  expect(advised({})).toEqual([]);
  expect(advised({ seats: 9, fromOn: '2025-01-01', lastOn: '2029-12-31' })).toEqual([
    ['place-seats', 'seats', true],
    ['place-outside', 'fromOn', true],
  ]);
  expect(advised({ lastOn: '2029-12-31' })).toEqual([['place-outside', 'lastOn', true]]);
});
