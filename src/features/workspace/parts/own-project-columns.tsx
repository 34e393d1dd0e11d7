import { StatusTag } from '#features/project/public.parts.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import type { ListColumn } from '#features/view/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag } from '#ui/tag.tsx';
import type { OwnProjectQuestion } from '../own-project.model.ts';
import type { OwnProject } from '../own-project.queries.server.ts';

/** Where a project opens: for those who may read what is known of it, where they work with it; for others, in public, if it is. */
export function OwnProjectLink({ project: { code, isPublic }, mayRead }: { project: OwnProject; mayRead: boolean }) {
  const { language } = useTexts();
  if (mayRead) return <a href={projectWorkAddress(language, code)}>{code}</a>;
  return isPublic ? <a href={`/${language}/projects/${code}`}>{code}</a> : code;
}

/** The columns of the list of one's own projects, on the page and in the file. */
export function ownProjectColumns(t: Texts, mayRead: boolean): ListColumn<OwnProject, OwnProjectQuestion['sort']>[] {
  return [
    {
      key: 'code',
      header: t('workspace.projects.code'),
      kind: 'text',
      valueOf: ({ code }) => code,
      cell: (project) => <OwnProjectLink project={project} mayRead={mayRead} />,
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
      key: 'kind',
      header: t('workspace.projects.kind'),
      kind: 'text',
      valueOf: ({ kind }) => kind && t(`project.kind.${kind}`),
    },
    {
      key: 'status',
      header: t('workspace.projects.status'),
      kind: 'text',
      valueOf: ({ status }) => status && t(`project.status.${status}`),
      cell: ({ status }) => status && <StatusTag status={status} />,
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
