import { doPurchasesOverlap, type MeasureKind } from '#features/measure/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { type CarriedProject, type DayFacts, type DayMeasure, isOngoing, isSeating } from './day-view.model.ts';

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
  return facts.projects.flatMap((project): Warning[] => {
    return [
      ...warningsOfProject(project),
      ...(measures.get(project.id) ?? []).flatMap((measure) => warningsOfMeasure(measure, facts.on)),
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

function womenOffPlan({ id, persons, women, ...begun }: CarriedProject): Warning[] {
  const known = begun.started - begun.startedUnknown;
  if (persons === null || women === null || persons === 0 || known < fewestStarted) return [];
  const [planned, reached] = [women / persons, begun.startedWomen / known];
  return Math.abs(planned - reached) > shareTolerated ? [{ kind: 'women', projectId: id, planned, reached }] : [];
}

/**
 * Measures that the ESF pays for while others are bought nationally for the same people; told once of each, at its project, since of a
 * hundred in one place each overlaps with many.
 */
export function overlapsOf(
  measures: readonly DayMeasure[],
  on: string,
): Extract<Warning, { readonly kind: 'overlap' }>[] {
  const going = measures.filter((measure) => isOngoing(measure) && (measure.endsOn ?? on) >= on);
  const national = Map.groupBy(
    going.filter(({ funding }) => funding === 'national'),
    placeKey,
  );
  return going
    .filter(({ funding }) => funding === 'esf')
    .flatMap((one) => {
      const [first, ...others] = (national.get(placeKey(one)) ?? []).filter((other) => doPurchasesOverlap(one, other));
      if (!first) return [];
      const { id: measureId, projectId, name } = one;
      return [{ kind: 'overlap', projectId, measureId, name, national: first.name, others: others.length }];
    });
}

function placeKey({ field, municipalityCode }: DayMeasure): string {
  return `${field} ${municipalityCode}`;
}
