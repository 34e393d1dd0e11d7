import { daysAfter, finnishDate } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, servicesFrom } from '#platform/web/request-context.server.ts';
import { ListSteps } from '#ui/list-steps.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { CalendarDay } from '../parts/calendar-day.tsx';

import { calendarAddress, dayToShow, mondayOf, weekNumberOf } from '../session-address.model.ts';
import { getCalendarWeek } from '../session-page.queries.server.ts';
import type { Route } from './+types/calendar';

// Who is present at a session is not told here, so that nobody's working week can be read from it.
export const handle = { permission: 'measure-session.read' } satisfies PageHandle;

export function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const from = asked.get('from') ?? '';
  const today = finnishDate(servicesFrom(context).clock.now());
  const monday = mondayOf(dayToShow(from, today));
  const isOwn = asked.has('mine');
  return readAs(context, async (read, actor) => ({
    monday,
    today,
    isOwn,
    ...(await getCalendarWeek(read, actor, { monday, isOwn })),
  }));
}

export default function CalendarPage({ loaderData: { monday, today, isOwn, days, isCut } }: Route.ComponentProps) {
  const t = useTexts();
  const sunday = daysAfter(monday, 6);
  const week = t('measure.calendar.week', { week: weekNumberOf(monday), from: t.date(monday), to: t.date(sunday) });
  const addressOf = (day: string, mine = isOwn) => `/${t.language}${calendarAddress(day, mine)}`;
  return (
    <>
      <PageTitle title={`${t('measure.calendar.title')}: ${week}`} service={t('site.service.name')} />
      <PageHeading title={t('measure.calendar.title')} kicker={week} lead={t('measure.calendar.lead')} />
      <ul className="actions">
        <li>
          <a href={addressOf(today)}>{t('measure.calendar.this-week')}</a>
        </li>
        <li>
          <a href={addressOf(monday, !isOwn)}>{t(isOwn ? 'measure.calendar.all' : 'measure.calendar.mine')}</a>
        </li>
        <li>
          <a href={`/${t.language}/workspace/preferences#calendar`}>{t('measure.calendar.subscribe')}</a>
        </li>
      </ul>
      {isCut && <Notice kind="info" title={t('measure.calendar.cut')} />}
      {days.length === 0 && <p>{t('measure.calendar.none')}</p>}
      {days.map(({ day, sessions }) => (
        <CalendarDay key={day} day={day} sessions={sessions} />
      ))}
      <ListSteps previous={addressOf(daysAfter(monday, -7))} next={addressOf(daysAfter(monday, 7))} />
    </>
  );
}
