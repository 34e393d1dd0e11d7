import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { findProjectHead } from '../head.queries.server.ts';
import { ProjectFrame } from '../parts/project-frame.tsx';
import { StatusTable } from '../parts/status-table.tsx';
import { listStatuses } from '../status.queries.server.ts';
import { correctStatusPage } from '../status-entry.server.ts';
import { correctStatusForm } from '../status-form.model.ts';
import type { Route } from './+types/correct-status';

export const handle = { permission: 'project.correct-status', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params: { code, status } }: Route.LoaderArgs) {
  const open = await openEntry(context, correctStatusPage(code, rowNumber(status)));
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, code);
    const statuses = await listStatuses(read, head.id, todayFrom(context));
    return { open, head, wrong: statuses.filter(({ id }) => id === rowNumber(status)) };
  });
}

export function action({ context, request, params: { code, status } }: Route.ActionArgs) {
  return takeEntry(context, request, correctStatusPage(code, rowNumber(status)));
}

export default function CorrectStatusPage({ loaderData: { open, head, wrong }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="overview" title={t('project.correct-status.title')}>
      <p>{t('project.correct-status.lead')}</p>
      <StatusTable statuses={wrong} />
      <EntryForm
        form={correctStatusForm}
        open={open}
        outcome={actionData}
        save={t('project.correct-status.save')}
        cancel={`/workspace/projects/${head.code}/status`}
      />
    </ProjectFrame>
  );
}
