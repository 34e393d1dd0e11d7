import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { listFollowedOffers, newWorkPlacePage } from '../work-place-entry.server.ts';
import { workPlaceForm } from '../work-place-form.model.ts';
import type { Route } from './+types/new-work-place';

export const handle = { permission: 'work-place.edit', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await openEntry(context, newWorkPlacePage(params.id));
  return readAs(context, async (read, actor) => {
    const head = await findMeasureHead(read, actor, params.id);
    return { head, open, offers: await listFollowedOffers(read, head, 0) };
  });
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, newWorkPlacePage(params.id));
}

export default function NewWorkPlacePage({ loaderData: { head, offers, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <MeasureFrame head={head} current="work-places" title={t('measure.work-place.add')}>
      <EntryForm
        form={workPlaceForm}
        open={open}
        outcome={actionData}
        save={t('measure.work-place.save')}
        offers={offers}
        cancel={`/workspace/measures/${head.id}/work-places`}
      />
    </MeasureFrame>
  );
}
