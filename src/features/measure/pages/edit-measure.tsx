import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { measureEditPage } from '../measure-entry.server.ts';
import { measureForm } from '../measure-form.model.ts';
import { listMeasureOffers } from '../offers.queries.server.ts';
import { MeasureEntryForm } from '../parts/measure-entry-form.tsx';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import type { Route } from './+types/edit-measure';

export const handle = { permission: 'measure.edit', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  const shown = await readAs(context, async (read, actor) => {
    const head = await findMeasureHead(read, actor, id);
    return { head, offers: await listMeasureOffers(read, head.projectId, todayFrom(context)) };
  });
  return { ...shown, open: await openEntry(context, measureEditPage(id)) };
}

export function action({ context, request, params: { id } }: Route.ActionArgs) {
  return takeEntry(context, request, measureEditPage(id));
}

export default function EditMeasurePage({ loaderData: { head, offers, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <MeasureFrame head={head} current="overview" title={t('measure.edit.title')}>
      <MeasureEntryForm
        form={measureForm}
        open={open}
        outcome={actionData}
        offers={offers}
        cancel={`/workspace/measures/${head.id}`}
      />
    </MeasureFrame>
  );
}
