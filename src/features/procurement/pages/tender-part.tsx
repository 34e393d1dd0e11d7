import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { listMeasuresToBuy } from '../contract.queries.server.ts';
import { fillingFrom } from '../filling.server.ts';
import {
  type Offered,
  offeredMeasures,
  offerMunicipalities,
  offerProjects,
  offerProviders,
} from '../offered.queries.server.ts';
import { tenderPartAt } from '../part-address.server.ts';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import { findTender, listLots, type Tender } from '../tender.queries.server.ts';
import { projectInWords, type TenderPart, tenderAddress, tenderParts } from '../tender-part.model.ts';
import type { Route } from './+types/tender-part';

export const handle = { permission: 'tender.prepare', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const { part, tenderId, row, page } = tenderPartAt(params, fillingFrom(context));
  const open = await openEntry(context, page);
  const t = textsFor(pageRequestFrom(context).language);
  return readAs(context, async (read, actor) => {
    const tender = await findTender(read, actor, tenderId);
    const offers: Record<TenderPart, () => Promise<Record<string, Offered[]>>> = {
      lots: () => offersOfLot(read, tender, row, { today: todayFrom(context), shownDay: t.date }),
      criteria: async () => ({}),
      buyers: async () => ({ project: await offerProjects(read, actor) }),
      invitees: async () => ({ provider: await offerProviders(read) }),
      offers: () => offersOfOffer(read, tender),
    };
    const buyer = part === 'buyers' ? tender.buyers.find(({ projectId }) => projectId === row) : undefined;
    return { part, tenderId, isNew: row === undefined, name: tender.name, buyer, open, offers: await offers[part]() };
  });
}

async function offersOfLot(
  read: Read,
  { id, buyers }: Tender,
  lotId: number | undefined,
  { today, shownDay }: { readonly today: string; readonly shownDay: (day: string) => string },
) {
  const lot = lotId === undefined ? undefined : (await listLots(read, id)).find((one) => one.id === lotId);
  const projectIds = buyers.map(({ projectId }) => projectId);
  const measures = await listMeasuresToBuy(read, projectIds, lot?.measureId);
  return { measure: offeredMeasures(measures, shownDay), municipality: await offerMunicipalities(read, today) };
}

async function offersOfOffer(read: Read, { id }: Tender) {
  const lots = await listLots(read, id);
  return {
    lot: lots.map((lot) => ({ value: String(lot.id), text: `${lot.number}. ${lot.name}` })),
    provider: await offerProviders(read),
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, tenderPartAt(params, fillingFrom(context)).page);
}

export default function TenderPartPage({ loaderData, actionData }: Route.ComponentProps) {
  const { part, tenderId, isNew, name, buyer, open, offers } = loaderData;
  const t = useTexts();
  const { form, editForm, add, edit } = tenderParts[part];
  return (
    <PurchaseFrame
      kind="tenders"
      of={{ name, address: tenderAddress(tenderId) }}
      title={t(isNew ? add : edit)}
      {...(buyer && { lead: projectInWords(buyer) })}
    >
      <EntryForm
        form={isNew ? form : editForm}
        open={open}
        outcome={actionData}
        save={t('procurement.tender.save')}
        cancel={tenderAddress(tenderId)}
        offers={offers}
      />
    </PurchaseFrame>
  );
}
