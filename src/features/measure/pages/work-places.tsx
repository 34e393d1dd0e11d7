import { readPersonalData } from '#features/audit/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { DataTable } from '#ui/data-table.tsx';
import { daysInWords } from '../days-in-words.model.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { measurePolicy } from '../measure.policy.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { measureAddress } from '../section.model.ts';
import { listWorkPlaces } from '../work-place.queries.server.ts';
import { type ListedWorkPlace, lastOnOf } from '../work-place-form.model.ts';
import type { Route } from './+types/work-places';

export const handle = { permission: 'work-place.read', showsPeople: true } satisfies PageHandle;

export function loader({ context, params: { id } }: Route.LoaderArgs) {
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findMeasureHead(read, actor, id);
    const permission = permit(measurePolicy, actor, 'work-place.read', head.place);
    const places = await listWorkPlaces(read, head.id);
    if (places.length > 0) show(permission, { subject: { kind: 'measure', id: head.id }, projectId: head.projectId });
    return { head, places, mayEdit: may(measurePolicy, actor, 'work-place.edit', head.place) };
  });
}

export default function WorkPlacesPage({ loaderData: { head, places, mayEdit } }: Route.ComponentProps) {
  const t = useTexts();
  const address = measureAddress(t.language, head.id, 'work-places');
  const seats = places.reduce((sum, place) => sum + place.seats, 0);
  return (
    <MeasureFrame head={head} current="work-places">
      {mayEdit && (
        <p>
          <a className="button-like" href={`${address}/new`}>
            {t('measure.work-place.add')}
          </a>
        </p>
      )}
      {places.length === 0 ? (
        <p>{t(mayEdit ? 'measure.work-place.none-to-add' : 'measure.work-place.none')}</p>
      ) : (
        <>
          <DataTable
            caption={t('measure.section.work-places')}
            hideCaption
            rows={places}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'employer',
                header: t('measure.work-place.employer.name'),
                cell: ({ id, employer }) =>
                  mayEdit ? (
                    <a href={`${address}/${id}`} lang="fi">
                      {employer}
                    </a>
                  ) : (
                    <span lang="fi">{employer}</span>
                  ),
              },
              {
                key: 'tasks',
                header: t('measure.work-place.tasks.name'),
                cell: ({ tasks }) => <span lang="fi">{tasks}</span>,
              },
              {
                key: 'site',
                header: t('measure.work-place.site.name'),
                cell: ({ site }) => <span lang="fi">{site}</span>,
              },
              {
                key: 'supervisor',
                header: t('measure.work-place.supervisor.name'),
                cell: ({ supervisor }) => supervisor,
              },
              {
                key: 'seats',
                header: t('measure.form.seats.name'),
                align: 'number',
                cell: (place) => t.number(place.seats),
              },
              {
                key: 'hours',
                header: t('measure.work-place.hours.name'),
                align: 'number',
                cell: ({ hoursPerWeek }) => hoursPerWeek !== null && t.number(hoursPerWeek),
              },
              {
                key: 'stay',
                header: t('measure.work-place.stay.name'),
                cell: ({ isPermanent }) => t(isPermanent ? 'measure.stay.permanent' : 'measure.stay.transit'),
              },
              {
                key: 'days',
                header: t('measure.list.days'),
                cell: (place) => daysInWords(t, place.fromOn, lastOnOf(place)),
              },
              ...(places.some(hasLife)
                ? [
                    {
                      key: 'life',
                      header: t('measure.work-place.life'),
                      cell: (place: ListedWorkPlace) => <Life place={place} />,
                    },
                  ]
                : []),
            ]}
          />
          <p>{t('measure.list.seats', { seats })}</p>
        </>
      )}
    </MeasureFrame>
  );
}

function hasLife({ earlier, later, permanentOn }: ListedWorkPlace): boolean {
  return earlier !== null || later.length > 0 || permanentOn !== null;
}

/** What was before a work place, and what became of it. */
function Life({ place: { earlier, later, permanentOn } }: { place: ListedWorkPlace }) {
  const t = useTexts();
  const linkTo = ({ measureId, employer }: NonNullable<ListedWorkPlace['earlier']>) => (
    <a href={measureAddress(t.language, measureId, 'work-places')} lang="fi">
      {employer}
    </a>
  );
  return (
    <>
      {earlier && (
        <p>
          {t('measure.work-place.continues')} {linkTo(earlier)}
        </p>
      )}
      {later.map((place) => (
        <p key={`${place.measureId} ${place.employer}`}>
          {t('measure.work-place.continued-by')} {linkTo(place)}
        </p>
      ))}
      {permanentOn && <p>{t('measure.work-place.permanent', { day: t.date(permanentOn) })}</p>}
    </>
  );
}
