import { participantPolicy, participantsAddress } from '#features/participant/public.ts';
import { planPolicy, segmentsAddress, versionAddress } from '#features/plan/public.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { DataTable } from '#ui/data-table.tsx';
import { listUsedSegments, type UsedSegment } from '../segment-use.queries.server.ts';
import type { ToldSeats } from '../told-seats.model.ts';
import type { Route } from './+types/segments';

export const handle = { permission: 'plan.read' } satisfies PageHandle;

export function loader({ context, params: { code } }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, code);
    permit(planPolicy, actor, 'plan.read', head.place);
    return {
      head,
      segments: await listUsedSegments(read, head.id, todayFrom(context)),
      maySeePeople: may(participantPolicy, actor, 'participant.read', head.place),
    };
  });
}

export default function SegmentsPage({ loaderData: { head, segments, maySeePeople } }: Route.ComponentProps) {
  const t = useTexts();
  const address = `/${t.language}${segmentsAddress(head.code)}`;
  const seatsAt = ({ segment }: UsedSegment, which: ToldSeats, count: number) =>
    count === 0 || !maySeePeople ? (
      t.number(count)
    ) : (
      <a href={`${address}/${segment?.id ?? 'none'}?which=${which}`}>{t.number(count)}</a>
    );
  const peopleAt = ({ segment }: UsedSegment, count: number, sex?: 'female') =>
    count === 0 || !maySeePeople ? (
      t.number(count)
    ) : (
      <a href={`/${t.language}${participantsAddress(head.code, { segmentId: segment?.id ?? null, sex })}`}>
        {t.number(count)}
      </a>
    );
  const isPlanned = segments.some(({ segment }) => segment?.isInForce);
  return (
    <ProjectFrame head={head} current="plan" title={t('seat.segment.title')}>
      <p>{t('seat.segment.lead')}</p>
      {!isPlanned && <p>{t('seat.segment.none-planned')}</p>}
      {segments.length > 0 && (
        <DataTable
          caption={t('seat.segment.title')}
          hideCaption
          rows={segments}
          rowKey={({ segment }) => segment?.id ?? 0}
          columns={[
            { key: 'name', header: t('seat.field.segment.name'), cell: (used) => <SegmentName used={used} /> },
            {
              key: 'size',
              header: t('seat.segment.planned'),
              align: 'number',
              cell: ({ segment }) =>
                segment?.isInForce && segment.size !== null ? (
                  <a href={`/${t.language}${versionAddress(head.code, segment.planNumber)}#segments`}>
                    {t.number(segment.size)}
                  </a>
                ) : (
                  '–'
                ),
            },
            {
              key: 'persons',
              header: t('seat.segment.persons'),
              align: 'number',
              cell: (used) => peopleAt(used, used.persons),
            },
            {
              key: 'women',
              header: t('seat.segment.women'),
              align: 'number',
              cell: (used) => peopleAt(used, used.women, 'female'),
            },
            {
              key: 'waiting',
              header: t('seat.segment.waiting'),
              align: 'number',
              cell: (used) => seatsAt(used, 'waiting', used.waiting),
            },
            {
              key: 'started',
              header: t('seat.segment.started'),
              align: 'number',
              cell: (used) => seatsAt(used, 'started', used.started),
            },
            {
              key: 'seats',
              header: t('seat.segment.seats'),
              align: 'number',
              cell: (used) => seatsAt(used, 'seats', used.seats),
            },
          ]}
        />
      )}
      <p className="note">{t('seat.segment.without-sensitive')}</p>
    </ProjectFrame>
  );
}

function SegmentName({ used: { segment } }: { used: UsedSegment }) {
  const t = useTexts();
  if (segment === null) return t('seat.segment.untold');
  return (
    <>
      <span lang="fi">{segment.name}</span>
      {!segment.isInForce && <span className="note">{t('seat.segment.former')}</span>}
    </>
  );
}
