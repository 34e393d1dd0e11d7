import type { ListColumn } from '#features/view/public.ts';
import { finnishDate } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { NeedQuestion } from '../need.model.ts';
import type { ListedNeed } from '../need.queries.server.ts';
import { NeedStateTag } from './need-state-tag.tsx';

/** The columns of the list of needs, on the page and in the file; `places` are names of municipalities by code. */
export function needListColumns(
  t: Texts,
  places: Readonly<Record<string, string>>,
): ListColumn<ListedNeed, NeedQuestion['sort']>[] {
  return [
    {
      key: 'forWhom',
      header: t('measure.need.for-whom.name'),
      kind: 'text',
      valueOf: ({ forWhom }) => forWhom,
      cell: ({ id, forWhom }) => (
        <a href={`/${t.language}/workspace/needs/${id}`} lang="fi">
          {forWhom}
        </a>
      ),
    },
    {
      key: 'state',
      header: t('measure.need.state'),
      kind: 'text',
      valueOf: ({ state }) => t(`measure.need-state.${state}`),
      cell: ({ state }) => <NeedStateTag state={state} />,
    },
    { key: 'amount', header: t('measure.need.amount.name'), kind: 'integer', valueOf: ({ amount }) => amount },
    {
      key: 'project',
      header: t('measure.need.project.name'),
      kind: 'text',
      valueOf: ({ projectCode }) => projectCode,
      sort: 'project',
    },
    {
      key: 'field',
      header: t('measure.need.field.name'),
      kind: 'text',
      valueOf: ({ field }) => (field === null ? null : t(`measure.field.${field}`)),
    },
    {
      key: 'place',
      header: t('measure.need.municipality.name'),
      kind: 'text',
      valueOf: ({ municipalityCode }) => places[municipalityCode ?? ''] ?? null,
    },
    {
      key: 'wantedFrom',
      header: t('measure.need.wanted-from.name'),
      kind: 'date',
      valueOf: ({ wantedFrom }) => wantedFrom,
      sort: 'wantedFrom',
    },
    {
      key: 'recordedAt',
      header: t('measure.need.recorded'),
      kind: 'date',
      valueOf: ({ recordedAt }) => finnishDate(recordedAt),
      sort: 'recordedAt',
    },
  ];
}
