import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Family, type FamilyBranch, type FamilyLink, familyTrees, surelyBound } from './family.model.ts';

const parallel = (from: string, to: string, isSuggested = false): FamilyLink => ({
  kind: 'parallel',
  from,
  to,
  isSuggested,
});
const successor = (from: string, to: string, isSuggested = false): FamilyLink => ({
  kind: 'successor',
  from,
  to,
  isSuggested,
});

function family(...links: FamilyLink[]): Family {
  return { codes: [...new Set(links.flatMap(({ from, to }) => [from, to]))].sort(), links, isCut: false };
}

/** `S1(S2 S3(S4))` */
function drawn(branches: readonly FamilyBranch[]): string {
  return branches.map(({ code, branches: below }) => (below.length > 0 ? `${code}(${drawn(below)})` : code)).join(' ');
}

const arbitraryFamily = fc
  .array(
    fc.record({
      kind: fc.constantFrom('parallel' as const, 'successor' as const),
      from: fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5'),
      to: fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5'),
      isSuggested: fc.boolean(),
    }),
  )
  .map((links) => family(...links.filter(({ from, to }) => from !== to)));

describe('the tree of a family', () => {
  it('has parallel projects before successors, under the project they come from', () => {
    const { codes, links } = family(successor('S1', 'S2'), parallel('S1', 'S3'), parallel('S2', 'S4'));
    expect(drawn(familyTrees({ codes, links, isCut: false }))).toBe('S1(S3 S2(S4))');
  });

  it('hangs a project on its mother when it also continues another, and tells of the other bond', () => {
    const trees = familyTrees(
      family(successor('S1', 'S2'), parallel('S1', 'S3'), parallel('S2', 'S4'), successor('S3', 'S4')),
    );
    expect(drawn(trees)).toBe('S1(S3 S2(S4))');
    const [last] = trees[0]?.branches[1]?.branches ?? [];
    expect(last?.otherBonds).toEqual([successor('S3', 'S4')]);
  });

  it('follows a confirmed bond rather than a suggested one', () => {
    expect(drawn(familyTrees(family(parallel('S1', 'S3', true), successor('S2', 'S3'))))).toBe('S1 S2(S3)');
  });

  it('begins somewhere when the bonds go round in a circle', () => {
    const trees = familyTrees(family(successor('S1', 'S2'), successor('S2', 'S3'), successor('S3', 'S1')));
    expect(drawn(trees)).toBe('S1(S2(S3))');
    expect(trees[0]?.otherBonds).toEqual([successor('S3', 'S1')]);
  });

  it('holds every project once and every bond once, whatever the bonds', () => {
    fc.assert(
      fc.property(arbitraryFamily, (any) => {
        const held: FamilyBranch[] = [];
        const walk = (branches: readonly FamilyBranch[]) => {
          held.push(...branches);
          for (const branch of branches) walk(branch.branches);
        };
        walk(familyTrees(any));
        expect(held.map(({ code }) => code).sort()).toEqual(any.codes);
        const bonds = held.flatMap(({ bond, otherBonds }) => [...(bond ? [bond] : []), ...otherBonds]);
        expect(new Set(bonds)).toEqual(new Set(any.links));
        expect(bonds).toHaveLength(any.links.length);
      }),
    );
  });
});

describe('the projects that belong to a family for certain', () => {
  it('are those reached over confirmed bonds alone, in either direction', () => {
    const bound = family(parallel('S1', 'S2'), successor('S1', 'S3'), parallel('S3', 'S4', true), parallel('S4', 'S5'));
    expect([...surelyBound(bound, 'S2')].sort()).toEqual(['S1', 'S2', 'S3']);
    expect([...surelyBound(bound, 'S5')].sort()).toEqual(['S4', 'S5']);
    expect([...surelyBound(bound, 'S9')]).toEqual(['S9']);
  });
});
