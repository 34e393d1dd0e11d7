import { data, redirect } from 'react-router';
import { readPersonalData, showOnceAnHour } from '#features/audit/public.server.ts';
import { MeasureFrame } from '#features/measure/public.parts.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { participantsAddress } from '#features/participant/public.ts';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { Invalid, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { StepChart } from '#ui/step-chart.tsx';
import { acceptOffer } from '../give.commands.server.ts';
import { declineSeat, settleSeats } from '../give-up.commands.server.ts';
import { CapacityTable } from '../parts/capacity-table.tsx';
import { NextStepNotice } from '../parts/next-step-notice.tsx';
import { HeldTable, LineTable, OfferTable, PastSeats, PlaceTable } from '../parts/seat-lists.tsx';
import { SeatsBeside } from '../parts/seat-past.tsx';
import { SeatSummary } from '../parts/seat-summary.tsx';
import { seatPolicy } from '../seat.policy.ts';
import { seatsAddress, seatsFormAddress } from '../seat-address.model.ts';
import { getSeatsPage, seatsAsked } from '../seats-page.queries.server.ts';
import type { Route } from './+types/seats';

export const handle = { permission: 'seat.read', showsPeople: true } satisfies PageHandle;

export function loader({ context, params, request }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const done = new URL(request.url).searchParams.get('done');
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findMeasureHead(read, actor, params.id);
    const permission = permit(seatPolicy, actor, 'seat.read', head.place);
    const page = await getSeatsPage(read, actor, head, seatsAsked(request, today));
    if (page.view !== 'counts') {
      const people = { subject: { kind: 'measure', id: head.id }, projectId: head.projectId };
      await showOnceAnHour(read, show, servicesFrom(context).clock.now(), permission, people);
    }
    return { head, today, page, done: changes.find((change) => change === done) };
  });
}

/** What was done just before, as the address of the page says. */
const changes = ['requested', 'offered', 'taken', 'accepted', 'declined', 'settled'] as const;

/** What can be said to an offer; nothing else counts as either, since a seat declined is gone. */
const replies = {
  accept: { act: acceptOffer, done: 'accepted#held' },
  decline: { act: declineSeat, done: 'declined' },
  settle: { act: settleSeats, done: 'settled' },
} as const;

/** What somebody said to an offer; or the end of the line of a measure that is over. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await request.formData();
  const seat = { measureId: rowNumber(params.id), seatId: rowNumber(sentText(form, 'seat')) };
  const reason = sentText(form, 'reason').trim().slice(0, 500);
  const sent = sentText(form, 'act');
  const reply = Object.hasOwn(replies, sent) ? replies[sent as keyof typeof replies] : undefined;
  if (!reply) throw new Invalid(`There is no reply '${sent}' to an offer.`);
  try {
    await actAs(context, (tx, actor, { clock }) => reply.act(tx, actor, clock, { ...seat, reason }));
  } catch (error) {
    if (error instanceof Refused) return data({ code: error.code, details: error.details, reason }, 422);
    throw error;
  }
  throw redirect(`/${pageRequestFrom(context).language}${seatsAddress(seat.measureId)}?done=${reply.done}`, 303);
}

export default function SeatsPage({ loaderData: { head, today, page, done }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const {
    view,
    isHidden,
    counts,
    use,
    offered,
    held,
    line,
    isOwnLine,
    past,
    beside,
    places,
    capacity,
    next,
    preparations,
    may,
  } = page;
  const isAnybodyThere = offered.rows.length + held.rows.length + line.rows.length > 0;
  const isDrawn = use.stretches.length > 0 && (isAnybodyThere || counts.started !== 0);
  return (
    <MeasureFrame head={head} current="seats">
      {done && !actionData && (
        <div role="status">
          <Notice kind="success" title={t(`seat.done.${done}`)} />
        </div>
      )}
      <RefusalNotice refusal={actionData} />
      {view === 'line' && (
        <NextStepNotice measureId={head.id} next={next} today={today} may={may} reason={actionData?.reason} />
      )}
      <SeatSummary head={head} counts={counts} use={use} />
      {(may.request || may.seePeople) && (
        <ul className="actions">
          {may.request && (
            <li>
              <a href={`/${t.language}${seatsFormAddress(head.id, 'request', { day: today })}`}>
                {t('seat.list.request')}
              </a>
            </li>
          )}
          {may.seePeople && (
            <li>
              <a href={`/${t.language}${participantsAddress(head.projectCode)}`}>{t('seat.list.people')}</a>
            </li>
          )}
        </ul>
      )}
      {isDrawn && (
        <StepChart
          id="seat-use"
          title={t('seat.chart.title')}
          stretches={use.stretches.map(({ held: count, ...days }) => ({ ...days, count }))}
          limit={use.seats}
          today={today}
          headers={{
            from: t('seat.chart.from'),
            until: t('seat.chart.until'),
            count: t('seat.chart.held'),
            left: t('seat.chart.free'),
          }}
        />
      )}
      {view === 'counts' && !isHidden && <p>{t('seat.list.counts-only')}</p>}
      {isHidden && <p>{t('seat.list.sensitive')}</p>}
      {offered.rows.length > 0 && (
        <Section id="offered" title={t('seat.list.offered')}>
          <OfferTable measureId={head.id} seats={offered} preparations={preparations} mayAnswer={may.answer} />
        </Section>
      )}
      {view !== 'counts' && (
        <Section id="held" title={t('seat.list.held')}>
          <HeldTable measureId={head.id} seats={held} today={today} />
        </Section>
      )}
      {beside.length > 0 && <SeatsBeside seats={beside} />}
      {view === 'line' && (
        <Section id="waiting" title={t('seat.list.waiting')}>
          {may.request && counts.waiting !== 0 && (
            <p>
              <a href={`/${t.language}${seatsAddress(head.id)}${isOwnLine ? '' : '?own=yes'}#waiting`}>
                {t(isOwnLine ? 'seat.list.whole-line' : 'seat.list.own-line')}
              </a>
            </p>
          )}
          <LineTable
            measureId={head.id}
            seats={line}
            isOwn={isOwnLine}
            today={today}
            preparations={preparations}
            may={may}
          />
        </Section>
      )}
      {places.length > 0 && (
        <Section id="places" title={t('seat.list.places')}>
          <PlaceTable places={places} />
        </Section>
      )}
      {capacity.length > 0 && (
        <Section id="capacity" title={t('seat.capacity.title')}>
          <p>{t('seat.capacity.lead')}</p>
          <CapacityTable lines={capacity} />
        </Section>
      )}
      {past.rows.length > 0 && (
        <Section id="past" title={t('seat.list.past')}>
          <PastSeats measureId={head.id} seats={past} today={today} />
        </Section>
      )}
    </MeasureFrame>
  );
}
