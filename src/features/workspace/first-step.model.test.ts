import { expect, it } from 'vitest';
import { firstSteps } from './first-step.model.ts';

const stepsOf = (...roles: Parameters<typeof firstSteps>[0]) => firstSteps(roles).map(({ step }) => step);

it('lead each role to where its work begins', () => {
  expect(stepsOf('administrator')[0]).toBe('import');
  expect(stepsOf('provider')).toEqual(['measures', 'preferences', 'account']);
});

it('of several roles are told once, those of the first role first', () => {
  expect(stepsOf('project-worker', 'coordinator')).toEqual([
    'projects',
    'describe',
    'deputies',
    'preferences',
    'account',
  ]);
});
