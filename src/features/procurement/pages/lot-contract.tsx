import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { lotContractPage } from '../contract-entry.server.ts';
import { lotContractForm } from '../contract-form.model.ts';
import { fillingFrom } from '../filling.server.ts';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import { findTender } from '../tender.queries.server.ts';
import { tenderAddress } from '../tender-part.model.ts';
import type { Route } from './+types/lot-contract';

export const handle = { permission: 'contract.prepare', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const tenderId = rowNumber(params.tender);
  return {
    tenderId,
    open: await openEntry(context, lotContractPage(fillingFrom(context), tenderId, rowNumber(params.lot))),
    name: await readAs(context, async (read, actor) => (await findTender(read, actor, tenderId)).name),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  const page = lotContractPage(fillingFrom(context), rowNumber(params.tender), rowNumber(params.lot));
  return takeEntry(context, request, page);
}

export default function LotContractPage({ loaderData: { tenderId, open, name }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <PurchaseFrame
      kind="tenders"
      of={{ name, address: tenderAddress(tenderId) }}
      title={t('procurement.tender.make-contract')}
      lead={t('procurement.contracts.new-lead')}
    >
      <EntryForm
        form={lotContractForm}
        open={open}
        outcome={actionData}
        save={t('procurement.contract.begin')}
        cancel={tenderAddress(tenderId)}
      />
    </PurchaseFrame>
  );
}
