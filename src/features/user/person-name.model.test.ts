import { expect, it } from 'vitest';
import { isPersonNameTooLong, longestPersonName, personName } from './person-name.model.ts';

it.each([
  ['  Aino   Hallinto ', 'Aino Hallinto'],
  ['Aino\nHallinto', 'Aino Hallinto'],
  ['Aino \u202EotnillaH', 'Aino otnillaH'],
  ['Jean-Luc O’Neill', 'Jean-Luc O’Neill'],
  ['李小龍', '李小龍'],
  ['\u200B\u2066', ''],
  ['123 …', ''],
])('the name %j is kept as %j', (typed, kept) => expect(personName(typed)).toBe(kept));

it('a name that is too long is cut', () => {
  expect(personName('x'.repeat(300))).toHaveLength(longestPersonName);
  expect(personName(`${'x'.repeat(longestPersonName - 1)}😀`)).toMatch(/^x+\uFFFD$/);
});

it('a name that would be cut is too long', () => {
  expect(isPersonNameTooLong(` ${'x'.repeat(longestPersonName)} `)).toBe(false);
  expect(isPersonNameTooLong('x'.repeat(longestPersonName + 1))).toBe(true);
});
