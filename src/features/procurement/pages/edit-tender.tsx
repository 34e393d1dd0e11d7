import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import { findTender } from '../tender.queries.server.ts';
import { tenderPage } from '../tender-entry.server.ts';
import { tenderForm } from '../tender-form.model.ts';
import { tenderAddress } from '../tender-part.model.ts';
import type { Route } from './+types/edit-tender';

export const handle = { permission: 'tender.prepare', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const id = rowNumber(params.tender);
  return {
    id,
    open: await openEntry(context, tenderPage(id)),
    name: await readAs(context, async (read, actor) => (await findTender(read, actor, id)).name),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, tenderPage(rowNumber(params.tender)));
}

export default function EditTenderPage({ loaderData: { id, open, name }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <PurchaseFrame kind="tenders" of={{ name, address: tenderAddress(id) }} title={t('procurement.tender.edit-title')}>
      <EntryForm
        form={tenderForm}
        open={open}
        outcome={actionData}
        save={t('procurement.tender.save')}
        cancel={tenderAddress(id)}
      />
    </PurchaseFrame>
  );
}
