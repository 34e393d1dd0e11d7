import type { ListDefinition, ListQuestion } from '#features/view/public.ts';

export const recommendationStatuses = ['given', 'accepted', 'under-way', 'carried-out', 'declined'] as const;
export type RecommendationStatus = (typeof recommendationStatuses)[number];

/** What a project recommends; days as ISO. */
export interface Recommendation {
  readonly id: number;
  readonly title: string;
  readonly explanation: string | null;
  readonly addresseeUnitId: number | null;
  /** Whom it is meant for, in words: beside the organisation, or instead of one. */
  readonly addressee: string | null;
  readonly givenOn: string;
  readonly status: RecommendationStatus;
  readonly statusOn: string;
  readonly revision: number;
}

/** What became of it from a day on. */
export interface StatusEntry {
  readonly id: number;
  readonly status: RecommendationStatus;
  readonly fromOn: string;
  readonly note: string | null;
  /** Who recorded it: personal data. `null` for a name that was erased. */
  readonly recordedBy: string | null;
}

/** Why a status cannot follow: it is the one that holds, it is of before that one, or it is of a day to come. */
export type StatusFault = 'same-status' | 'status-early' | 'day-to-come';

export function whyStatusRefused(
  { status, statusOn }: Pick<Recommendation, 'status' | 'statusOn'>,
  next: { readonly status: RecommendationStatus; readonly fromOn: string },
  today: string,
): StatusFault | undefined {
  if (next.status === status) return 'same-status';
  if (next.fromOn > today) return 'day-to-come';
  return next.fromOn < statusOn ? 'status-early' : undefined;
}

/** Why a recommendation cannot have been given on a day: it is to come, or an answer is of before it. */
export type GivenFault = 'day-to-come' | 'given-late';

export function whyGivenRefused(
  givenOn: string,
  firstAnswerOn: string | undefined,
  today: string,
): GivenFault | undefined {
  if (givenOn > today) return 'day-to-come';
  return firstAnswerOn !== undefined && givenOn > firstAnswerOn ? 'given-late' : undefined;
}

/** The list of recommendations within reach; `addressee` is the number of a unit. */
export const recommendationList = {
  key: 'recommendation.recommendation',
  address: '/workspace/recommendations',
  filters: ['status', 'addressee', 'project'],
  sorts: { givenOn: 'descending', statusOn: 'descending', project: 'ascending' },
} as const satisfies ListDefinition;

export type RecommendationQuestion = ListQuestion<
  (typeof recommendationList)['filters'][number],
  keyof (typeof recommendationList)['sorts']
>;
