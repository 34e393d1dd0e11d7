import { readPersonalData, showOnceAnHour } from '#features/audit/public.server.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { measureAddress } from '#features/measure/public.ts';
import { listSubsidyLines } from '#features/seat/public.server.ts';
import { seatPolicy } from '#features/seat/public.ts';
import { finnishDate, isDay } from '#platform/clock.ts';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { askedDay } from '../asked-day.model.ts';
import {
  type CountedSeatChoice,
  countedMeasuresAddress,
  countedSeatsAddress,
  moneyAddress,
} from '../coordination-address.model.ts';
import { listSeatsHeldIn, listSeatsOn } from '../day-seat.queries.server.ts';
import { getDayFacts } from '../day-view.queries.server.ts';
import { monthInNumbers } from '../demand.model.ts';
import { CoordinationFrame } from '../parts/coordination-frame.tsx';
import { SubsidyTable } from '../parts/subsidy-table.tsx';
import { findMeasuresTold } from '../started.queries.server.ts';
import type { Route } from './+types/counted-seats';

export const handle = { permission: 'coordination.read', showsPeople: true } satisfies PageHandle;

const seatsOnPage = 100;

/** The seats of a measure that a number was counted from, with the numbers of their persons, for who may see these. */
export function loader({ context, params, request }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const asked = new URL(request.url).searchParams;
  const on = askedDay(asked, today);
  const choice = choiceFrom(asked);
  const page = rowNumber(asked.get('page')) || 1;
  return readPersonalData(context, async (read, actor, show) => {
    const { head, measures } = await getDayFacts(read, actor, params.code, { on, today });
    const measure = measures.find(({ id }) => id === choice.measure);
    if (!measure) throw new NotFound(`The projects of ${params.code} had no measure ${choice.measure} on ${on}.`);
    const { place } = await findMeasureHead(read, actor, measure.id);
    const permission = permit(seatPolicy, actor, 'seat.read', place);
    const isTold = (await findMeasuresTold(read, actor, [measure.id])).length > 0;
    const seats =
      !isTold || choice.count === 'subsidy'
        ? []
        : choice.month !== undefined
          ? await listSeatsHeldIn(read, measure.id, choice.month)
          : await listSeatsOn(read, measure.id, choice.count, { on, today });
    const subsidies =
      isTold && choice.count === 'subsidy'
        ? (await listSubsidyLines(read, [measure.projectId], on)).filter(({ measureId }) => measureId === measure.id)
        : [];
    if (seats.length + subsidies.length > 0) {
      const shown = { subject: { kind: 'measure', id: measure.id }, projectId: measure.projectId };
      await showOnceAnHour(read, show, servicesFrom(context).clock.now(), permission, shown);
    }
    return {
      head,
      on,
      choice,
      page,
      isTold,
      name: measure.name,
      subsidies,
      total: seats.length + subsidies.length,
      seats: seats.slice((page - 1) * seatsOnPage, page * seatsOnPage),
    };
  });
}

function choiceFrom(asked: URLSearchParams): CountedSeatChoice {
  const measure = rowNumber(asked.get('measure'));
  const month = asked.get('month') ?? '';
  // Those who wait do so on the day of the view, in whichever month they wait for a seat.
  const apart = (['waiting', 'subsidy'] as const).find((count) => count === asked.get('count'));
  if (apart) return { measure, count: apart };
  return { measure, count: 'held', month: isDay(`${month}-01`) ? month : undefined };
}

export default function CountedSeatsPage({ loaderData }: Route.ComponentProps) {
  const { head, on, choice, page, isTold, name, total, seats, subsidies } = loaderData;
  const t = useTexts();
  const { measure, count, month } = choice;
  const title = t(`coordination.seats.${count}`, { on: month === undefined ? t.date(on) : monthInNumbers(month) });
  return (
    <CoordinationFrame head={head} on={on} title={title}>
      <p>
        <a href={measureAddress(t.language, measure)} lang="fi">
          {name}
        </a>
        {isTold && <>: {t('coordination.seats.count', { count: total })}</>}
      </p>
      {!isTold && <p>{t('coordination.seats.untold')}</p>}
      {isTold && month !== undefined && <p>{t('coordination.seats.fullest')}</p>}
      {subsidies.length > 0 && <SubsidyTable lines={subsidies} />}
      {seats.length > 0 && (
        <DataTable
          caption={title}
          hideCaption
          rows={seats}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'person',
              header: t('participant.list.person'),
              cell: ({ id, number }) => (
                <a href={`${measureAddress(t.language, measure, 'seats')}/${id}`}>
                  {t('participant.person.number', { number })}
                </a>
              ),
            },
            {
              key: 'asked',
              header: t('coordination.seats.asked'),
              cell: ({ askedAt }) => t.date(finnishDate(askedAt)),
            },
            {
              key: 'days',
              header: t('coordination.column.runs'),
              cell: ({ startsOn, endsOn }) =>
                startsOn && `${t.date(startsOn)}–${endsOn === null ? '' : t.date(endsOn)}`,
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pageCount={Math.ceil(seats.length === 0 ? 1 : total / seatsOnPage)}
        hrefFor={(number) => `${countedSeatsAddress(t.language, head.code, on, choice)}&page=${number}`}
      />
      <p>
        {count === 'subsidy' ? (
          <a href={moneyAddress(t.language, head.code, on)}>{t('coordination.money.back')}</a>
        ) : (
          <a href={countedMeasuresAddress(t.language, head.code, on, { count, month })}>
            {t('coordination.seats.back')}
          </a>
        )}
      </p>
    </CoordinationFrame>
  );
}
