import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { MeasureEntryForm } from '#features/measure/public.parts.ts';
import { listMeasureOffers } from '#features/measure/public.server.ts';
import { newMeasureForm } from '#features/measure/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { fillingFrom } from '../filling.server.ts';
import { followingMeasureAt } from '../following-measure.server.ts';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import type { Route } from './+types/following-measure';

export const handle = { permission: 'contract.prepare', script: true, accepts: 'text' } satisfies PageHandle;

/** A measure that is made of a contract, or of a lot on which was decided. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { page, originOf } = followingMeasureAt(params, fillingFrom(context));
  const open = await openEntry(context, page);
  return readAs(context, async (read, actor) => {
    const origin = await originOf(read, actor);
    return { open, origin, offers: await listMeasureOffers(read, origin.projectId, todayFrom(context)) };
  });
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, followingMeasureAt(params, fillingFrom(context)).page);
}

export default function FollowingMeasurePage({ loaderData, actionData }: Route.ComponentProps) {
  const { open, origin, offers } = loaderData;
  const t = useTexts();
  return (
    <PurchaseFrame
      kind={origin.kind}
      of={origin}
      title={t('procurement.contract.make-measure')}
      lead={t('procurement.contract.make-measure-lead')}
    >
      <MeasureEntryForm
        form={newMeasureForm}
        open={open}
        outcome={actionData}
        offers={offers}
        cancel={origin.address}
      />
    </PurchaseFrame>
  );
}
