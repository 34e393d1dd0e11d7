import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { copiedMeasurePage } from '../measure-entry.server.ts';
import { newMeasureForm } from '../measure-form.model.ts';
import { listMeasureOffers } from '../offers.queries.server.ts';
import { MeasureEntryForm } from '../parts/measure-entry-form.tsx';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import type { Route } from './+types/copy-measure';

export const handle = { permission: 'measure.plan', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  const shown = await readAs(context, async (read, actor) => {
    const head = await findMeasureHead(read, actor, id);
    return { head, offers: await listMeasureOffers(read, head.projectId, todayFrom(context)) };
  });
  return { ...shown, open: await openEntry(context, copiedMeasurePage(id)) };
}

export function action({ context, request, params: { id } }: Route.ActionArgs) {
  return takeEntry(context, request, copiedMeasurePage(id));
}

export default function CopyMeasurePage({ loaderData: { head, offers, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <MeasureFrame head={head} current="overview" title={t('measure.copy.title')}>
      <MeasureEntryForm
        form={newMeasureForm}
        open={open}
        outcome={actionData}
        offers={offers}
        cancel={`/workspace/measures/${head.id}`}
      />
    </MeasureFrame>
  );
}
