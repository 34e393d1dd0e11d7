import type { ListColumn } from '#features/view/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { Tag } from '#ui/tag.tsx';
import type { OwnProjectQuestion } from '../own-project.model.ts';
import type { OwnProject } from '../own-project.queries.server.ts';

/** The columns of the list of one's own projects, on the page and in the file. */
export function ownProjectColumns(t: Texts): ListColumn<OwnProject, OwnProjectQuestion['sort']>[] {
  return [
    {
      key: 'code',
      header: t('workspace.projects.code'),
      kind: 'text',
      valueOf: ({ code }) => code,
      cell: ({ code }) => <a href={`/${t.language}/projects/${code}`}>{code}</a>,
      sort: 'code',
    },
    {
      key: 'name',
      header: t('workspace.projects.name'),
      kind: 'text',
      valueOf: ({ name }) => name,
      cell: ({ name }) => <span lang="fi">{name}</span>,
      sort: 'name',
    },
    {
      key: 'implementer',
      header: t('workspace.projects.implementer'),
      kind: 'text',
      valueOf: ({ implementerName }) => implementerName,
      cell: ({ implementerName }) => <span lang="fi">{implementerName}</span>,
    },
    {
      key: 'startsOn',
      header: t('workspace.projects.starts-on'),
      kind: 'date',
      valueOf: ({ startsOn }) => startsOn,
    },
    {
      key: 'endsOn',
      header: t('workspace.projects.ends-on'),
      kind: 'date',
      valueOf: ({ endsOn }) => endsOn,
      sort: 'endsOn',
    },
    {
      key: 'edit',
      header: t('workspace.projects.edit'),
      kind: 'text',
      valueOf: ({ edit }) => (edit && t(`workspace.edit-state.${edit.state}`)) || null,
      cell: ({ edit }) =>
        edit && (
          <>
            <Tag>{t(`workspace.edit-state.${edit.state}`)}</Tag>{' '}
            <a href={`/${t.language}/workspace/descriptions/${edit.id}`}>{t('workspace.projects.open-edit')}</a>
          </>
        ),
    },
  ];
}
