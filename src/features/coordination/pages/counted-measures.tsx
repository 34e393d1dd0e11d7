import { MeasureStateTag } from '#features/measure/public.parts.ts';
import { fundings, measureAddress, measureFields, measureStates } from '#features/measure/public.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import { isDay } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Nothing } from '#ui/nothing.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { askedDay } from '../asked-day.model.ts';
import {
  coordinationAddress,
  countedMeasuresAddress,
  countedSeatsAddress,
  type MeasureChoice,
  type SeatCount,
  seatCounts,
} from '../coordination-address.model.ts';
import { chooseMeasures, seatsCounted } from '../day-view.model.ts';
import { getDayFacts } from '../day-view.queries.server.ts';
import { monthInNumbers, type Supply, seatsInMonth } from '../demand.model.ts';
import { countHeldByMonth } from '../demand.queries.server.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import { findMeasuresTold } from '../started.queries.server.ts';
import { overlappingWith } from '../warning.model.ts';
import type { Route } from './+types/counted-measures';

// Persons are counted here, and nobody is named.
export const handle = { permission: 'coordination.read' } satisfies PageHandle;

const measuresOnPage = 100;

/** The measures that a number of the view was counted from; the sums below them are of all pages. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const asked = new URL(request.url).searchParams;
  const on = askedDay(asked, today);
  const choice = choiceFrom(asked);
  const { month } = choice;
  const { facts, told, heldIn } = await readAs(context, async (read, actor) => {
    const known = await getDayFacts(read, actor, params.code, { on, today });
    const ids = known.measures.map(({ id }) => id);
    const told = await findMeasuresTold(read, actor, ids);
    return { facts: known, told, heldIn: await countHeldByMonth(read, ids, month === undefined ? [] : [month]) };
  });
  const supplies = facts.measures.map((measure) => ({ ...measure, heldIn: heldIn.get(measure.id) ?? {} }));
  const countOf = (measure: Supply, count: SeatCount) =>
    month === undefined ? seatsCounted(measure, count, on) : seatsInMonth(measure, month, count);
  const among = choice.overlaps === undefined ? supplies : overlappingWith(supplies, choice.overlaps, on);
  const measures = chooseMeasures(facts.projects, among, choice, countOf).map((measure) => ({
    ...measure,
    counts: countsOf((count) => countOf(measure, count)),
  }));
  const page = rowNumber(asked.get('page')) || 1;
  const shown = measures.slice((page - 1) * measuresOnPage, page * measuresOnPage);
  const shownIn = new Set(shown.map(({ projectId }) => projectId));
  return {
    on,
    choice,
    head: facts.head,
    codes: Object.fromEntries(facts.projects.filter(({ id }) => shownIn.has(id)).map(({ id, code }) => [id, code])),
    measures: shown,
    told: told.filter((id) => shown.some((measure) => measure.id === id)),
    overlapped: facts.measures.find(({ id }) => id === choice.overlaps)?.name,
    total: measures.length,
    page,
    sums: countsOf((count) => measures.reduce((sum, { counts }) => sum + counts[count], 0)),
  };
}

type Counts = Readonly<Record<SeatCount, number>>;

function countsOf(amountOf: (count: SeatCount) => number): Counts {
  return {
    seats: amountOf('seats'),
    held: amountOf('held'),
    waiting: amountOf('waiting'),
    free: amountOf('free'),
    over: amountOf('over'),
  };
}

function choiceFrom(asked: URLSearchParams): MeasureChoice {
  return {
    project: asked.get('project') ?? undefined,
    state: measureStates.find((state) => state === asked.get('state')),
    count: seatCounts.find((count) => count === asked.get('count')),
    field: asked.get('field') ?? undefined,
    place: asked.get('place') ?? undefined,
    funding: fundings.find((funding) => funding === asked.get('funding')),
    month: monthFrom(asked.get('month') ?? ''),
    overlaps: rowNumber(asked.get('overlaps')) || undefined,
  };
}

function monthFrom(text: string): string | undefined {
  return isDay(`${text}-01`) ? text : undefined;
}

export default function CountedMeasuresPage({
  loaderData: { on, choice, head, codes, measures, told, overlapped, total, page, sums },
}: Route.ComponentProps) {
  const t = useTexts();
  const title = t('coordination.measures.title', { on: t.date(on) });
  const seats = (count: SeatCount) => ({
    key: count,
    header: t(`coordination.column.${count}`),
    align: 'number' as const,
    cell: (measure: { id: number; counts: Counts } | undefined) => {
      const amount = (measure?.counts ?? sums)[count];
      const isOpened = measure && amount > 0 && (count === 'held' || count === 'waiting') && told.includes(measure.id);
      if (!isOpened) return amount === 0 && measure ? <Nothing>{t.number(amount)}</Nothing> : t.number(amount);
      const seatChoice = { measure: measure.id, count, month: count === 'held' ? choice.month : undefined };
      return <a href={countedSeatsAddress(t.language, head.code, on, seatChoice)}>{t.number(amount)}</a>;
    },
  });
  return (
    <CoordinationFrame head={head} on={on} title={title}>
      <p>
        {t('coordination.measures.which')} <ChoiceInWords choice={choice} overlapped={overlapped} />
      </p>
      {choice.month !== undefined && <p>{t('coordination.measures.month-rule')}</p>}
      <p>{t('coordination.measures.rule')}</p>
      {total === 0 ? (
        <p>{t('coordination.measures.none')}</p>
      ) : (
        <DataTable<(typeof measures)[number] | undefined>
          caption={t('coordination.measures.count', { count: total })}
          rows={measures}
          rowKey={(measure) => measure?.id ?? 'sum'}
          totals={[undefined]}
          columns={[
            {
              key: 'name',
              header: t('coordination.column.measure'),
              cell: (measure) =>
                measure ? (
                  <a href={measureAddress(t.language, measure.id)} lang="fi">
                    {measure.name}
                  </a>
                ) : (
                  t('coordination.view.sum')
                ),
            },
            {
              key: 'project',
              header: t('coordination.column.project'),
              cell: (measure) => {
                const code = codes[measure?.projectId ?? 0];
                return code && <a href={projectWorkAddress(t.language, code)}>{code}</a>;
              },
            },
            {
              key: 'state',
              header: t('coordination.column.state'),
              cell: (measure) => measure && <MeasureStateTag state={measure.state} />,
            },
            {
              key: 'days',
              header: t('coordination.column.runs'),
              cell: (measure) =>
                measure?.startsOn &&
                `${t.date(measure.startsOn)}–${measure.endsOn === null ? '' : t.date(measure.endsOn)}`,
            },
            seats('seats'),
            seats('held'),
            seats('waiting'),
            seats('free'),
            ...(sums.over > 0 ? [seats('over')] : []),
          ]}
        />
      )}
      <Pagination
        page={page}
        pageCount={Math.ceil(total / measuresOnPage)}
        hrefFor={(number) => countedMeasuresAddress(t.language, head.code, on, choice, number)}
      />
      <p>
        <a href={coordinationAddress(t.language, head.code, on)}>{t('coordination.measures.back')}</a>
      </p>
    </CoordinationFrame>
  );
}

function ChoiceInWords({ choice, overlapped }: { choice: MeasureChoice; overlapped: string | undefined }) {
  const t = useTexts();
  const { project, state, count, field, place, funding, month } = choice;
  const knownField = measureFields.find((known) => known === field);
  const parts = [
    ...(project === undefined ? [] : [t('coordination.measures.of-project', { code: project })]),
    ...(state === undefined ? [] : [t(`measure.state.${state}`)]),
    ...(count === undefined ? [] : [t(`coordination.measures.with-${count}`)]),
    ...(field === undefined ? [] : [knownField ? t(`measure.field.${knownField}`) : t('coordination.demand.no-field')]),
    ...(place === undefined ? [] : [t('coordination.measures.of-place', { code: place })]),
    ...(funding === undefined ? [] : [t(`measure.funding.${funding}`)]),
    ...(overlapped === undefined ? [] : [t('coordination.measures.overlapping', { name: overlapped })]),
    ...(month === undefined ? [] : [t('coordination.measures.of-month', { month: monthInNumbers(month) })]),
  ];
  return parts.length === 0 ? t('coordination.measures.all') : parts.join(' · ');
}
