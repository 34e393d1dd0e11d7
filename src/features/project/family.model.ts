import type { BondKind } from './link.model.ts';

/**
 * A bond within a family: from the mother to its parallel project, or from the predecessor to its successor; where people work with
 * the projects, also from the coordination project to a parallel project that it carries.
 */
export interface FamilyLink {
  readonly kind: BondKind;
  readonly from: string;
  readonly to: string;
  readonly isSuggested: boolean;
}

/** All projects that can be reached from one project over bonds that nobody has rejected, itself among them. */
export interface Family {
  /** In the order of their codes. */
  readonly codes: readonly string[];
  readonly links: readonly FamilyLink[];
  /** There are more projects than these. */
  readonly isCut: boolean;
}

/** A project of the family with those that come from it. */
export interface FamilyBranch {
  readonly code: string;
  /** The bond to the branch above; `undefined` where a tree begins. */
  readonly bond: FamilyLink | undefined;
  /** Other bonds that lead to this project from elsewhere in the family. */
  readonly otherBonds: readonly FamilyLink[];
  readonly branches: readonly FamilyBranch[];
}

/**
 * The family as trees: under a coordination project or a mother the parallel projects, under a predecessor its successors. Every
 * project stands in one place; where several bonds lead to it, a confirmed one decides, and then the first of these.
 */
export function familyTrees({ codes, links }: Family): FamilyBranch[] {
  const bonds = treeBonds(codes, links);
  const branchOf = (code: string): FamilyBranch => ({
    code,
    bond: bonds.get(code),
    otherBonds: links.filter((link) => link.to === code && link !== bonds.get(code)).toSorted(byWeight),
    branches: [...bonds.values()]
      .filter(({ from }) => from === code)
      .toSorted((a, b) => kindOrder(a) - kindOrder(b) || compare(a.to, b.to))
      .map(({ to }) => branchOf(to)),
  });
  return codes.filter((code) => !bonds.has(code)).map(branchOf);
}

/** For each project the bond by which it hangs on another; none of them closes a circle. */
function treeBonds(codes: readonly string[], links: readonly FamilyLink[]): Map<string, FamilyLink> {
  const bonds = new Map<string, FamilyLink>();
  const standsUnder = (code: string, above: string): boolean => {
    for (let at: string | undefined = code; at !== undefined; at = bonds.get(at)?.from) if (at === above) return true;
    return false;
  };
  // From the last: of a circle, the project with the lowest code is then the one where the tree begins.
  for (const code of codes.toReversed()) {
    const leading = links.filter(({ to }) => to === code).toSorted(byWeight);
    const bond = leading.find(({ from }) => !standsUnder(from, code));
    if (bond) bonds.set(code, bond);
  }
  return bonds;
}

function byWeight(a: FamilyLink, b: FamilyLink): number {
  return Number(a.isSuggested) - Number(b.isSuggested) || kindOrder(a) - kindOrder(b) || compare(a.from, b.from);
}

const kindsByWeight: readonly BondKind[] = ['coordination', 'parallel', 'successor'];

function kindOrder({ kind }: FamilyLink): number {
  return kindsByWeight.indexOf(kind);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The projects that belong to a project's family for certain: those reached from it over confirmed bonds alone, and itself. */
export function surelyBound({ links }: Pick<Family, 'links'>, code: string): Set<string> {
  const confirmed = links.filter(({ isSuggested }) => !isSuggested);
  const reached = new Set([code]);
  for (const at of reached) {
    for (const { from, to } of confirmed) {
      if (from === at) reached.add(to);
      if (to === at) reached.add(from);
    }
  }
  return reached;
}
