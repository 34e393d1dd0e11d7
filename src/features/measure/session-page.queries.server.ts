import { daysAfter, finnishDate, finnishInstant } from '#platform/clock.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import type { MeasureHead } from './head.model.ts';
import type { RunQuestion } from './run-question.model.ts';
import { isOutsideMeasure, termsOfRow } from './session.model.ts';
import { sessionPolicy } from './session.policy.ts';
import {
  type CalendarSession,
  keyOfSession,
  listCalendar,
  listNeighbours,
  type NeighbourSession,
  occupiedBy,
  type StaffedSession,
} from './session.queries.server.ts';
import { type Clash, clashesOf } from './session-clash.model.ts';
import { type MeasureStaff, worksOn } from './staff.model.ts';

/** A session with what is to be known of it before it is held. */
export interface WatchedSession extends StaffedSession {
  readonly clashes: readonly Clash<NeighbourSession>[];
  /** It lies on a day that does not belong to the measure. */
  readonly isOutside: boolean;
}

/** Sessions of one measure with what each clashes with, among them and anywhere else. */
export async function watchSessions(
  read: Read,
  actor: Actor,
  head: Pick<MeasureHead, 'name' | 'startsOn' | 'endsOn'>,
  sessions: readonly StaffedSession[],
): Promise<WatchedSession[]> {
  const mine = sessions
    .filter(({ state }) => state === 'planned')
    .map((session) => occupiedBy(session, { key: keyOfSession(session.id), measureName: head.name }));
  const neighbours = await listNeighbours(read, reachOf(sessionPolicy, actor, 'measure-session.read'), mine);
  const clashes = clashesOf(mine, neighbours);
  return sessions.map((session) => ({
    ...session,
    clashes: clashes.get(keyOfSession(session.id)) ?? [],
    isOutside: session.state === 'planned' && isOutsideMeasure(session, head),
  }));
}

/** A session of a run that nobody has confirmed yet. */
export interface ProposedSession extends Pick<WatchedSession, 'clashes' | 'isOutside' | 'startsAt' | 'endsAt'> {
  readonly isHoliday: boolean;
}

/**
 * The sessions that a run comes to, with what each clashes with, its staff among it; `undefined` while nobody has asked, or something
 * is to mend.
 */
export async function watchProposed(
  read: Read,
  actor: Actor,
  head: Pick<MeasureHead, 'id' | 'name' | 'startsOn' | 'endsOn'>,
  { run, staffIds }: Pick<RunQuestion, 'run' | 'staffIds'>,
  staff: readonly MeasureStaff[],
): Promise<ProposedSession[] | undefined> {
  if (!run) return undefined;
  const sessions = run.days.map(({ day, isHoliday }) => {
    const present = staff.filter((member) => staffIds.includes(member.id) && worksOn(member, day));
    return { ...termsOfRow(run.row, day), measureId: head.id, staff: present, day, isHoliday };
  });
  const proposed = sessions.map((session) => occupiedBy(session, { key: session.day, measureName: head.name }));
  const neighbours = await listNeighbours(read, reachOf(sessionPolicy, actor, 'measure-session.read'), proposed);
  const clashes = clashesOf(proposed, neighbours);
  return sessions.map((session) => ({
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    isHoliday: session.isHoliday,
    clashes: clashes.get(session.day) ?? [],
    isOutside: isOutsideMeasure(session, head),
  }));
}

/** A session in a calendar of several measures, with what is to be known of it. */
export type WatchedCalendarSession = Omit<CalendarSession, 'staff'> & Pick<WatchedSession, 'clashes' | 'isOutside'>;

/** So many fit on a page that a person can read; whoever reaches more asks for their own, or looks at one measure. */
const mostInWeek = 400;

/** The sessions of a week by their days, of all measures within reach or of those at which one is present oneself. */
export async function getCalendarWeek(
  read: Read,
  actor: Actor,
  { monday, isOwn }: { readonly monday: string; readonly isOwn: boolean },
): Promise<{ readonly days: { day: string; sessions: WatchedCalendarSession[] }[]; readonly isCut: boolean }> {
  const reach = reachOf(sessionPolicy, actor, 'measure-session.read');
  const found = await listCalendar(read, reach, {
    from: finnishInstant(monday, '00:00'),
    until: finnishInstant(daysAfter(monday, 7), '00:00'),
    limit: mostInWeek + 1,
    presentUserId: isOwn ? actor.userId : undefined,
  });
  const sessions = found.slice(0, mostInWeek);
  const planned = sessions
    .filter(({ state }) => state === 'planned')
    .map((session) => occupiedBy(session, { key: keyOfSession(session.id), measureName: session.measureName }));
  const clashes = clashesOf(planned, await listNeighbours(read, reach, planned));
  const byDay = Map.groupBy(sessions, ({ startsAt }) => finnishDate(startsAt));
  const watched = ({ staff: _, ...session }: CalendarSession): WatchedCalendarSession => ({
    ...session,
    clashes: clashes.get(keyOfSession(session.id)) ?? [],
    isOutside: session.state === 'planned' && isOutsideMeasure(session, session),
  });
  return {
    days: [...byDay].map(([day, ofDay]) => ({ day, sessions: ofDay.map(watched) })),
    isCut: found.length > mostInWeek,
  };
}
