import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { bondFormOf } from '../bond.model.ts';
import { bondPage } from '../entry-pages.server.ts';
import { findProjectHead } from '../head.queries.server.ts';
import { ProjectFrame } from '../parts/project-frame.tsx';
import type { Route } from './+types/new-bond';

export const handle = { permission: 'project.bind', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params: { code } }: Route.LoaderArgs) {
  const head = await readAs(context, (read, actor) => findProjectHead(read, actor, code));
  return { head, open: await openEntry(context, bondPage(code, head)) };
}

export async function action({ context, request, params: { code } }: Route.ActionArgs) {
  const head = await readAs(context, (read, actor) => findProjectHead(read, actor, code));
  return takeEntry(context, request, bondPage(code, head));
}

export default function NewBondPage({ loaderData: { head, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="overview" title={t('project.bonds.add')}>
      <EntryForm
        form={bondFormOf(head)}
        open={open}
        outcome={actionData}
        save={t('project.bonds.save')}
        cancel={`/workspace/projects/${head.code}/bonds`}
      />
    </ProjectFrame>
  );
}
