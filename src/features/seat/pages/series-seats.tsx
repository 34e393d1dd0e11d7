import { readPersonalData, showOnceAnHour } from '#features/audit/public.server.ts';
import { countSeriesSeats, findSeries } from '#features/measure/public.server.ts';
import { measurePolicy, seriesAddress } from '#features/measure/public.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import { pageOf } from '#platform/db/rows-page.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { servicesFrom } from '#platform/web/request-context.server.ts';
import { rowBefore } from '#platform/web/row-number.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ListSteps } from '#ui/list-steps.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { ToldSeatTable } from '../parts/told-seat-table.tsx';
import { toldSeats } from '../told-seats.model.ts';
import { listSeriesSeats } from '../told-seats.queries.server.ts';
import type { Route } from './+types/series-seats';

export const handle = { permission: 'series-seat.read', showsPeople: true } satisfies PageHandle;

const onPage = 50;

export function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams.get('which');
  const which = toldSeats.find((one) => one === asked) ?? 'seats';
  return readPersonalData(context, async (read, actor, show) => {
    const series = await findSeries(read, actor, params.series);
    const permission = permit(measurePolicy, actor, 'series-seat.read', series.place);
    const shown = { subject: { kind: 'measure-series', id: series.id }, projectId: series.projectId };
    await showOnceAnHour(read, show, servicesFrom(context).clock.now(), permission, shown);
    const rows = await listSeriesSeats(read, series.id, which, { before: rowBefore(request), most: onPage + 1 });
    return { series, which, counts: await countSeriesSeats(read, series.id), page: pageOf(rows, onPage) };
  });
}

export default function SeriesSeatsPage({ loaderData: { series, which, counts, page } }: Route.ComponentProps) {
  const t = useTexts();
  const address = `/${t.language}${seriesAddress(series.id)}`;
  const title = t(`seat.segment.${which}`);
  return (
    <>
      <PageTitle title={`${title} – ${series.name}`} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: series.projectCode, href: projectWorkAddress(t.language, series.projectCode, 'measures') },
          { label: series.name, href: address },
        ]}
        current={title}
      />
      <PageHeading title={series.name} lang="fi" kicker={`${series.projectCode} · ${t('measure.form.series.name')}`} />
      <nav className="section-navigation" aria-label={t('seat.series.counts')}>
        <ul>
          {toldSeats.map((one) => (
            <li key={one}>
              <a href={`${address}/seats?which=${one}`} aria-current={one === which ? 'true' : undefined}>
                {t(`seat.segment.${one}`)} ({t.number(counts[one])})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{title}</h2>
      {which === 'started' && <p>{t('seat.segment.first-seat')}</p>}
      {page.rows.length === 0 ? (
        <p>{t('seat.segment.no-seats')}</p>
      ) : (
        <ToldSeatTable caption={title} rows={page.rows} />
      )}
      {page.hasMore && <ListSteps next={`${address}/seats?which=${which}&before=${page.rows.at(-1)?.id}`} />}
      <p>{t('seat.segment.without-sensitive')}</p>
    </>
  );
}
