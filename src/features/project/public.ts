export { type Family, type FamilyBranch, type FamilyLink, familyTrees, surelyBound } from './family.model.ts';
export { type Link, type LinkKind, type LinkStatus, type NamedProject, suggestLinks } from './link.model.ts';
export { type PairFault, readPairList } from './pair-list.model.ts';
