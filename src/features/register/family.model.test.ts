import { describe, expect, it } from 'vitest';
import type { ToldProject } from '#features/description/public.ts';
import { type Family, familyTrees } from '#features/project/public.ts';
import { familySums, isUnsure, relationTo } from './family.model.ts';

const family: Family = {
  codes: ['S10001', 'S10002', 'S10003', 'S10004'],
  links: [
    { kind: 'parallel', from: 'S10001', to: 'S10002', isSuggested: false },
    { kind: 'successor', from: 'S10002', to: 'S10003', isSuggested: false },
    { kind: 'successor', from: 'S10001', to: 'S10003', isSuggested: false },
    { kind: 'successor', from: 'S10001', to: 'S10004', isSuggested: true },
  ],
  isCut: false,
};

function told(code: string, figures: Partial<ToldProject>): [string, ToldProject] {
  const unknown = {
    status: null,
    authority: null,
    implementerName: null,
    startsOn: null,
    endsOn: null,
    grantedEuStateCents: null,
    realisedEuStateCents: null,
    personsPlanned: null,
    personsRealised: null,
  };
  return [code, { code, name: code, fund: 'ESR', period: '2007-2013', ...unknown, ...figures }];
}

describe('the sums of a family', () => {
  const sums = familySums(
    family,
    'S10002',
    new Map([
      told('S10001', { grantedEuStateCents: 1000, realisedEuStateCents: 900, personsPlanned: 0 }),
      told('S10002', { grantedEuStateCents: 500 }),
      told('S10004', { grantedEuStateCents: 7000 }),
    ]),
  );

  it('count every project once, however many bonds lead to it, and none whose bond is only suggested', () => {
    expect(sums.projects).toBe(2);
    expect(sums.euState).toEqual({ planned: 1500, plannedTold: 2, realised: 900, realisedTold: 1 });
    expect(sums.suggested).toBe(1);
  });

  it('tell zero from not told, and say what is missing', () => {
    expect(sums.persons).toEqual({ planned: 0, plannedTold: 1, realised: 0, realisedTold: 0 });
    expect(sums.undescribed).toBe(1);
  });
});

describe('what one project is to another', () => {
  it('depends on the side from which one looks', () => {
    expect(relationTo(family, 'S10001', 'S10002')).toEqual({ relation: 'parallel', isSuggested: false });
    expect(relationTo(family, 'S10002', 'S10001')).toEqual({ relation: 'mother', isSuggested: false });
    expect(relationTo(family, 'S10004', 'S10001')).toEqual({ relation: 'predecessor', isSuggested: true });
    expect(relationTo(family, 'S10002', 'S10004')).toBeUndefined();
  });
});

describe('the place of a project in the tree', () => {
  const link = (from: string, to: string, isSuggested: boolean) =>
    ({ kind: 'successor', from, to, isSuggested }) as const;
  const unsureSeenFrom = (code: string, links: Family['links']) => {
    const chain: Family = { codes: ['S10001', 'S10002', 'S10003'], links, isCut: false };
    const [root] = familyTrees(chain);
    return root && isUnsure(chain, root, code);
  };

  it('is unsure for the first of a tree when only a suggestion binds it to the one below', () => {
    const links = [link('S10001', 'S10002', true), link('S10002', 'S10003', false)];
    expect(unsureSeenFrom('S10003', links)).toBe(true);
    expect(unsureSeenFrom('S10002', links)).toBe(true);
  });

  it('is sure when the bond is confirmed, and for the project that the page is about', () => {
    const links = [link('S10001', 'S10002', false), link('S10002', 'S10003', true)];
    expect(unsureSeenFrom('S10003', links)).toBe(false);
    expect(unsureSeenFrom('S10001', [link('S10001', 'S10002', true)])).toBe(false);
  });
});
