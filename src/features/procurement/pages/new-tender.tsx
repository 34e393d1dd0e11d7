import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { fillingFrom, projectIn } from '../filling.server.ts';
import { offerProjects } from '../offered.queries.server.ts';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import { measureTenderPage, newTenderPage } from '../tender-entry.server.ts';
import { newTenderForm } from '../tender-form.model.ts';
import type { Route } from './+types/new-tender';

export const handle = { permission: 'tender.prepare', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  return {
    open: await openEntry(context, pageAt(context, request, params)),
    projects: await readAs(context, offerProjects),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, pageAt(context, request, params));
}

/** The form for a measure, or for whichever project. */
function pageAt(context: Route.LoaderArgs['context'], request: Request, { id }: { readonly id?: string | undefined }) {
  return id === undefined
    ? newTenderPage(fillingFrom(context), projectIn(request))
    : measureTenderPage(fillingFrom(context), id);
}

export default function NewTenderPage({ loaderData: { open, projects }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <PurchaseFrame kind="tenders" title={t('procurement.tenders.new')} lead={t('procurement.tenders.new-lead')}>
      <EntryForm
        form={newTenderForm}
        open={open}
        outcome={actionData}
        save={t('procurement.tender.begin')}
        cancel="/workspace/tenders"
        offers={{ project: projects }}
      />
    </PurchaseFrame>
  );
}
