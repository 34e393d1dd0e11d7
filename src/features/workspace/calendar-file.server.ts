import ical, { ICalCalendarMethod } from 'ical-generator';
import { findCalendarOwner } from '#features/notice/public.server.ts';
import type { Task } from '#features/notice/public.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { actingAs, reading, SERVICE, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { type Texts, textsFor } from '#platform/i18n/texts.ts';
import { listProjectTasks } from './project-task.queries.server.ts';
import { findReceiver } from './receiver.queries.server.ts';
import { listTasks } from './task-sources.server.ts';

interface CalendarSource {
  readonly tasks: readonly Task[];
  /** Scheme and host of the service as the public sees it. */
  readonly origin: string;
  readonly madeAt: Date;
}

/** How often a calendar program should look again, in seconds. */
const HOUR_SECONDS = 3600;

/** So far ahead a calendar tells when projects end: longer than the home, for a calendar is to plan by. */
const daysAhead = 366;

/** The Finnish time since 1996 (RFC 5545, 3.6.5). With it a calendar without events has a component, too, as it must. */
const timeZoneComponent = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Helsinki',
  'BEGIN:STANDARD',
  'DTSTART:19961027T040000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0200',
  'TZNAME:EET',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0300',
  'TZNAME:EEST',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\r\n');

/** The deadlines among somebody's tasks as a calendar (RFC 5545): a whole day each, with the way to the place. */
export function calendarFile({ tasks, origin, madeAt }: CalendarSource, t: Texts): string {
  const calendar = ical({
    name: t('workspace.calendar.name'),
    prodId: { company: 'Koordi', product: 'Koordi', language: t.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR_SECONDS,
  });
  for (const { key, title, about, inPlaceOf, href, dueOn } of tasks) {
    if (dueOn === undefined) continue;
    const inPlace = inPlaceOf === undefined ? undefined : t('workspace.home.in-place-of', { name: inPlaceOf });
    calendar.createEvent({
      id: `${encodeURIComponent(key)}@${new URL(origin).hostname}`,
      start: new Date(`${dueOn}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: madeAt,
      summary: title(t),
      description: [about?.name, inPlace].filter(Boolean).join('\n') || null,
      url: `${origin}/${t.language}${href}`,
    });
  }
  const end = 'END:VCALENDAR';
  const file = calendar.toString();
  return `${file.slice(0, file.lastIndexOf(end))}${timeZoneComponent}\r\n${end}\r\n`;
}

/**
 * The calendar at a secret address, with the tasks of its owner by the grants of today. The transaction goes on in the owner's name.
 * Throws `NotFound` when there is no such address, or its owner has left.
 */
export async function getCalendar(tx: Tx, clock: Clock, token: string, origin: string): Promise<string> {
  const read = reading(tx);
  await actingAs(tx, SERVICE);
  const userId = await findCalendarOwner(read, token);
  if (userId === undefined) throw new NotFound('There is no such calendar.');
  await actingAs(tx, userId);
  const now = clock.now();
  const today = finnishDate(now);
  const owner = await findReceiver(read, userId, today);
  if (!owner) throw new NotFound('The owner of the calendar has left.');
  const tasks = new Map((await listTasks(read, owner, today)).map((task) => [task.key, task]));
  for (const end of await listProjectTasks(read, owner, today, daysAhead)) {
    if (!tasks.has(end.key)) tasks.set(end.key, end);
  }
  return calendarFile({ tasks: [...tasks.values()], origin, madeAt: now }, textsFor(owner.language));
}
