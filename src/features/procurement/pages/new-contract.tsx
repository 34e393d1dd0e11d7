import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { measureContractPage, newContractPage } from '../contract-entry.server.ts';
import { newContractForm } from '../contract-form.model.ts';
import { fillingFrom, projectIn } from '../filling.server.ts';
import { offerProjects, offerProviders } from '../offered.queries.server.ts';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import type { Route } from './+types/new-contract';

export const handle = { permission: 'contract.prepare', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const open = await openEntry(context, pageAt(context, request, params));
  return readAs(context, async (read, actor) => ({
    open,
    offers: { project: await offerProjects(read, actor), provider: await offerProviders(read) },
  }));
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, pageAt(context, request, params));
}

/** The form for a measure, or for whichever project. */
function pageAt(context: Route.LoaderArgs['context'], request: Request, { id }: { readonly id?: string | undefined }) {
  return id === undefined
    ? newContractPage(fillingFrom(context), projectIn(request))
    : measureContractPage(fillingFrom(context), id);
}

export default function NewContractPage({ loaderData: { open, offers }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <PurchaseFrame kind="contracts" title={t('procurement.contracts.new')} lead={t('procurement.contracts.new-lead')}>
      <EntryForm
        form={newContractForm}
        open={open}
        outcome={actionData}
        save={t('procurement.contract.begin')}
        cancel="/workspace/contracts"
        offers={offers}
      />
    </PurchaseFrame>
  );
}
