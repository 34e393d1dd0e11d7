import { expect, it } from 'vitest';
import type { FamilyLink } from './family.model.ts';
import { lineageOf } from './lineage.model.ts';

const successor = (from: string, to: string, isSuggested = false): FamilyLink => ({
  kind: 'successor',
  from,
  to,
  isSuggested,
});

it('a lineage goes from the earliest to the latest, from whichever of its projects one asks', () => {
  const links = [successor('A', 'B'), successor('B', 'C')];
  for (const code of ['A', 'B', 'C']) expect(lineageOf(links, code)).toEqual(['A', 'B', 'C']);
});

it('a project without predecessors and successors stands alone, and suggestions do not count', () => {
  const parallel: FamilyLink = { kind: 'parallel', from: 'A', to: 'D', isSuggested: false };
  expect(lineageOf([parallel, successor('A', 'B', true)], 'A')).toEqual(['A']);
});

it('takes in all that a project joins together, and ends where a chain bites its tail', () => {
  expect(lineageOf([successor('A', 'C'), successor('B', 'C'), successor('C', 'D')], 'C')).toEqual(['B', 'A', 'C', 'D']);
  expect(lineageOf([successor('A', 'B'), successor('B', 'A')], 'A')).toEqual(['B', 'A']);
});
