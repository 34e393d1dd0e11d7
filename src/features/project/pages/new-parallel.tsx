import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { newParallelPage } from '../entry-pages.server.ts';
import { findProjectHead } from '../head.queries.server.ts';
import { listUnitOffers } from '../meant-unit.queries.server.ts';
import { ProjectFrame } from '../parts/project-frame.tsx';
import { listPossibleMothers } from '../profile.queries.server.ts';
import { parallelForm } from '../profile-form.model.ts';
import type { Route } from './+types/new-parallel';

export const handle = { permission: 'project.create', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await openEntry(context, newParallelPage(params.code));
  return readAs(context, async (read, actor) => ({
    open,
    head: await findProjectHead(read, actor, params.code),
    mothers: await listPossibleMothers(read, actor),
    units: await listUnitOffers(read, actor),
  }));
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, newParallelPage(params.code));
}

export default function NewParallelPage({
  loaderData: { open, head, mothers, units },
  actionData,
}: Route.ComponentProps) {
  const t = useTexts();
  const mother = mothers.map(({ code, name }) => ({ value: code, text: `${code} ${name}`, lang: 'fi' }));
  return (
    <ProjectFrame head={head} current="overview" title={t('project.new.parallel')}>
      <p>{t('project.new.parallel-lead')}</p>
      <p>
        <a href={`/${t.language}/workspace/projects/new/light`}>{t('project.new.mother-missing')}</a>
      </p>
      <EntryForm
        form={parallelForm}
        open={open}
        outcome={actionData}
        save={t('project.new.save-parallel')}
        cancel={`/workspace/projects/${head.code}`}
        offers={{ ...units, mother }}
      />
    </ProjectFrame>
  );
}
