import { data, redirect } from 'react-router';
import { readPersonalData, showOnceAnHour } from '#features/audit/public.server.ts';
import { auditPolicy } from '#features/audit/public.ts';
import { WhomToAsk } from '#features/contact/public.parts.ts';
import { findWhomToAsk } from '#features/contact/public.server.ts';
import { MeasureFrame } from '#features/measure/public.parts.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { StoryLink } from '#features/oversight/public.parts.ts';
import { participantAddress } from '#features/participant/public.ts';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { finnishDate } from '#platform/clock.ts';
import { Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { GivingUp } from '../parts/giving-up.tsx';
import { CallOffTable, ModuleTable } from '../parts/package-tables.tsx';
import { PreparationFact } from '../parts/preparation.tsx';
import { daysInWords } from '../parts/seat-lists.tsx';
import { OtherSeats, SeatSteps } from '../parts/seat-past.tsx';
import { SubsidyFacts } from '../parts/subsidy-facts.tsx';
import { HoursOfWeek } from '../parts/week-hours.tsx';
import { stageOfSeat } from '../seat.model.ts';
import { seatPolicy } from '../seat.policy.ts';
import { actOnSeat } from '../seat-act.server.ts';
import { seatAddress, seatFormAddress } from '../seat-address.model.ts';
import type { SeatFormName } from '../seat-form.model.ts';
import { getSeatPage, type SeatPage } from '../seat-page.queries.server.ts';
import type { Route } from './+types/seat';

export const handle = { permission: 'seat.read', showsPeople: true } satisfies PageHandle;

/** What was done just before, as the address of the page says. */
const changes = ['days', 'left', 'corrected', 'subsidy', 'module', 'call-off', 'saved'] as const;

export function loader({ context, params, request }: Route.LoaderArgs) {
  const done = new URL(request.url).searchParams.get('done');
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findMeasureHead(read, actor, params.id);
    const permission = permit(seatPolicy, actor, 'seat.read', head.place);
    const today = todayFrom(context);
    const page = await getSeatPage(read, actor, head, rowNumber(params.seat), today);
    const shown = { subject: { kind: 'seat', id: page.seat.id }, projectId: head.projectId };
    await showOnceAnHour(read, show, servicesFrom(context).clock.now(), permission, shown);
    const asked = await findWhomToAsk(read, actor, head.projectId, today);
    const maySeeAudit = may(auditPolicy, actor, 'audit.read', head.place);
    return { head, page, asked, maySeeAudit, today, done: changes.find((change) => change === done) };
  });
}

/** The acts of one button. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await request.formData();
  const place = { measureId: rowNumber(params.id), seatId: rowNumber(params.seat) };
  const sent = {
    act: sentText(form, 'act'),
    item: rowNumber(sentText(form, 'item')),
    reason: sentText(form, 'reason').trim().slice(0, 500),
  };
  try {
    await actAs(context, (tx, actor, { clock }) => actOnSeat(tx, actor, clock, place, sent));
  } catch (error) {
    if (error instanceof Refused) return data({ code: error.code, details: error.details, reason: sent.reason }, 422);
    throw error;
  }
  const { language } = pageRequestFrom(context);
  throw redirect(`/${language}${seatAddress(place.measureId, place.seatId)}?done=saved`, 303);
}

export default function SeatPageView({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { head, page, asked, maySeeAudit, today, done } = loaderData;
  const { seat, askedAt, preparation, week, steps, others, subsidy, modules, callOffs, may: mayDo } = page;
  return (
    <MeasureFrame head={head} current="seats" title={t('participant.person.number', { number: seat.number })}>
      {done && !actionData && (
        <div role="status">
          <Notice kind="success" title={t(`seat.done.${done}`)} />
        </div>
      )}
      <RefusalNotice refusal={actionData} />
      <DefinitionList
        items={[
          { label: t('seat.list.stage'), value: t(`seat.stage.${stageOfSeat(seat, today)}`) },
          ...(seat.sex === null ? [] : [{ label: t('seat.list.sex'), value: t(`participant.sex.${seat.sex}`) }]),
          ...(seat.startsOn === null
            ? []
            : [{ label: t('seat.list.days'), value: daysInWords(t, { ...seat, endsOn: seat.lastOn }) }]),
          ...(seat.replyBy === null ? [] : [{ label: t('seat.field.reply-by.name'), value: t.date(seat.replyBy) }]),
          ...(seat.employer === null ? [] : [{ label: t('seat.field.work-place.name'), value: seat.employer }]),
          ...(askedAt ? [{ label: t('seat.list.since'), value: t.date(finnishDate(askedAt)) }] : []),
          ...(preparation
            ? [{ label: t('seat.prepared.header'), value: <PreparationFact preparation={preparation} /> }]
            : []),
        ]}
      />
      <SeatActs measureId={head.id} projectCode={head.projectCode} page={page} today={today} />
      {mayDo.recordSubsidy && !subsidy && <p>{t('seat.subsidy.none')}</p>}
      {subsidy && <SubsidyFacts subsidy={subsidy} />}
      {(modules.length > 0 || mayDo.chooseModule) && (
        <Section id="package" title={t('seat.package.title')}>
          <ModuleTable modules={modules} mayGiveUp={mayDo.chooseModule} />
        </Section>
      )}
      {(callOffs.length > 0 || mayDo.callOff) && (
        <Section id="call-offs" title={t('seat.call-off.title')}>
          <CallOffTable callOffs={callOffs} maySettle={mayDo.callOff} />
        </Section>
      )}
      {(mayDo.decline || mayDo.cancel) && (
        <GivingUp may={mayDo} isWaiting={seat.state === 'waiting'} reason={actionData?.reason} />
      )}
      {week && <HoursOfWeek week={week} />}
      {others.length > 0 && <OtherSeats seats={others} />}
      {steps.length > 0 && <SeatSteps steps={steps} />}
      {maySeeAudit && <StoryLink subject={{ kind: 'seat', id: String(seat.id) }} />}
      <WhomToAsk asked={asked} projectCode={head.projectCode} today={today} />
    </MeasureFrame>
  );
}

interface SeatActsProps {
  measureId: number;
  projectCode: string;
  page: SeatPage;
  today: string;
}

/** Ways to the forms of a seat, and the one button that takes no form. */
function SeatActs({ measureId, projectCode, page: { seat, may }, today }: SeatActsProps) {
  const t = useTexts();
  const forms: readonly (readonly [Exclude<SeatFormName, 'request'>, boolean])[] = [
    ['days', may.changeDays],
    ['leave', may.leave],
    ['correct-leaving', may.correctLeaving],
    ['subsidy', may.recordSubsidy],
    ['module', may.chooseModule],
    ['call-off', may.callOff],
  ];
  const open = forms.filter(([, isOpen]) => isOpen);
  return (
    <>
      {may.accept && (
        <form method="post" className="action-form">
          <button type="submit" name="act" value="accept">
            {t('seat.list.accept')}
          </button>
        </form>
      )}
      {(open.length > 0 || may.correctPerson) && (
        <ul className="actions">
          {open.map(([form]) => (
            <li key={form}>
              <a href={`/${t.language}${seatFormAddress(measureId, seat.id, form, today)}`}>
                {t(`seat.form.${form}.link`)}
              </a>
            </li>
          ))}
          {may.correctPerson && (
            <li>
              <a href={`/${t.language}${participantAddress(projectCode, seat.number)}`}>{t('seat.person.correct')}</a>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
