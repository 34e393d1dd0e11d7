import type { ProgrammePeriod } from '#features/project/public.ts';
import { NotFound } from '#platform/errors.ts';
import type { Target } from './target.model.ts';

/** `draft` until it is decided on or discarded; `in-force` from its day until the next, unless it is withdrawn. */
export const planStates = ['draft', 'in-force', 'withdrawn', 'discarded'] as const;
export type PlanState = (typeof planStates)[number];

/** Which version of whose plan. */
export interface PlanKey {
  readonly code: string;
  readonly number: number;
}

/** A version of a plan without what it says. */
export interface PlanVersion {
  readonly id: number;
  readonly projectId: number;
  /** Counted within the project. */
  readonly number: number;
  readonly state: PlanState;
  readonly revision: number;
  readonly writtenBy: string;
  readonly recordedAt: Date;
  readonly changeReason: string | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly inForceFrom: string | null;
  readonly decisionReason: string | null;
  readonly endReason: string | null;
}

/** The texts and days of a version. */
export interface PlanTexts {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly summary: string | null;
  readonly directTargetText: string | null;
  readonly indirectTargetText: string | null;
}

/** What a version says was granted; in cents, `null` where nobody has said it. */
export interface PlanMoney {
  /** EU and state funding for the whole time of the project. */
  readonly grantedCents: number | null;
  /** What of it is for measures: contracts and wage subsidy. */
  readonly grantedForMeasuresCents: number | null;
}

/** The sums of the version of a plan in force on a day. */
export interface PlanSums extends PlanMoney {
  readonly code: string;
  readonly versionNumber: number;
  /** Persons promised for the whole time: as said, or else what the years come to. */
  readonly persons: number | null;
}

/** A part of the target group. */
export interface Segment {
  readonly id: number;
  readonly position: number;
  readonly name: string;
  readonly description: string | null;
  /** How many persons it is meant to be. */
  readonly size: number | null;
  readonly revision: number;
}

export const planAreaKinds = ['region', 'sub_region', 'municipality'] as const;
export type PlanAreaKind = (typeof planAreaKinds)[number];

export interface PlanArea {
  readonly kind: PlanAreaKind;
  readonly code: string;
  readonly nameFi: string;
  readonly nameSv: string;
}

/** A line of the form that classes a plan: a class, or yes or no to a statement. */
export interface PlanClass {
  readonly line: string;
  readonly value: string;
  readonly reason: string | null;
}

/** A row of the matrix of sustainable development. */
export interface PlanPrinciple {
  readonly line: string;
  readonly direct: number;
  readonly indirect: number;
  readonly reason: string | null;
}

/** A version with all that it says. */
export interface Plan extends PlanVersion, PlanTexts, PlanMoney {
  readonly targets: readonly Target[];
  readonly segments: readonly Segment[];
  readonly areas: readonly PlanArea[];
  readonly classes: readonly PlanClass[];
  readonly principles: readonly PlanPrinciple[];
}

/** Of several versions the one in force on a day (ISO): the newest that was in force by then; of one day, the later one. */
export function inForceOn<V extends Pick<PlanVersion, 'state' | 'inForceFrom' | 'number'>>(
  versions: readonly V[],
  day: string,
): V | undefined {
  return versions
    .filter(({ state, inForceFrom }) => state === 'in-force' && inForceFrom !== null && inForceFrom <= day)
    .toSorted((a, b) => (b.inForceFrom ?? '').localeCompare(a.inForceFrom ?? '') || b.number - a.number)[0];
}

/** The parts that a plan is made of, in the order in which they are written. */
export const planParts = ['texts', 'money', 'targets', 'segments', 'principles'] as const;
export type PlanPart = (typeof planParts)[number];

/** The parts of which a plan says nothing yet; a plan may be decided on without them, but whoever writes it should know. */
export function emptyParts(plan: Plan, period: ProgrammePeriod): PlanPart[] {
  const isEmpty: Record<PlanPart, boolean> = {
    texts: plan.summary === null || plan.directTargetText === null || plan.startsOn === null || plan.endsOn === null,
    money: plan.grantedCents === null,
    targets: plan.targets.length === 0,
    segments: plan.segments.length === 0,
    // The form of 2021–2027 has no such lines.
    principles: period !== '2021-2027' && plan.classes.length === 0 && plan.principles.length === 0,
  };
  return planParts.filter((part) => isEmpty[part]);
}

/** A part of the target group of a version, by its id. Throws `NotFound`. */
export function segmentIn({ segments, number }: Plan, id: number): Segment {
  const found = segments.find((segment) => segment.id === id);
  if (!found) throw new NotFound(`Version ${number} has no part ${id} of the target group.`);
  return found;
}
