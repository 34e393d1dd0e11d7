import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { findContract } from '../contract.queries.server.ts';
import { contractPage } from '../contract-entry.server.ts';
import { contractForm } from '../contract-form.model.ts';
import { contractAddress } from '../contract-part.model.ts';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import type { Route } from './+types/edit-contract';

export const handle = { permission: 'contract.prepare', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const id = rowNumber(params.contract);
  return {
    id,
    open: await openEntry(context, contractPage(id)),
    name: await readAs(context, async (read, actor) => (await findContract(read, actor, id)).name),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, contractPage(rowNumber(params.contract)));
}

export default function EditContractPage({ loaderData: { id, open, name }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <PurchaseFrame
      kind="contracts"
      of={{ name, address: contractAddress(id) }}
      title={t('procurement.contract.edit-title')}
    >
      <EntryForm
        form={contractForm}
        open={open}
        outcome={actionData}
        save={t('procurement.tender.save')}
        cancel={contractAddress(id)}
      />
    </PurchaseFrame>
  );
}
