import type { ToldProject } from '#features/description/public.ts';
import { type Family, type FamilyBranch, type FamilyLink, surelyBound } from '#features/project/public.ts';

/** A figure added up over the projects of a family that tell it. */
export interface FamilySum {
  readonly planned: number;
  readonly realised: number;
  /** How many of the projects tell what was planned, and what came of it. */
  readonly plannedTold: number;
  readonly realisedTold: number;
}

/** What a family comes to; each project is counted once. Money in cents. */
export interface FamilySums {
  /** Projects counted: bound for certain, and described. */
  readonly projects: number;
  readonly euState: FamilySum;
  readonly persons: FamilySum;
  /** Projects bound for certain of which the register tells nothing. */
  readonly undescribed: number;
  /** Projects left out because their bond is only suggested. */
  readonly suggested: number;
}

/** Adds up the projects that are bound to one for certain. */
export function familySums(family: Family, code: string, told: ReadonlyMap<string, ToldProject>): FamilySums {
  const bound = surelyBound(family, code);
  const counted = [...bound].flatMap((member) => told.get(member) ?? []);
  return {
    projects: counted.length,
    euState: sum(counted, 'grantedEuStateCents', 'realisedEuStateCents'),
    persons: sum(counted, 'personsPlanned', 'personsRealised'),
    undescribed: bound.size - counted.length,
    suggested: family.codes.length - bound.size,
  };
}

type FigureOf = { [K in keyof ToldProject]: ToldProject[K] extends number | null ? K : never }[keyof ToldProject];

function sum(projects: readonly ToldProject[], planned: FigureOf, realised: FigureOf): FamilySum {
  const told = (figure: FigureOf) => projects.flatMap((project) => project[figure] ?? []);
  const added = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    planned: added(told(planned)),
    realised: added(told(realised)),
    plannedTold: told(planned).length,
    realisedTold: told(realised).length,
  };
}

export type Relation = 'mother' | 'parallel' | 'predecessor' | 'successor';

/** What one project is to another that it is bound to directly, and whether that is only suggested; confirmed bonds first. */
export function relationTo(family: Family, code: string, other: string) {
  const bonds = family.links.filter(
    ({ from, to }) => (from === code && to === other) || (from === other && to === code),
  );
  const bond = bonds.find(({ isSuggested }) => !isSuggested) ?? bonds[0];
  if (!bond) return undefined;
  const { kind, from, isSuggested } = bond;
  const relation: Relation =
    kind === 'parallel' ? (from === code ? 'parallel' : 'mother') : from === code ? 'successor' : 'predecessor';
  return { relation, isSuggested };
}

/** The bond that puts a member of the tree where it stands: to the branch above, or for the first of a tree to one below. */
export function placingBond({ bond, branches }: FamilyBranch): FamilyLink | undefined {
  return bond ?? branches[0]?.bond;
}

/** Whether only a suggestion puts a member where it stands in the family of the project `code`. */
export function isUnsure(family: Family, branch: FamilyBranch, code: string): boolean {
  if (branch.code === code) return false;
  const decisive = relationTo(family, code, branch.code) ?? placingBond(branch);
  return decisive?.isSuggested ?? false;
}
