export { type Link, type LinkKind, type LinkStatus, type NamedProject, suggestLinks } from './link.model.ts';
export { type PairFault, readPairList } from './pair-list.model.ts';
