import { expect, it } from 'vitest';
import { longestReason, reasonProblem } from './reason.model.ts';

it('a reason is neither missing nor cut', () => {
  expect(reasonProblem('  ')).toBe('access.problem.reason');
  expect(reasonProblem(` ${'x'.repeat(longestReason)} `)).toBeUndefined();
  expect(reasonProblem('x'.repeat(longestReason + 1))).toBe('access.problem.reason-too-long');
});
