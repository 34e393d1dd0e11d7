import type { ListDefinition, ListQuestion } from '#features/view/public.ts';

/** The list of all measures within reach. `from` and `until`: days on which a measure runs at least in part. */
export const measureList = {
  key: 'measure.measure',
  address: '/workspace/measures',
  filters: ['project', 'series', 'kind', 'state', 'field', 'funding', 'from', 'until'],
  sorts: { startsOn: 'descending', name: 'ascending', project: 'ascending' },
} as const satisfies ListDefinition;

export type MeasureQuestion = ListQuestion<
  (typeof measureList)['filters'][number],
  keyof (typeof measureList)['sorts']
>;

/** A question for the measures of one project, or of one series. */
export function measuresOf(chosen: Pick<MeasureQuestion['chosen'], 'project' | 'series'>): MeasureQuestion {
  return { words: '', chosen, sort: 'startsOn', direction: 'descending', place: undefined };
}
