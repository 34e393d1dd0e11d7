import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { newMeasurePage, projectToPlanFor } from '../measure-entry.server.ts';
import { newMeasureForm } from '../measure-form.model.ts';
import { listMeasureOffers } from '../offers.queries.server.ts';
import { MeasureEntryForm } from '../parts/measure-entry-form.tsx';
import type { Route } from './+types/new-measure';

export const handle = { permission: 'measure.plan', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params: { code } }: Route.LoaderArgs) {
  const shown = await readAs(context, async (read, actor) => {
    const head = await projectToPlanFor(read, actor, code);
    return { head, offers: await listMeasureOffers(read, head.id, todayFrom(context)) };
  });
  return { ...shown, open: await openEntry(context, newMeasurePage(code)) };
}

export function action({ context, request, params: { code } }: Route.ActionArgs) {
  return takeEntry(context, request, newMeasurePage(code));
}

export default function NewMeasurePage({ loaderData: { head, offers, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="measures" title={t('measure.new.title')}>
      <MeasureEntryForm
        form={newMeasureForm}
        open={open}
        outcome={actionData}
        offers={offers}
        cancel={`/workspace/projects/${head.code}/measures`}
      />
    </ProjectFrame>
  );
}
