import { describe, expect, it } from 'vitest';
import {
  type BondedProject,
  bondFormOf,
  bondOf,
  type Relation,
  relationOf,
  type WantedBond,
  whyBondRefused,
} from './bond.model.ts';

const relations: readonly Relation[] = ['mother', 'parallel', 'coordination', 'carried', 'predecessor', 'successor'];

describe('what a project is to another', () => {
  it.each(relations)('says the same as the bond: %s', (relation) => {
    expect(relationOf(bondOf(relation, 'S10001', 'S10002'), 'S10001')).toBe(relation);
  });

  it('is the other way round from the other end', () => {
    expect(relationOf(bondOf('mother', 'S10001', 'S10002'), 'S10002')).toBe('parallel');
    expect(relationOf(bondOf('coordination', 'S10001', 'S10002'), 'S10002')).toBe('carried');
    expect(relationOf(bondOf('predecessor', 'S10001', 'S10002'), 'S10002')).toBe('successor');
  });
});

describe('a bond that somebody wants', () => {
  const wanted: WantedBond = {
    kind: 'parallel',
    from: 'S10001',
    to: 'S10002',
    fromKind: 'development',
    toKind: 'parallel',
    isFromLight: false,
    leadingThere: [],
    isCircle: false,
  };
  const refusal = (changes: Partial<WantedBond>) => whyBondRefused({ ...wanted, ...changes })?.code;

  it('fits what the projects are, as far as that is known', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ fromKind: null, toKind: null })).toBeUndefined();
    expect(refusal({ kind: 'coordination', fromKind: 'coordination' })).toBeUndefined();
    expect(refusal({ kind: 'coordination', fromKind: 'coordination', toKind: 'own-production' })).toBeUndefined();
    expect(refusal({ isFromLight: true })).toBeUndefined();
    expect(refusal({ kind: 'successor', fromKind: 'coordination', toKind: 'coordination' })).toBeUndefined();
  });

  it.each<[Partial<WantedBond>, string]>([
    [{ to: 'S10001' }, 'bond-to-itself'],
    [{ leadingThere: [{ kind: 'parallel', from: 'S10001', to: 'S10002' }] }, 'bond-known'],
    [{ leadingThere: [{ kind: 'parallel', from: 'S10003', to: 'S10002' }] }, 'another-mother'],
    [
      { kind: 'coordination', leadingThere: [{ kind: 'coordination', from: 'S10003', to: 'S10002' }] },
      'another-coordination',
    ],
    [{ toKind: 'development' }, 'not-parallel'],
    [{ toKind: 'own-production' }, 'not-parallel'],
    [{ kind: 'coordination', toKind: null }, 'not-carried'],
    [{ kind: 'coordination', fromKind: 'coordination', toKind: 'development' }, 'not-carried'],
    [{ kind: 'coordination', fromKind: 'coordination', isFromLight: true }, 'light-coordination'],
    [{ kind: 'coordination', fromKind: null }, 'not-coordination'],
    [{ fromKind: 'parallel' }, 'not-mother'],
    [{ kind: 'successor', isCircle: true }, 'bond-circle'],
  ])('%j is refused: %s', (changes, why) => {
    expect(refusal(changes)).toBe(`project.refused.${why}`);
  });
});

describe('the form of a bond', () => {
  const offered = (project: BondedProject) =>
    bondFormOf(project).columns.relation.kind.options?.map(({ value }) => value);

  it.each<[BondedProject, readonly Relation[]]>([
    [{ kind: 'parallel', isLight: false }, ['mother', 'coordination', 'predecessor', 'successor']],
    [{ kind: 'own-production', isLight: false }, ['coordination', 'parallel', 'predecessor', 'successor']],
    [{ kind: 'coordination', isLight: false }, ['carried', 'predecessor', 'successor']],
    [{ kind: 'coordination', isLight: true }, ['predecessor', 'successor']],
    [{ kind: 'development', isLight: true }, ['parallel', 'predecessor', 'successor']],
  ])('of %j offers %j', (project, expected) => {
    expect(offered(project)).toEqual(expected);
  });
});
