import type { ListDefinition, ListQuestion } from '#features/view/public.ts';

/** The list of one's own projects. */
export const ownProjectList = {
  key: 'workspace.project',
  address: '/workspace/projects',
  filters: ['state', 'kind', 'status'],
  sorts: { endsOn: 'descending', code: 'ascending', name: 'ascending' },
} as const satisfies ListDefinition;

/** Seen from today: `ending` within 60 days. */
export const projectStates = ['running', 'ending', 'coming', 'ended'] as const;

export type OwnProjectQuestion = ListQuestion<
  (typeof ownProjectList)['filters'][number],
  keyof (typeof ownProjectList)['sorts']
>;
