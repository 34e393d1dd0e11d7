import { type MeasureField, type MeasureKind, measureFields, measureKinds } from '#features/measure/public.ts';

/** A measure that is open to applicants, as the public sees it. */
export interface OpenTraining {
  readonly id: number;
  readonly name: string;
  readonly kind: MeasureKind;
  readonly shape: 'group' | 'non-stop' | 'individual' | 'work-places';
  readonly field: MeasureField | null;
  readonly municipalityCode: string | null;
  readonly site: string | null;
  /** The region in which the municipality lies. */
  readonly regionCode: string | null;
  /** Days as ISO; both belong to it. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** Of the measure or of its work places. */
  readonly seats: number | null;
  /** Free today, or on the first day of a training to come; null where that is not told. */
  readonly freeSeats: number | null;
  readonly targetGroup: string | null;
  readonly applyText: string | null;
  readonly applyUrl: string | null;
  /** The last day (ISO) to apply. */
  readonly applyUntil: string | null;
  /** Whether it is only planned, so that nobody can apply yet. */
  readonly isComing: boolean;
  /** Who runs it; null while that is not settled. */
  readonly provider: string | null;
  /** The project that it belongs to, where the register tells of it. */
  readonly projectCode: string | null;
  readonly projectName: string | null;
  readonly shownAt: Date;
}

/** By what the list can be narrowed. */
export const trainingFacets = ['field', 'kind', 'region'] as const;
export type TrainingFacet = (typeof trainingFacets)[number];

export interface TrainingQuestion {
  readonly words: string;
  readonly chosen: Readonly<Record<TrainingFacet, readonly string[]>>;
  readonly page: number;
}

const longestWords = 200;

/** What an address asks; what it does not know is left out. */
export function trainingQuestionFrom(asked: URLSearchParams): TrainingQuestion {
  const known = (facet: TrainingFacet, values: readonly string[]) => [
    ...new Set(asked.getAll(facet).filter((value) => values.includes(value))),
  ];
  const page = /^[1-9]\d{0,3}$/.test(asked.get('page') ?? '') ? Number(asked.get('page')) : 1;
  return {
    words: (asked.get('q') ?? '').trim().replaceAll('\0', '').slice(0, longestWords),
    chosen: {
      field: known('field', measureFields),
      kind: known('kind', measureKinds),
      region: [...new Set(asked.getAll('region').filter((value) => /^\d\d$/.test(value)))],
    },
    page,
  };
}

/** The question as a query with its question mark; the empty text for everything. */
export function trainingQuery({ words, chosen, page }: TrainingQuestion): string {
  const query = new URLSearchParams([
    ...(words === '' ? [] : [['q', words]]),
    ...trainingFacets.flatMap((facet) => chosen[facet].map((value) => [facet, value])),
    ...(page === 1 ? [] : [['page', String(page)]]),
  ]);
  return query.size === 0 ? '' : `?${query}`;
}

/** The value by which a training is narrowed; null where it tells none. */
export function facetValueOf(training: OpenTraining, facet: TrainingFacet): string | null {
  return facet === 'region' ? training.regionCode : training[facet];
}

/** Those that fit: all words stand somewhere in it, and of each facet it has one of the chosen values. */
export function fittingTrainings(
  trainings: readonly OpenTraining[],
  question: Pick<TrainingQuestion, 'words' | 'chosen'>,
  except?: TrainingFacet,
): OpenTraining[] {
  const words = question.words.toLowerCase().split(/\s+/).filter(Boolean);
  return trainings.filter((training) => {
    const text = textOf(training);
    const isNarrowed = trainingFacets.every((facet) => {
      const values = question.chosen[facet];
      return facet === except || values.length === 0 || values.includes(facetValueOf(training, facet) ?? '');
    });
    return isNarrowed && words.every((word) => text.includes(word));
  });
}

function textOf({ name, site, targetGroup, provider, projectName, projectCode }: OpenTraining): string {
  return [name, site, targetGroup, provider, projectName, projectCode].filter(Boolean).join('\n').toLowerCase();
}

/** How many trainings each value of a facet gives, with all that is chosen of the others, in no order. */
export function countsOf(
  trainings: readonly OpenTraining[],
  question: TrainingQuestion,
  facet: TrainingFacet,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const training of fittingTrainings(trainings, question, facet)) {
    const value = facetValueOf(training, facet);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
