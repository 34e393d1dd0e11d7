import type { ListColumn } from '#features/view/public.ts';
import { finnishDate } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { isOpen } from '../edit.model.ts';
import { editAddress } from '../edit-address.model.ts';
import { daysBetween, type EditListSort, toldState } from '../edit-list.model.ts';
import type { ListedEdit } from '../edit-list.queries.server.ts';
import { StateTag } from './state-tag.tsx';

/** The columns of the list of descriptions under work, on the page and in its files. */
export function editListColumns(t: Texts, now: Date): ListColumn<ListedEdit, EditListSort>[] {
  return [
    {
      key: 'project',
      header: t('description.list.project'),
      kind: 'text',
      valueOf: ({ projectCode, name }) => `${projectCode} ${name ?? ''}`.trim(),
      cell: ({ id, projectCode, name }) => (
        <a href={editAddress(t.language, id)}>
          {projectCode} {name && <span lang="fi">{name}</span>}
        </a>
      ),
      sort: 'project',
    },
    {
      key: 'state',
      header: t('description.list.state'),
      kind: 'text',
      valueOf: (edit) => t(`description.state.${toldState(edit)}`),
      cell: (edit) => <StateTag of={edit} />,
    },
    {
      key: 'author',
      header: t('description.list.author'),
      kind: 'text',
      valueOf: ({ authorName }) => authorName,
    },
    {
      key: 'since',
      header: t('description.list.since'),
      kind: 'date',
      valueOf: ({ stateSinceAt }) => finnishDate(stateSinceAt),
      sort: 'since',
    },
    {
      key: 'waiting',
      header: t('description.list.waiting'),
      kind: 'integer',
      valueOf: ({ state, stateSinceAt }) => (isOpen(state) ? daysBetween(stateSinceAt, now) : null),
    },
  ];
}
