import { listSessionEvents } from '#features/measure/public.server.ts';
import { findCalendarOwner } from '#features/notice/public.server.ts';
import type { Task } from '#features/notice/public.ts';
import { listMilestoneTasks } from '#features/plan/public.server.ts';
import { listPurchaseTasks } from '#features/procurement/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { actingAs, reading, SERVICE, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { type CalendarEvent, calendarText } from '#platform/files/calendar.ts';
import { type Texts, textsFor } from '#platform/i18n/texts.ts';
import { listProjectTasks } from './project-task.queries.server.ts';
import { findReceiver } from './receiver.queries.server.ts';
import { listTasks } from './task-sources.server.ts';

interface CalendarSource {
  readonly tasks: readonly Task[];
  readonly events?: readonly CalendarEvent[];
  /** Scheme and host of the service as the public sees it. */
  readonly origin: string;
  readonly madeAt: Date;
}

/** So far ahead a calendar tells when projects end and what is due in them: longer than the home, for a calendar is to plan by. */
const daysAhead = 366;

/** The deadlines among somebody's tasks as a calendar, a whole day each, with the way to the place; and what has an hour of its own. */
export function calendarFile({ tasks, events = [], origin, madeAt }: CalendarSource, t: Texts): string {
  const deadlines = tasks.flatMap(({ key, title, about, inPlaceOf, href, dueOn }): CalendarEvent[] => {
    if (dueOn === undefined) return [];
    const inPlace = inPlaceOf === undefined ? undefined : t('workspace.home.in-place-of', { name: inPlaceOf });
    return [
      {
        key,
        time: { on: dueOn },
        summary: title(t),
        description: [about?.name, inPlace].filter(Boolean).join('\n'),
        url: `${origin}/${t.language}${href}`,
      },
    ];
  });
  const name = t('workspace.calendar.name');
  return calendarText({ name, language: t.language, origin, madeAt, events: [...deadlines, ...events] });
}

/**
 * The calendar at a secret address, with the tasks of its owner by the grants of today, and the sessions of measures. The transaction goes on in the owner's name.
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
  for (const listAhead of [listProjectTasks, listMilestoneTasks, listPurchaseTasks]) {
    for (const task of await listAhead(read, owner, today, daysAhead)) {
      if (!tasks.has(task.key)) tasks.set(task.key, task);
    }
  }
  const t = textsFor(owner.language);
  const events = await listSessionEvents(read, owner, { now, origin, t });
  return calendarFile({ tasks: [...tasks.values()], events, origin, madeAt: now }, t);
}
