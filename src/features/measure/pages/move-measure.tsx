import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import type { MeasureHead } from '../head.model.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { countSeatsInUse, type SeatsInUse } from '../measure.queries.server.ts';
import { movePage } from '../measure-entry.server.ts';
import { moveForm } from '../move-form.model.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { measureAddress } from '../section.model.ts';
import { countComingSessions } from '../session.queries.server.ts';
import type { Route } from './+types/move-measure';

export const handle = { permission: 'measure.move', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  const now = servicesFrom(context).clock.now();
  return {
    ...(await readAs(context, async (read, actor) => {
      const head = await findMeasureHead(read, actor, id);
      const coming = await countComingSessions(read, head.id, now);
      return { head, coming, used: await countSeatsInUse(read, head.id, todayFrom(context)) };
    })),
    open: await openEntry(context, movePage(id, todayFrom(context))),
  };
}

export function action({ context, request, params: { id } }: Route.ActionArgs) {
  return takeEntry(context, request, movePage(id, todayFrom(context)));
}

export default function MoveMeasurePage({
  loaderData: { head, coming, used, open },
  actionData,
}: Route.ComponentProps) {
  const t = useTexts();
  return (
    <MeasureFrame head={head} current="overview" title={t('measure.move.title')}>
      <p>{t('measure.move.lead')}</p>
      {coming > 0 && <p>{t('measure.move.coming-sessions', { count: coming })}</p>}
      {used.waiting + used.offered + used.held > 0 && <PeopleConcerned head={head} used={used} />}
      <EntryForm
        form={moveForm}
        open={open}
        outcome={actionData}
        save={t('measure.move.save')}
        cancel={`/workspace/measures/${head.id}`}
      />
    </MeasureFrame>
  );
}

/** Who is on seats or waits for one, and what becomes of them when the measure ends. */
function PeopleConcerned({ head: { id }, used }: { head: MeasureHead; used: SeatsInUse }) {
  const t = useTexts();
  return (
    <>
      <p>{t('measure.move.people', { ...used })}</p>
      <p>
        {t('measure.move.people-then')}{' '}
        <a href={measureAddress(t.language, id, 'seats')}>{t('measure.section.seats')}</a>
      </p>
    </>
  );
}
