import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { findProjectHead } from '../head.queries.server.ts';
import { ProjectFrame } from '../parts/project-frame.tsx';
import { StatusTable } from '../parts/status-table.tsx';
import { listStatuses } from '../status.queries.server.ts';
import { statusPage } from '../status-entry.server.ts';
import { statusForm } from '../status-form.model.ts';
import type { Route } from './+types/status';

export const handle = { permission: 'project.set-status', script: true, accepts: 'text' } satisfies PageHandle;

/** What a form of the states has done that leads back here, as its address says it. */
const doneTexts = {
  state: 'project.states.saved',
  correction: 'project.states.corrected',
  'taken-back': 'project.states.taken-back',
} as const;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const open = await openEntry(context, statusPage(params.code));
  const saved = new URL(request.url).searchParams.get('saved');
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    return { head, open, saved, statuses: await listStatuses(read, head.id, todayFrom(context)) };
  });
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, statusPage(params.code));
}

export default function StatusPage({ loaderData: { head, open, saved, statuses }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const address = `/workspace/projects/${head.code}`;
  const done = Object.entries(doneTexts).find(([key]) => key === saved)?.[1];
  return (
    <ProjectFrame head={head} current="overview" title={t('project.states.title')}>
      {done && !actionData && (
        <div role="status">
          <Notice kind="success" title={t(done)} />
        </div>
      )}
      <p>{t('project.states.lead')}</p>
      <EntryForm form={statusForm} open={open} outcome={actionData} save={t('project.states.save')} cancel={address} />
      <Section id="history" title={t('project.states.history')}>
        <StatusTable statuses={statuses} mendAt={`/${t.language}${address}/status`} />
      </Section>
    </ProjectFrame>
  );
}
