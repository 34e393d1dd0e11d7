import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { newLightPage } from '../entry-pages.server.ts';
import { listUnitOffers } from '../meant-unit.queries.server.ts';
import { NewProjectFrame } from '../parts/new-project-frame.tsx';
import { listCoordinationProjects } from '../profile.queries.server.ts';
import { lightForm } from '../profile-form.model.ts';
import type { Route } from './+types/new-light';

export const handle = { permission: 'project.create', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context }: Route.LoaderArgs) {
  const open = await openEntry(context, newLightPage);
  return readAs(context, async (read, actor) => ({
    open,
    coordinations: await listCoordinationProjects(read, actor),
    units: await listUnitOffers(read, actor),
  }));
}

export function action({ context, request }: Route.ActionArgs) {
  return takeEntry(context, request, newLightPage);
}

export default function NewLightPage({ loaderData: { open, coordinations, units }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const keptFor = coordinations.map(({ code, name }) => ({ value: code, text: `${code} ${name}`, lang: 'fi' }));
  return (
    <NewProjectFrame title={t('project.new.light')} lead={t('project.new.light-lead')} isForm>
      <EntryForm
        form={lightForm}
        open={open}
        outcome={actionData}
        save={t('project.new.save')}
        cancel="/workspace/projects/new"
        offers={{ ...units, keptFor }}
      />
    </NewProjectFrame>
  );
}
