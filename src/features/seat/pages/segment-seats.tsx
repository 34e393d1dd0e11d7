import { readPersonalData, showOnceAnHour } from '#features/audit/public.server.ts';
import { participantPolicy } from '#features/participant/public.ts';
import { listProjectSegments } from '#features/plan/public.server.ts';
import { segmentsAddress } from '#features/plan/public.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { pageOf } from '#platform/db/rows-page.ts';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { rowBefore, rowNumber } from '#platform/web/row-number.ts';
import { ListSteps } from '#ui/list-steps.tsx';
import { ToldSeatTable } from '../parts/told-seat-table.tsx';
import { listSegmentSeats } from '../segment-use.queries.server.ts';
import { toldSeats } from '../told-seats.model.ts';
import type { Route } from './+types/segment-seats';

export const handle = { permission: 'participant.read', showsPeople: true } satisfies PageHandle;

const onPage = 50;

export function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams.get('which');
  const which = toldSeats.find((one) => one === asked) ?? 'seats';
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findProjectHead(read, actor, params.code);
    const permission = permit(participantPolicy, actor, 'participant.read', head.place);
    const segments = await listProjectSegments(read, head.id, todayFrom(context));
    const segment = segments.find(({ id }) => id === rowNumber(params.segment)) ?? null;
    if (segment === null && params.segment !== 'none') throw new NotFound('The plan has no such part.');
    const details = { segments: segment === null ? 'none' : [segment.id] };
    const shown = { subject: { kind: 'project', id: head.code }, projectId: head.id, details };
    await showOnceAnHour(read, show, servicesFrom(context).clock.now(), permission, shown);
    const seats = { projectId: head.id, segmentId: segment?.id ?? null, which };
    const rows = await listSegmentSeats(read, seats, { before: rowBefore(request), most: onPage + 1 });
    return { head, segment, which, page: pageOf(rows, onPage) };
  });
}

export default function SegmentSeatsPage({ loaderData: { head, segment, which, page } }: Route.ComponentProps) {
  const t = useTexts();
  const address = `/${t.language}${segmentsAddress(head.code)}`;
  const title = t(`seat.segment.title-${which}`);
  return (
    <ProjectFrame head={head} current="plan" title={title}>
      <p>
        {segment === null ? t('seat.segment.untold') : <span lang="fi">{segment.name}</span>} ·{' '}
        <a href={address}>{t('seat.segment.title')}</a>
      </p>
      {which === 'started' && <p>{t('seat.segment.first-seat')}</p>}
      {page.rows.length === 0 ? (
        <p>{t('seat.segment.no-seats')}</p>
      ) : (
        <ToldSeatTable caption={title} rows={page.rows} />
      )}
      {page.hasMore && (
        <ListSteps next={`${address}/${segment?.id ?? 'none'}?which=${which}&before=${page.rows.at(-1)?.id}`} />
      )}
    </ProjectFrame>
  );
}
