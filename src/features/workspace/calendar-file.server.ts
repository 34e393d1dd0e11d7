import ical, { ICalCalendarMethod } from 'ical-generator';
import { findCalendarOwner } from '#features/notice/public.server.ts';
import type { Task } from '#features/notice/public.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { actingAs, reading, SERVICE, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { type Texts, textsFor } from '#platform/i18n/texts.ts';
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

/** The deadlines among somebody's tasks as a calendar (RFC 5545): a whole day each, with the way to the place. */
export function calendarFile({ tasks, origin, madeAt }: CalendarSource, t: Texts): string {
  const calendar = ical({
    name: t('workspace.calendar.name'),
    prodId: { company: 'Koordi', product: 'Koordi', language: t.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR_SECONDS,
  });
  for (const { key, title, href, dueOn } of tasks) {
    if (dueOn === undefined) continue;
    calendar.createEvent({
      id: `${encodeURIComponent(key)}@${new URL(origin).hostname}`,
      start: new Date(`${dueOn}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: madeAt,
      summary: title(t),
      url: `${origin}/${t.language}${href}`,
    });
  }
  return calendar.toString();
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
  const tasks = await listTasks(read, owner, today);
  return calendarFile({ tasks, origin, madeAt: now }, textsFor(owner.language));
}
