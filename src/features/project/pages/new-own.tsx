import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { newOwnPage } from '../entry-pages.server.ts';
import { listUnitOffers } from '../meant-unit.queries.server.ts';
import { NewProjectFrame } from '../parts/new-project-frame.tsx';
import { ownForm } from '../profile-form.model.ts';
import type { Route } from './+types/new-own';

export const handle = { permission: 'project.create', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context }: Route.LoaderArgs) {
  return { open: await openEntry(context, newOwnPage), offers: await readAs(context, listUnitOffers) };
}

export function action({ context, request }: Route.ActionArgs) {
  return takeEntry(context, request, newOwnPage);
}

export default function NewOwnPage({ loaderData: { open, offers }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <NewProjectFrame title={t('project.new.own')} lead={t('project.new.own-lead')} isForm>
      <EntryForm
        form={ownForm}
        open={open}
        outcome={actionData}
        save={t('project.new.save')}
        cancel="/workspace/projects/new"
        offers={offers}
      />
    </NewProjectFrame>
  );
}
