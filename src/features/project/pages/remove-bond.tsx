import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { unbindForm } from '../bond.model.ts';
import { listBoundProjects } from '../bond.queries.server.ts';
import { unbindPage } from '../entry-pages.server.ts';
import { findProjectHead } from '../head.queries.server.ts';
import { BoundName } from '../parts/bound-name.tsx';
import { ProjectFrame } from '../parts/project-frame.tsx';
import type { Route } from './+types/remove-bond';

export const handle = { permission: 'project.unbind', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params: { code, bond } }: Route.LoaderArgs) {
  const open = await openEntry(context, unbindPage(code, rowNumber(bond)));
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, code);
    const bound = (await listBoundProjects(read, head.code)).find(({ linkId }) => linkId === rowNumber(bond));
    if (!bound) throw new NotFound(`The project ${code} has no bond ${bond}.`);
    return { open, head, bound };
  });
}

export function action({ context, request, params: { code, bond } }: Route.ActionArgs) {
  return takeEntry(context, request, unbindPage(code, rowNumber(bond)));
}

export default function RemoveBondPage({ loaderData: { open, head, bound }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="overview" title={t('project.bonds.remove')}>
      <p>
        {t(`project.relation.${bound.relation}`)}: <BoundName bound={bound} />
      </p>
      <p>{t('project.bonds.remove-explained')}</p>
      <EntryForm
        form={unbindForm}
        open={open}
        outcome={actionData}
        save={t('project.bonds.remove')}
        cancel={`/workspace/projects/${head.code}/bonds`}
      />
    </ProjectFrame>
  );
}
