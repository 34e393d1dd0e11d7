import { defineEntryForm } from '#features/entry/public.ts';
import { choiceCell, textCell } from '#features/sheet/public.ts';
import { projectCodeCell } from './code.model.ts';
import type { BondKind } from './link.model.ts';
import type { ProjectKind } from './profile.model.ts';

/** What another project is to the one of the page. */
export type Relation = 'mother' | 'parallel' | 'coordination' | 'carried' | 'predecessor' | 'successor';

/** A bond by the codes of its ends. */
export interface Bond {
  readonly kind: BondKind;
  readonly from: string;
  readonly to: string;
}

/** The bond by which another project is that to a project: `bondOf('mother', 'S10002', 'S10001')` leads from S10001. */
export function bondOf(relation: Relation, code: string, other: string): Bond {
  switch (relation) {
    case 'mother':
      return { kind: 'parallel', from: other, to: code };
    case 'parallel':
      return { kind: 'parallel', from: code, to: other };
    case 'coordination':
      return { kind: 'coordination', from: other, to: code };
    case 'carried':
      return { kind: 'coordination', from: code, to: other };
    case 'predecessor':
      return { kind: 'successor', from: other, to: code };
    case 'successor':
      return { kind: 'successor', from: code, to: other };
  }
}

/** What the other end of a bond is to a project. */
export function relationOf({ kind, from }: Bond, code: string): Relation {
  const isAtStart = from === code;
  switch (kind) {
    case 'parallel':
      return isAtStart ? 'parallel' : 'mother';
    case 'coordination':
      return isAtStart ? 'carried' : 'coordination';
    case 'successor':
      return isAtStart ? 'successor' : 'predecessor';
  }
}

/** A project as far as its bonds depend on it. */
export interface BondedProject {
  readonly kind: ProjectKind;
  /** Another organisation's project, of which only a light record is kept. */
  readonly isLight: boolean;
}

/** The relations that a project can have. Whom another organisation's project coordinates is for that organisation to say. */
function relationsOf({ kind, isLight }: BondedProject): readonly [Relation, ...Relation[]] {
  switch (kind) {
    case 'parallel':
      return ['mother', 'coordination', 'predecessor', 'successor'];
    case 'coordination':
      return isLight ? ['predecessor', 'successor'] : ['carried', 'predecessor', 'successor'];
    case 'own-production':
      return ['coordination', 'parallel', 'predecessor', 'successor'];
    default:
      return ['parallel', 'predecessor', 'successor'];
  }
}

/** What a coordination project carries. */
const carriedKinds: readonly (ProjectKind | null)[] = ['parallel', 'own-production'];

/** What is known of the ends of a bond that somebody wants, and of the bonds that they have. A kind is null while nobody has said it. */
export interface WantedBond extends Bond {
  readonly fromKind: ProjectKind | null;
  readonly toKind: ProjectKind | null;
  /** Of the project from which it leads only a light record is kept. */
  readonly isFromLight: boolean;
  /** Confirmed bonds that lead to the same project. */
  readonly leadingThere: readonly Bond[];
  /** The chain of successors that begins at `to` leads to `from`. */
  readonly isCircle: boolean;
}

/** The text that says why a bond cannot be; `undefined` when it can. */
export function whyBondRefused(wanted: WantedBond) {
  const { kind, from, to } = wanted;
  if (from === to) return { code: 'project.refused.bond-to-itself', details: {} };
  const alike = wanted.leadingThere.filter((bond) => bond.kind === kind);
  if (alike.some((bond) => bond.from === from)) return { code: 'project.refused.bond-known', details: { from, to } };
  if (kind === 'successor') {
    return wanted.isCircle ? { code: 'project.refused.bond-circle', details: { from, to } } : undefined;
  }
  const [other] = alike;
  if (other)
    return {
      code: `project.refused.another-${kind === 'parallel' ? 'mother' : 'coordination'}`,
      details: { to, other: other.from },
    };
  return kind === 'parallel' ? whyNotMother(wanted) : whyNotCarried(wanted);
}

/** A bond to a mother may be known before the kinds of its ends are. */
function whyNotMother({ from, to, fromKind, toKind }: WantedBond) {
  if (toKind !== 'parallel' && toKind !== null) return { code: 'project.refused.not-parallel', details: { to } };
  if (fromKind === 'parallel' || fromKind === 'coordination') {
    return { code: 'project.refused.not-mother', details: { from } };
  }
  return undefined;
}

/** A coordination project carries what is known here to be of a kind that it can carry. */
function whyNotCarried({ from, to, fromKind, toKind, isFromLight }: WantedBond) {
  if (!carriedKinds.includes(toKind)) return { code: 'project.refused.not-carried', details: { to } };
  if (fromKind !== 'coordination') return { code: 'project.refused.not-coordination', details: { from } };
  if (isFromLight) return { code: 'project.refused.light-coordination', details: { from } };
  return undefined;
}

const choiceOf = (relation: Relation) => ({ value: relation, name: `project.relation.${relation}` }) as const;

/** A bond to another project, of those that a project can have. */
export function bondFormOf(project: BondedProject) {
  const [first, ...others] = relationsOf(project);
  return defineEntryForm({
    columns: {
      relation: {
        kind: choiceCell<Relation>([choiceOf(first), ...others.map(choiceOf)]),
        required: true,
        text: 'project.form.relation',
      },
      other: { kind: projectCodeCell(), required: true, text: 'project.form.other' },
    },
  });
}

/** Why a bond is removed. */
export const unbindForm = defineEntryForm({
  columns: {
    reason: {
      kind: textCell({ longest: 500, example: 'Hanke siirtyi toiseen koordinaatiohankkeeseen' }),
      required: true,
      text: 'project.form.unbind-reason',
    },
  },
});
