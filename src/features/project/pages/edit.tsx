import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { lightProfilePage, profilePage } from '../entry-pages.server.ts';
import { findProjectHead } from '../head.queries.server.ts';
import { listUnitOffers } from '../meant-unit.queries.server.ts';
import { ProjectFrame } from '../parts/project-frame.tsx';
import { lightProfileForm, profileForm } from '../profile-form.model.ts';
import type { Route } from './+types/edit';

export const handle = { permission: 'project.edit', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params: { code } }: Route.LoaderArgs) {
  const { head, offers } = await readAs(context, async (read, actor) => ({
    head: await findProjectHead(read, actor, code),
    offers: await listUnitOffers(read, actor),
  }));
  const open = await (head.isLight
    ? openEntry(context, lightProfilePage(code))
    : openEntry(context, profilePage(code)));
  return { head, offers, open };
}

export async function action({ context, request, params: { code } }: Route.ActionArgs) {
  const { isLight } = await readAs(context, (read, actor) => findProjectHead(read, actor, code));
  return isLight ? takeEntry(context, request, lightProfilePage(code)) : takeEntry(context, request, profilePage(code));
}

export default function EditPage({ loaderData: { head, offers, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="overview" title={t('project.edit.title')}>
      <EntryForm
        form={head.isLight ? lightProfileForm : profileForm}
        open={open}
        outcome={actionData}
        save={t('project.edit.save')}
        cancel={`/workspace/projects/${head.code}`}
        offers={offers}
      />
    </ProjectFrame>
  );
}
