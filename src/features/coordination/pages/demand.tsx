import { listAreasEver } from '#features/codelist/public.server.ts';
import { nameOfArea } from '#features/codelist/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { Pagination } from '#ui/pagination.tsx';
import { PlannedRealisedBars } from '#ui/planned-realised-bars.tsx';
import { Section } from '#ui/section.tsx';
import { askedDay } from '../asked-day.model.ts';
import { demandAddress } from '../coordination-address.model.ts';
import { getDayFacts } from '../day-view.queries.server.ts';
import { demandCells, monthInNumbers, monthsFrom, roomOf, totalsOf, wantedOf } from '../demand.model.ts';
import { countHeldByMonth, listOpenCapacities, listOpenNeeds } from '../demand.queries.server.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import { DayForm } from '../parts/day-form.tsx';
import { DemandTable } from '../parts/demand-table.tsx';
import { MonthTable } from '../parts/month-table.tsx';
import { WarningList } from '../parts/warning-list.tsx';
import { overlapsOf } from '../warning.model.ts';
import type { Route } from './+types/demand';

// Persons are counted here, and nobody is named.
export const handle = { permission: 'coordination.read' } satisfies PageHandle;

const monthsShown = 6;
const overlapsOnPage = 100;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const { language } = pageRequestFrom(context);
  const asked = new URL(request.url).searchParams;
  const on = askedDay(asked, today);
  const months = monthsFrom(on, monthsShown);
  const month = months.find((one) => one === asked.get('month')) ?? months[0] ?? '';
  return readAs(context, async (read, actor) => {
    const facts = await getDayFacts(read, actor, params.code, { on, today });
    const projectIds = [...new Set([facts.head.id, ...facts.projects.map(({ id }) => id)])];
    const heldIn = await countHeldByMonth(
      read,
      facts.measures.map(({ id }) => id),
      months,
    );
    const cells = demandCells(
      {
        needs: await listOpenNeeds(read, projectIds, on),
        capacities: await listOpenCapacities(read, projectIds, on),
        supplies: facts.measures.map((measure) => ({ ...measure, heldIn: heldIn.get(measure.id) ?? {} })),
      },
      months,
    );
    const areas = await listAreasEver(read, 'municipality');
    const used = new Set(cells.map(({ municipalityCode }) => municipalityCode));
    const overlaps = overlapsOf(facts.measures, on);
    const page = rowNumber(asked.get('page')) || 1;
    const shown = overlaps.slice((page - 1) * overlapsOnPage, page * overlapsOnPage);
    return {
      head: facts.head,
      on,
      today,
      month,
      cells: cells.filter((cell) => cell.month === month),
      byMonth: months.map((one) => ({ month: one, totals: totalsOf(cells.filter((cell) => cell.month === one)) })),
      places: Object.fromEntries(
        areas
          .filter(({ code }) => used.has(code))
          .map((area) => [area.code, nameOfArea('municipality', area, language)]),
      ),
      projects: facts.projects.filter(({ id }) => shown.some(({ projectId }) => projectId === id)),
      overlaps: shown,
      page,
      pageCount: Math.ceil(overlaps.length / overlapsOnPage),
    };
  });
}

export default function DemandPage({ loaderData }: Route.ComponentProps) {
  const { head, on, today, month, cells, byMonth, places, projects, overlaps, page, pageCount } = loaderData;
  const t = useTexts();
  return (
    <CoordinationFrame head={head} on={on} title={t('coordination.demand.title')} lead={t('coordination.demand.lead')}>
      <DayForm action={`/${t.language}/workspace/coordination/${head.code}/demand`} on={on} today={today} />
      <PlannedRealisedBars
        id="demand"
        title={t('coordination.demand.by-month')}
        hideTable
        plannedName={t('coordination.demand.wanted')}
        realisedName={t('coordination.demand.room')}
        rows={byMonth.map(({ month: one, totals }) => ({
          label: monthInNumbers(one),
          planned: wantedOf(totals),
          realised: roomOf(totals),
        }))}
        format={(value) => t.number(value)}
      />
      <p>{t('coordination.demand.rule')}</p>
      <MonthTable
        code={head.code}
        on={on}
        shown={month}
        months={byMonth.map(({ month: one, totals }) => ({ ...totals, month: one }))}
      />
      <Section id="cells" title={t('coordination.demand.of-month', { month: monthInNumbers(month) })}>
        <DemandTable code={head.code} on={on} month={month} cells={cells} places={places} />
      </Section>
      <Section id="overlaps" title={t('coordination.demand.overlaps')}>
        <WarningList code={head.code} on={on} projects={projects} warnings={overlaps} />
        <Pagination
          page={page}
          pageCount={pageCount}
          hrefFor={(number) => `${demandAddress(t.language, head.code, on, month)}&page=${number}#overlaps`}
        />
      </Section>
    </CoordinationFrame>
  );
}
