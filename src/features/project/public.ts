export { type Family, type FamilyBranch, type FamilyLink, familyTrees, surelyBound } from './family.model.ts';
export type { ProjectHead } from './head.model.ts';
export { lineageOf } from './lineage.model.ts';
export {
  type BondKind,
  type Link,
  type LinkKind,
  type LinkStatus,
  type NamedProject,
  suggestLinks,
} from './link.model.ts';
export { type PairFault, readPairList } from './pair-list.model.ts';
export {
  type ProgrammePeriod,
  type ProjectKind,
  type ProjectStatus,
  programmePeriods,
  projectKinds,
  projectStatuses,
} from './profile.model.ts';
export { projectPolicy } from './project.policy.ts';
export { type ProjectSection, projectWorkAddress } from './section.model.ts';
export type { StatedStatus } from './status.model.ts';
