import type { Read } from '#platform/db/database.server.ts';
import type { CalendarEvent } from '#platform/files/calendar.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { sessionPolicy } from './session.policy.ts';
import { type CalendarSession, listCalendar } from './session.queries.server.ts';
import { sessionsAddress } from './session-address.model.ts';

/** So many days around today are in a subscribed calendar; so many sessions at most. */
const daysBack = 14;
const daysAhead = 120;
const mostEvents = 1000;

const dayMs = 86_400_000;

/**
 * The sessions around today for somebody's own calendar: of the measures that they reach, or, for whoever reaches everything, those at
 * which they are present. The transaction must be in their name.
 */
export async function listSessionEvents(
  read: Read,
  actor: Actor,
  { now, origin, t }: { readonly now: Date; readonly origin: string; readonly t: Texts },
): Promise<CalendarEvent[]> {
  const reach = reachOf(sessionPolicy, actor, 'measure-session.read');
  const sessions = await listCalendar(read, reach, {
    from: new Date(now.valueOf() - daysBack * dayMs),
    until: new Date(now.valueOf() + daysAhead * dayMs),
    limit: mostEvents,
    presentUserId: reach.everything ? actor.userId : undefined,
  });
  return sessions.map((session) => eventOf(session, origin, t));
}

function eventOf(session: CalendarSession, origin: string, t: Texts): CalendarEvent {
  const { id, measureId, measureName, topic, site, room, isRemote, state, startsAt, endsAt } = session;
  const where = [site, room, isRemote ? t('measure.session.remote') : null];
  return {
    key: `measure-session ${id}`,
    time: { startsAt, endsAt },
    summary: topic === null ? measureName : `${measureName}: ${topic}`,
    location: where.filter((part) => part !== null).join(', '),
    url: `${origin}/${t.language}${sessionsAddress(measureId)}`,
    isCancelled: state === 'cancelled',
  };
}
