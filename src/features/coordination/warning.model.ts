import { doPurchasesOverlap, type MeasureKind } from '#features/measure/public.ts';
import type { BoughtSpan } from '#features/procurement/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { type CarriedProject, type DayFacts, type DayMeasure, isOngoing, isSeating } from './day-view.model.ts';
import { type MoneyEntry, type MoneyLimit, moneyFigures, type PlannedPurchase } from './money.model.ts';

/** What somebody should look at, and why: of a project, or of one of its measures or days. */
export type Warning =
  | { readonly kind: 'no-mother' | 'no-plan'; readonly projectId: number }
  | {
      readonly kind: 'no-contract' | 'no-seats-held' | 'too-many-held';
      readonly projectId: number;
      readonly measureId: number;
      readonly name: string;
      readonly startsOn: string;
    }
  | {
      readonly kind: 'late-tender' | 'late-milestone' | 'late-report';
      readonly projectId: number;
      readonly id: number;
      readonly name: string;
      readonly dueOn: string;
    }
  | {
      readonly kind: 'overlap';
      readonly projectId: number;
      readonly measureId: number;
      readonly name: string;
      /** The first that the other money pays for, and how many more there are. */
      readonly national: string;
      readonly others: number;
    }
  | {
      /** A measure under a contract that still runs, though it was cancelled, or has days on which no contract runs. */
      readonly kind: 'contract-cancelled' | 'contract-short';
      readonly projectId: number;
      readonly measureId: number;
      readonly name: string;
      readonly contractId: number;
    }
  | {
      readonly kind: 'no-employer';
      readonly projectId: number;
      readonly measureId: number;
      readonly name: string;
      readonly contractId: number;
    }
  | {
      /** A contract costs more than its measures were planned to. */
      readonly kind: 'over-planned';
      readonly projectId: number;
      readonly contractId: number;
      readonly name: string;
      readonly cents: number;
      readonly plannedCents: number;
    }
  | {
      /** The project pays, or is to pay, more than was granted, or than the plan has of all public money. */
      readonly kind: 'over-granted' | 'over-public';
      readonly projectId: number;
      readonly cents: number;
      readonly plannedCents: number;
    }
  | { readonly kind: 'women'; readonly projectId: number; readonly planned: number; readonly reached: number };

/** Within so many days of its start a measure should be bought. */
const daysToBuy = 30;
/** Agreed with employers, not bought. */
const kindsWithoutContract: readonly MeasureKind[] = ['wage-subsidy', 'work-try-out'];
/** Shares of few persons say nothing, and lie apart by chance; ours, as the data protection of published figures has it. */
const fewestStarted = 5;
/** So far may the share of women be from the plan's. */
const shareTolerated = 0.1;

/** All that should be looked at, in the order of the projects. */
export function warningsOf(facts: DayFacts): Warning[] {
  const overlaps = Map.groupBy(overlapsOf(facts.measures, facts.on), ({ projectId }) => projectId);
  const measures = Map.groupBy(facts.measures, ({ projectId }) => projectId);
  const lateDays = Map.groupBy(
    facts.dueDays.filter(({ dueOn }) => dueOn < facts.on),
    ({ projectId }) => projectId,
  );
  const unshared = Map.groupBy(facts.unshared, ({ projectId }) => projectId);
  const spans = Map.groupBy(facts.spans, ({ measureId }) => measureId);
  return facts.projects.flatMap((project): Warning[] => {
    return [
      ...warningsOfProject(project),
      ...(measures.get(project.id) ?? []).flatMap((measure) => [
        ...warningsOfMeasure(measure, facts.on),
        ...misfitOf(measure, spans.get(measure.id) ?? [], facts.on),
      ]),
      ...(unshared.get(project.id) ?? []).map((measure): Warning => ({ kind: 'no-employer', ...measure })),
      ...(lateDays.get(project.id) ?? []).map(({ kind, id, name, dueOn }): Warning => {
        return { kind: `late-${kind}`, projectId: project.id, id, name, dueOn };
      }),
      ...(overlaps.get(project.id) ?? []),
      ...womenOffPlan(project),
    ];
  });
}

function warningsOfProject({ id, kind, mother, planNumber }: CarriedProject): Warning[] {
  if (kind !== 'parallel') return [];
  return [
    ...(mother === null ? [{ kind: 'no-mother' as const, projectId: id }] : []),
    ...(planNumber === null ? [{ kind: 'no-plan' as const, projectId: id }] : []),
  ];
}

