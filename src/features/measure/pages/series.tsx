import { projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { daysInWords } from '../days-in-words.model.ts';
import { measurePolicy } from '../measure.policy.ts';
import { measuresOf } from '../measure-list.model.ts';
import { countMeasures, listMeasures } from '../measure-list.queries.server.ts';
import { MeasureTable } from '../parts/measure-table.tsx';
import { findPlaceNames } from '../place-name.server.ts';
import { seriesAddress } from '../series.model.ts';
import { addUpSeries, countSeriesSeats, findSeries } from '../series.queries.server.ts';
import type { Route } from './+types/series';

export const handle = { permission: 'measure-series.read' } satisfies PageHandle;

/** More are looked through in the list of all measures. */
const mostShown = 200;

export async function loader({ context, params }: Route.LoaderArgs) {
  const { language } = pageRequestFrom(context);
  return readAs(context, async (read, actor) => {
    const series = await findSeries(read, actor, params.series);
    const question = measuresOf({ series: String(series.id) });
    const { rows } = await listMeasures(read, actor, question, mostShown);
    const codes = rows.map(({ municipalityCode }) => municipalityCode);
    return {
      series,
      rows,
      count: await countMeasures(read, actor, question),
      totals: await addUpSeries(read, series.id),
      people: await countSeriesSeats(read, series.id),
      mayReadSeats: may(measurePolicy, actor, 'series-seat.read', series.place),
      places: await findPlaceNames(read, codes, language),
      mayEdit: may(measurePolicy, actor, 'measure-series.edit', series.place),
    };
  });
}

export default function SeriesPage({ loaderData }: Route.ComponentProps) {
  const { series, rows, count, totals, people, places, mayReadSeats, mayEdit } = loaderData;
  const t = useTexts();
  const states = totals.states
    .filter(({ state }) => state !== 'cancelled')
    .map((stated) => `${t(`measure.state.${stated.state}`)} ${t.number(stated.count)}`);
  const cancelled = count.cancelled > 0 ? [t('measure.series.cancelled-besides', { count: count.cancelled })] : [];
  return (
    <>
      <PageTitle title={series.name} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: series.projectCode, href: projectWorkAddress(t.language, series.projectCode, 'measures') }]}
        current={series.name}
      />
      <PageHeading
        title={series.name}
        lang="fi"
        kicker={`${series.projectCode} · ${t('measure.form.series.name')}`}
        lead={series.note}
      />
      <Section id="totals" title={t('measure.series.totals')}>
        <DefinitionList
          items={[
            {
              label: t('measure.list.title'),
              value: t.number(count.measures - count.cancelled),
              note: [...states, ...cancelled].join(', '),
            },
            { label: t('measure.facts.days'), value: daysInWords(t, totals.firstOn, totals.lastOn) },
            {
              label: t('measure.form.seats.name'),
              value: t.number(totals.seats),
              note: t('measure.series.seats-note'),
            },
            ...(['seats', 'started', 'waiting'] as const).map((which) => ({
              label: t(`measure.series.people-${which}`),
              value: mayReadSeats ? (
                <a href={`/${t.language}${seriesAddress(series.id)}/seats?which=${which}`}>{t.number(people[which])}</a>
              ) : (
                t.number(people[which])
              ),
            })),
          ]}
        />
      </Section>
      <Section id="measures" title={t('measure.list.title')}>
        <MeasureTable caption={t('measure.list.title')} rows={rows} places={places} counted={count} />
        {count.measures > rows.length && (
          <p>
            <a href={`/${t.language}/workspace/measures?series=${series.id}`}>
              {t('measure.project.all', { count: count.measures })}
            </a>
          </p>
        )}
      </Section>
      {mayEdit && (
        <ul className="actions">
          <li>
            <a href={`/${t.language}/workspace/measures/series/${series.id}/edit`}>{t('measure.series.edit')}</a>
          </li>
        </ul>
      )}
    </>
  );
}
