import { readPersonalData } from '#features/audit/public.server.ts';
import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { measurePolicy } from '../measure.policy.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { listFollowedOffers, workPlacePage } from '../work-place-entry.server.ts';
import { workPlaceForm } from '../work-place-form.model.ts';
import type { Route } from './+types/edit-work-place';

export const handle = {
  permission: 'work-place.edit',
  showsPeople: true,
  script: true,
  accepts: 'text',
} satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const { head, offers } = await readPersonalData(context, async (read, actor, show) => {
    const found = await findMeasureHead(read, actor, params.id);
    show(permit(measurePolicy, actor, 'work-place.read', found.place), {
      subject: { kind: 'measure', id: found.id },
      projectId: found.projectId,
    });
    return { head: found, offers: await listFollowedOffers(read, found, rowNumber(params.place)) };
  });
  return { head, offers, open: await openEntry(context, workPlacePage(params.id, params.place)) };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, workPlacePage(params.id, params.place));
}

export default function EditWorkPlacePage({ loaderData: { head, offers, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <MeasureFrame head={head} current="work-places" title={t('measure.work-place.edit')}>
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
