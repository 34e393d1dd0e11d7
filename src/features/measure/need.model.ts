import type { NamedUnit } from '#features/organisation/public.ts';
import type { ListDefinition, ListQuestion } from '#features/view/public.ts';
import type { MeasureField } from './measure-field.model.ts';
import type { MeasureFormRow } from './measure-form.model.ts';

export const needStates = ['open', 'met', 'declined'] as const;
export type NeedState = (typeof needStates)[number];

/** What somebody asks for; days as ISO. */
export interface NeedFacts {
  readonly forWhom: string;
  readonly amount: number;
  readonly wantedFrom: string | null;
  readonly field: MeasureField | null;
  readonly municipalityCode: string | null;
  readonly note: string | null;
  /** Who asks, by name: personal data. */
  readonly askedBy: string;
  readonly askerUnitId: number | null;
}

/** A need as it is recorded. */
export interface Need extends NeedFacts {
  readonly id: number;
  readonly projectId: number;
  readonly projectCode: string;
  readonly state: NeedState;
  /** For how many of them measures are planned. */
  readonly metAmount: number;
  /** Why it, or the rest of it, was declined. */
  readonly answer: string | null;
  readonly recordedAt: Date;
  readonly revision: number;
  readonly asker: NamedUnit | null;
}

/** The state of a need that measures meet now for so many. Whoever has lost the place is waited for again, whatever was answered. */
export function stateOfNeedMetBy(
  { state, amount, metAmount }: Pick<Need, 'state' | 'amount' | 'metAmount'>,
  metNow: number,
): NeedState {
  if (metNow >= amount) return 'met';
  if (metNow < metAmount) return 'open';
  return state === 'declined' ? 'met' : state;
}

/** What a measure that meets a need begins with. */
export function measureFor(
  need: Need,
  municipality: string | null,
): Partial<MeasureFormRow> & { readonly meets: number } {
  const rest = need.amount - need.metAmount;
  return {
    meets: rest,
    targetGroup: need.forWhom,
    seats: rest,
    startsOn: need.wantedFrom,
    field: need.field,
    municipality,
    isOpen: 'no',
  };
}

/** The list of needs within reach. */
export const needList = {
  key: 'measure.need',
  address: '/workspace/needs',
  filters: ['state', 'field'],
  sorts: { recordedAt: 'descending', wantedFrom: 'ascending', project: 'ascending' },
} as const satisfies ListDefinition;

export type NeedQuestion = ListQuestion<(typeof needList)['filters'][number], keyof (typeof needList)['sorts']>;
