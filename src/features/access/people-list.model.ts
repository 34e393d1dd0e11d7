import type { ListDefinition, ListQuestion } from '#features/view/public.ts';

/** The list of people who work in the service. */
export const peopleList = {
  key: 'access.people',
  address: '/workspace/people',
  filters: ['role', 'standing'],
  sorts: { name: 'ascending', 'signed-in': 'descending' },
} as const satisfies ListDefinition;

type PeopleFilter = (typeof peopleList.filters)[number];
export type PeopleSort = keyof typeof peopleList.sorts;
export type PeopleQuestion = ListQuestion<PeopleFilter, PeopleSort>;