function warningsOfMeasure(measure: DayMeasure, on: string): Warning[] {
  const { id, projectId, name, state, startsOn } = measure;
  if (startsOn === null) return [];
  const about = { projectId, measureId: id, name, startsOn };
  const isUnbought = state === 'need' || state === 'plan' || state === 'tender';
  // Also when its start has passed: nobody has bought it, or nobody has said so.
  if (isUnbought && !kindsWithoutContract.includes(measure.kind) && startsOn <= daysAfter(on, daysToBuy))
    return [{ kind: 'no-contract', ...about }];
  if (!isSeating(measure, on)) return [];
  if (measure.seats !== null && measure.held > measure.seats) return [{ kind: 'too-many-held', ...about }];
  return state === 'running' && startsOn <= on && measure.held === 0 ? [{ kind: 'no-seats-held', ...about }] : [];
}

/** Where a measure and the contracts under which it is do not go together. */
function misfitOf(measure: DayMeasure, spans: readonly BoughtSpan[], on: string): Warning[] {
  const [first] = spans;
  const { id: measureId, projectId, name, startsOn, endsOn } = measure;
  if (measure.state === 'cancelled') {
    const running = spans.find((span) => span.endsOn >= on);
    return running ? [{ kind: 'contract-cancelled', projectId, measureId, name, contractId: running.contractId }] : [];
  }
  if (!first || !isOngoing(measure)) return [];
  const isCovered =
    (startsOn === null || spans.some((span) => span.startsOn <= startsOn)) &&
    (endsOn === null || spans.some((span) => span.endsOn >= endsOn));
  return isCovered ? [] : [{ kind: 'contract-short', projectId, measureId, name, contractId: first.contractId }];
}

function womenOffPlan({ id, persons, women, ...begun }: CarriedProject): Warning[] {
  const known = begun.started - begun.startedUnknown;
  if (persons === null || women === null || persons === 0 || known < fewestStarted) return [];
  const [planned, reached] = [women / persons, begun.startedWomen / known];
  return Math.abs(planned - reached) > shareTolerated ? [{ kind: 'women', projectId: id, planned, reached }] : [];
}

/** The money of projects, and what it is held to. */
export interface HeldMoney {
  readonly entries: readonly MoneyEntry[];
  readonly purchases: readonly PlannedPurchase[];
  readonly limits: readonly MoneyLimit[];
}

/** Where more money is spent, or is to be, than was planned or granted. */
export function moneyWarningsOf({ entries, purchases, limits }: HeldMoney): Warning[] {
  const planned = new Map(
    purchases.map(({ contractId, projectId, plannedCents }) => [`${contractId} ${projectId}`, plannedCents]),
  );
  const byProject = Map.groupBy(entries, ({ projectId }) => projectId);
  return [
    ...entries.flatMap(({ of, id, projectId, name, cents }): Warning[] => {
      const plannedCents = of === 'contract' ? planned.get(`${id} ${projectId}`) : undefined;
      if (plannedCents === undefined || cents <= plannedCents) return [];
      return [{ kind: 'over-planned', projectId, contractId: id, name, cents, plannedCents }];
    }),
    ...limits.flatMap(({ projectId, grantedCents, plannedPublicCents }): Warning[] => {
      const cents = moneyFigures(byProject.get(projectId) ?? []).total;
      const over = (kind: 'over-granted' | 'over-public', limit: number | null): Warning[] =>
        limit !== null && cents > limit ? [{ kind, projectId, cents, plannedCents: limit }] : [];
      return [...over('over-granted', grantedCents), ...over('over-public', plannedPublicCents)];
    }),
  ];
}

/**
 * Measures that the ESF pays for while others are bought nationally for the same people; told once of each, at its project, since of a
 * hundred in one place each overlaps with many.
 */
export function overlapsOf(
  measures: readonly DayMeasure[],
  on: string,
): Extract<Warning, { readonly kind: 'overlap' }>[] {
  const national = Map.groupBy(
    measures.filter((measure) => isGoing(measure, on) && measure.funding === 'national'),
    placeKey,
  );
  return measures
    .filter((measure) => isGoing(measure, on) && measure.funding === 'esf')
    .flatMap((one) => {
      const [first, ...others] = (national.get(placeKey(one)) ?? []).filter((other) => doPurchasesOverlap(one, other));
      if (!first) return [];
      const { id: measureId, projectId, name } = one;
      return [{ kind: 'overlap', projectId, measureId, name, national: first.name, others: others.length }];
    });
}

/** The measures bought nationally with which the one with an id overlaps. */
export function overlappingWith<Measure extends DayMeasure>(
  measures: readonly Measure[],
  id: number,
  on: string,
): Measure[] {
  const one = measures.find((measure) => measure.id === id);
  if (!one) return [];
  return measures.filter(
    (other) =>
      isGoing(other, on) &&
      other.funding === 'national' &&
      placeKey(other) === placeKey(one) &&
      doPurchasesOverlap(one, other),
  );
}

function isGoing(measure: DayMeasure, on: string): boolean {
  return isOngoing(measure) && (measure.endsOn ?? on) >= on;
}

function placeKey({ field, municipalityCode }: DayMeasure): string {
  return `${field} ${municipalityCode}`;
}
