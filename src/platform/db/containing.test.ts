import { expect, it } from 'vitest';
import { containing } from './containing.ts';

it('makes of what somebody wrote a pattern that means just that', () => {
  expect(containing('100 %_\\')).toBe('%100 \\%\\_\\\\%');
});
