import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { codePage } from '../entry-pages.server.ts';
import { findProjectHead } from '../head.queries.server.ts';
import { ProjectFrame } from '../parts/project-frame.tsx';
import { codeForm } from '../status-form.model.ts';
import type { Route } from './+types/code';

export const handle = { permission: 'project.give-code', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await openEntry(context, codePage(params.code));
  return { open, head: await readAs(context, (read, actor) => findProjectHead(read, actor, params.code)) };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, codePage(params.code));
}

export default function CodePage({ loaderData: { open, head }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="overview" title={t('project.code.title')}>
      <p>{t('project.code.lead', { code: head.code })}</p>
      <EntryForm
        form={codeForm}
        open={open}
        outcome={actionData}
        save={t('project.code.save')}
        cancel={`/workspace/projects/${head.code}`}
      />
    </ProjectFrame>
  );
}
