import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { findNeed } from '../need.queries.server.ts';
import { meetingPage } from '../need-entry.server.ts';
import { meetingForm } from '../need-form.model.ts';
import { listMeasureOffers } from '../offers.queries.server.ts';
import { MeasureEntryForm } from '../parts/measure-entry-form.tsx';
import { NeedFrame } from '../parts/need-frame.tsx';
import type { Route } from './+types/meet-need';

export const handle = { permission: 'measure-need.answer', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const shown = await readAs(context, async (read, actor) => {
    const { id, projectId, projectCode, forWhom } = await findNeed(read, actor, params.need);
    return {
      need: { id, projectCode, forWhom },
      offers: await listMeasureOffers(read, projectId, todayFrom(context)),
    };
  });
  return { ...shown, open: await openEntry(context, meetingPage(params.need)) };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, meetingPage(params.need));
}

export default function MeetNeedPage({ loaderData: { need, offers, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <NeedFrame need={need} title={t('measure.need.meet')}>
      <MeasureEntryForm
        form={meetingForm}
        open={open}
        outcome={actionData}
        offers={offers}
        cancel={`/workspace/needs/${need.id}`}
      />
    </NeedFrame>
  );
}
