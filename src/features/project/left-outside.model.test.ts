import { expect, it } from 'vitest';
import { areSameDays, findingsOfLeftOutside } from './left-outside.model.ts';

const now = { startsOn: '2026-01-01', endsOn: '2027-12-31' };
const left = [{ what: 'measures', count: 2, name: 'Hitsaajakurssi', day: '2026-03-02' }] as const;

it('warns at the day that is changed of what other days would leave outside, and names the first', () => {
  const details = { count: 2, name: 'Hitsaajakurssi', day: '2.3.2026' };
  expect(findingsOfLeftOutside(now, { ...now, endsOn: '2026-06-30' }, left)).toEqual([
    { key: 'project.fault.measures-outside', column: 'endsOn', details, isWarning: true },
  ]);
  expect(findingsOfLeftOutside(now, { ...now, startsOn: '2026-06-30' }, left)).toMatchObject([{ column: 'startsOn' }]);
});

it('tells days that are left as they are from others', () => {
  expect(areSameDays(now, { ...now })).toBe(true);
  expect(areSameDays(now, { ...now, endsOn: null })).toBe(false);
});
