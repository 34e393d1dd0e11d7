import type { ListDefinition, ListQuestion } from '#features/view/public.ts';

/** The list of the tenders of one's projects. */
export const tenderList = {
  key: 'procurement.tender',
  address: '/workspace/tenders',
  filters: ['stage', 'project', 'measure'],
  sorts: { deadline: 'descending', name: 'ascending', project: 'ascending' },
} as const satisfies ListDefinition;

export type TenderQuestion = ListQuestion<(typeof tenderList)['filters'][number], keyof (typeof tenderList)['sorts']>;

/** The list of the contracts of one's projects, or by which one provides. */
export const contractList = {
  key: 'procurement.contract',
  address: '/workspace/contracts',
  filters: ['state', 'project', 'measure'],
  sorts: { start: 'descending', name: 'ascending', project: 'ascending' },
} as const satisfies ListDefinition;

export type ContractQuestion = ListQuestion<
  (typeof contractList)['filters'][number],
  keyof (typeof contractList)['sorts']
>;

/** Seen from today: not signed yet, to come, in force, over. */
export const contractStates = ['draft', 'coming', 'in-force', 'over'] as const;
export type ContractState = (typeof contractStates)[number];

export function contractStateOf(
  {
    signedOn,
    startsOn,
    endsOn,
  }: { readonly signedOn: string | null; readonly startsOn: string; readonly endsOn: string },
  today: string,
): ContractState {
  if (signedOn === null) return 'draft';
  if (startsOn > today) return 'coming';
  return endsOn < today ? 'over' : 'in-force';
}
