import { expect, it } from 'vitest';
import { closingTime, reasonProblem } from './glass.model.ts';

it.each([
  ['', 'access.glass.problem.too-short'],
  ['Tarkistan tiedot', 'access.glass.problem.too-short'],
  ['aaaaaaaaaaaaaaaaaaaaaaaaa', 'access.glass.problem.no-sense'],
  ['syy syy syy syy syy syy syy', 'access.glass.problem.no-sense'],
  ['1234567890 1234567890 1234567890', 'access.glass.problem.no-sense'],
  ['.......... .......... ..........', 'access.glass.problem.no-sense'],
  ['Rinnakkaishankkeen päätös puuttuu emohankkeelta.', undefined],
  ['Moderprojektets beslut saknas, bör kontrolleras.', undefined],
])('of the reason “%s” says: %s', (reason, problem) => {
  expect(reasonProblem(reason)).toBe(problem);
});

it('closes after an hour', () => {
  expect(closingTime(new Date('2026-11-22T23:30:00Z'))).toEqual(new Date('2026-11-23T00:30:00Z'));
});
