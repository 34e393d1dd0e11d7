import { redirect } from 'react-router';
import { projectKinds, projectPolicy, projectStatuses } from '#features/project/public.ts';
import { ListFrame } from '#features/view/public.parts.ts';
import { listViews, openingAddress } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { ownProjectList, projectStates } from '../own-project.model.ts';
import { countOwnProjects, listOwnProjects } from '../own-project.queries.server.ts';
import { ownProjectColumns } from '../parts/own-project-columns.tsx';
import type { Route } from './+types/projects';

export const handle = { permission: 'project.list' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url);
  const question = listQuestionFrom(ownProjectList, asked.searchParams);
  const today = todayFrom(context);
  const { language } = pageRequestFrom(context);
  return readAs(context, async (read, actor) => {
    const views = await listViews(read, actor.userId, ownProjectList.key);
    const opening = openingAddress(language, ownProjectList, views, asked);
    if (opening !== undefined) return redirect(opening, 303);
    return {
      question,
      views,
      discarded: asked.searchParams.get('discarded'),
      page: await listOwnProjects(read, actor, question, { today }),
      total: await countOwnProjects(read, actor, question, today),
      mayCreate: may(projectPolicy, actor, 'project.create'),
      mayRead: may(projectPolicy, actor, 'project.read'),
    };
  });
}

export default function OwnProjectsPage({
  loaderData: { question, views, discarded, page, total, mayCreate, mayRead },
}: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('workspace.projects.title')} service={t('site.service.name')} />
      <PageHeading title={t('workspace.projects.title')} lead={t('workspace.projects.lead')} />
      {discarded && (
        <div role="status">
          <Notice kind="success" title={t('workspace.projects.discarded', { code: discarded })} />
        </div>
      )}
      {mayCreate && (
        <p>
          <a className="button-like" href={`/${t.language}/workspace/projects/new`}>
            {t('workspace.projects.new')}
          </a>
        </p>
      )}
      <ListFrame
        definition={ownProjectList}
        question={question}
        caption={t('workspace.projects.title')}
        wordsLabel={t('workspace.projects.words')}
        filters={[
          {
            name: 'state',
            label: t('workspace.projects.state'),
            kind: 'choice',
            choices: projectStates.map((value) => ({ value, label: t(`workspace.project-state.${value}`) })),
          },
          {
            name: 'kind',
            label: t('workspace.projects.kind'),
            kind: 'choice',
            choices: projectKinds.map((value) => ({ value, label: t(`project.kind.${value}`) })),
          },
          {
            name: 'status',
            label: t('workspace.projects.status'),
            kind: 'choice',
            choices: projectStatuses.map((value) => ({ value, label: t(`project.status.${value}`) })),
          },
        ]}
        columns={ownProjectColumns(t, mayRead)}
        page={page}
        total={total}
        rowKey={({ code }) => code}
        views={views}
        isExported
        empty={<p>{t('workspace.projects.none')}</p>}
      />
    </>
  );
}
