import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { statusPage } from '../entry-pages.server.ts';
import { findProjectHead } from '../head.queries.server.ts';
import { ProjectFrame } from '../parts/project-frame.tsx';
import { StatusTable } from '../parts/status-table.tsx';
import { listStatuses } from '../profile.queries.server.ts';
import { statusForm } from '../status-form.model.ts';
import type { Route } from './+types/status';

export const handle = { permission: 'project.set-status', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const open = await openEntry(context, statusPage(params.code));
  const isSaved = new URL(request.url).searchParams.has('saved');
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    return { head, open, isSaved, statuses: await listStatuses(read, head.id) };
  });
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, statusPage(params.code));
}

export default function StatusPage({
  loaderData: { head, open, isSaved, statuses },
  actionData,
}: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="overview" title={t('project.states.title')}>
      {isSaved && !actionData && (
        <div role="status">
          <Notice kind="success" title={t('project.states.saved')} />
        </div>
      )}
      <p>{t('project.states.lead')}</p>
      <EntryForm
        form={statusForm}
        open={open}
        outcome={actionData}
        save={t('project.states.save')}
        cancel={`/workspace/projects/${head.code}`}
      />
      <Section id="history" title={t('project.states.history')}>
        <StatusTable statuses={statuses} />
      </Section>
    </ProjectFrame>
  );
}
