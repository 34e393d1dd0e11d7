import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Reach } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { isMeasureWithin } from './head.queries.server.ts';
import { type Session, sessionsOnPage } from './session.model.ts';
import { type Occupied, roomKey, staffKey } from './session-clash.model.ts';
import type { MeasureStaff } from './staff.model.ts';

/** Somebody who is present at a session. */
type PresentStaff = Pick<MeasureStaff, 'id' | 'name' | 'userId'>;

/** A session with those who are present, as far as the reader may see them. */
export interface StaffedSession extends Session {
  readonly staff: readonly PresentStaff[];
}

/** A session beside others, with the measure that it belongs to; without a name where that is out of reach. */
export interface NeighbourSession extends Occupied {
  readonly measureId: number;
  readonly measureName: string | null;
}

/**
 * Whether a session is held, of what it says itself and its measure: nothing is held from the day on on which the measure was cancelled,
 * nor after the day on which it was closed.
 */
const isHeld = sql<boolean>`(session.state = 'planned' and (measure.state not in ('cancelled', 'closed', 'judged') or not exists (
  select from (
    select max(stated.from_on) as from_on from measure_state stated
    where stated.measure_id = measure.id and stated.state = case measure.state when 'cancelled' then 'cancelled' else 'closed' end
  ) ended
  where (session.starts_at at time zone 'Europe/Helsinki')::date
    > ended.from_on - case measure.state when 'cancelled' then 1 else 0 end)))`;

const sessionColumns = sql`session.id, session.measure_id, session.starts_at, session.ends_at, session.is_contact_day,
  session.topic, session.site, session.room, session.is_remote, case when ${isHeld} then 'planned' else 'cancelled' end as state,
  session.revision`;

const staffOfSession = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', staff.id, 'name', staff.name, 'userId', staff.user_id) order by staff.name, staff.id)
  from session_staff present join measure_staff staff on staff.id = present.measure_staff_id
  where present.session_id = session.id), '[]') as staff`;

/** Which part of the sessions of a measure is listed: those to come, or all from the first. */
interface SessionPart {
  /** Only those that have not ended by then. */
  readonly from?: Date | undefined;
  readonly page: number;
}

/** Sessions of a measure in their order, and how many there are on all pages. */
export async function listSessions(
  read: Read,
  measureId: number,
  { from, page }: SessionPart,
): Promise<{ readonly sessions: StaffedSession[]; readonly total: number }> {
  const condition = sql`session.measure_id = ${measureId} and (${from ?? null}::timestamptz is null or session.ends_at > ${from ?? null})`;
  const sessions = await selectRows(
    read,
    sql<StaffedSession>`
      select ${sessionColumns}, ${staffOfSession}
      from session join measure on measure.id = session.measure_id
      where ${condition}
      order by session.starts_at, session.id
      limit ${sessionsOnPage} offset ${(page - 1) * sessionsOnPage}`,
  );
  const [counted] = await selectRows(
    read,
    sql<{ total: number }>`select count(*)::int as total from session where ${condition}`,
  );
  return { sessions, total: counted?.total ?? 0 };
}

/** What the planned sessions of a measure come to. */
export interface SessionSums {
  readonly sessions: number;
  /** Days with at least one contact session; two on one day are one contact day. */
  readonly contactDays: number;
  readonly hours: number;
  /** Of these days, those that are over; and days (ISO) of the first and the last session. */
  readonly contactDaysOver: number;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
}

export async function sumSessions(read: Read, measureId: number, now: Date): Promise<SessionSums> {
  const [sums] = await selectRows(
    read,
    sql<SessionSums>`
      select count(*)::int as sessions,
        (count(distinct day.held_on) filter (where session.is_contact_day))::int as contact_days,
        (count(distinct day.held_on) filter (where session.is_contact_day and session.ends_at <= ${now}))::int as contact_days_over,
        coalesce(round(sum(extract(epoch from session.ends_at - session.starts_at)) / 3600, 2), 0)::float8 as hours,
        min(day.held_on) as first_on, max(day.held_on) as last_on
      from session
      join measure on measure.id = session.measure_id
      cross join lateral (select (session.starts_at at time zone 'Europe/Helsinki')::date as held_on) day
      where session.measure_id = ${measureId} and ${isHeld}`,
  );
  if (!sums) throw new Error('A sum of nothing is a row, too.');
  return sums;
}

/** A session of a measure, by what stands for it in an address. Throws `NotFound`. */
export async function findSession(read: Read, measureId: number, id: number | string): Promise<StaffedSession> {
  const [session] = await selectRows(
    read,
    sql<StaffedSession>`
      select ${sessionColumns}, ${staffOfSession}
      from session join measure on measure.id = session.measure_id
      where session.id = ${rowNumber(String(id))} and session.measure_id = ${measureId}`,
  );
  if (!session) throw new NotFound(`The measure has no session ${id}.`);
  return session;
}

/** A session that is planned, as `clashesOf` takes it. */
export function occupiedBy(
  session: Pick<StaffedSession, 'startsAt' | 'endsAt' | 'site' | 'room' | 'staff' | 'measureId'>,
  { key, measureName }: { readonly key: string; readonly measureName: string },
): NeighbourSession {
  return {
    key,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    room: roomKey(session.site, session.room),
    staff: session.staff.map(staffKey),
    measureId: session.measureId,
    measureName,
  };
}

export const keyOfSession = (id: number): string => `session ${id}`;

/** No session is longer, as the table holds to it: so early at most one begins that is still going on. */
const longestSessionMs = 24 * 3_600_000;

/**
 * Planned sessions, of any measure, that need a room or a person that some of these sessions need, around the same time: all that may
 * clash with them. Of measures out of reach only the time and the room are told.
 */
export async function listNeighbours(
  read: Read,
  reach: Reach,
  sessions: readonly Occupied[],
): Promise<NeighbourSession[]> {
  const rooms = [...new Set(sessions.flatMap(({ room }) => room ?? []))];
  const people = [...new Set(sessions.flatMap(({ staff }) => staff))];
  if (rooms.length + people.length === 0) return [];
  const begin = new Date(Math.min(...sessions.map(({ startsAt }) => startsAt.valueOf())) - longestSessionMs);
  const end = new Date(Math.max(...sessions.map(({ endsAt }) => endsAt.valueOf())));
  const rows = await selectRows(
    read,
    sql<StaffedSession & { measureName: string | null }>`
      with candidate as (
        ${inRooms(rooms, begin, end)}
        union
        ${withPeople(people, begin, end)}
      )
      select ${sessionColumns}, ${staffOfSession},
        case when ${isMeasureWithin(reach, sql`measure.id`)} then measure.name end as measure_name
      from candidate
      join session on session.id = candidate.id
      join measure on measure.id = session.measure_id
      order by session.starts_at, session.id`,
  );
  return rows.map(({ measureName, ...session }) => ({
    ...occupiedBy(session, { key: keyOfSession(session.id), measureName: '' }),
    measureName,
  }));
}

function inRooms(rooms: readonly string[], begin: Date, end: Date): RawBuilder<unknown> {
  const sites = rooms.map((room) => room.split('\n')[0] ?? '');
  const names = rooms.map((room) => room.split('\n')[1] ?? '');
  return sql`
    select session.id
    from unnest(${sites}::text[], ${names}::text[]) as wanted (site, room)
    join session on lower(session.site) = wanted.site and lower(session.room) = wanted.room
    join measure on measure.id = session.measure_id
    where ${isHeld} and session.room is not null
      and session.starts_at >= ${begin} and session.starts_at < ${end}`;
}

function withPeople(people: readonly string[], begin: Date, end: Date): RawBuilder<unknown> {
  const after = (beginning: string) =>
    people.filter((key) => key.startsWith(beginning)).map((key) => key.slice(beginning.length));
  return sql`
    select session.id
    from measure_staff staff
    join session_staff present on present.measure_staff_id = staff.id
    join session on session.id = present.session_id
    join measure on measure.id = session.measure_id
    where (staff.user_id = any (${after('user ')}::text[])
        or staff.user_id is null and lower(staff.name) = any (${after('name ')}::text[]))
      and ${isHeld} and session.starts_at >= ${begin} and session.starts_at < ${end}`;
}

/** A session in a calendar of several measures. */
export interface CalendarSession extends StaffedSession {
  readonly measureName: string;
  readonly projectCode: string;
  /** The days (ISO) of the measure. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

interface CalendarPart {
  /** Instants; the end does not belong to it. */
  readonly from: Date;
  readonly until: Date;
  readonly limit: number;
  /** Only those at which this user is present. */
  readonly presentUserId?: string | undefined;
}

/** Sessions of all measures within reach, cancelled ones among them, by the time at which they begin. */
export function listCalendar(
  read: Read,
  reach: Reach,
  { from, until, limit, presentUserId }: CalendarPart,
): Promise<CalendarSession[]> {
  const isPresent =
    presentUserId === undefined
      ? sql`true`
      : sql`exists (
          select from session_staff present join measure_staff staff on staff.id = present.measure_staff_id
          where present.session_id = session.id and staff.user_id = ${presentUserId})`;
  return selectRows(
    read,
    sql<CalendarSession>`
      select ${sessionColumns}, ${staffOfSession}, measure.name as measure_name, measure.starts_on, measure.ends_on,
        project.code as project_code
      from session
      join measure on measure.id = session.measure_id
      join project on project.id = measure.project_id
      where session.starts_at >= ${from} and session.starts_at < ${until}
        and ${isMeasureWithin(reach, sql`session.measure_id`)} and ${isPresent}
      order by session.starts_at, session.id
      limit ${limit}`,
  );
}

/** How many sessions of a measure are yet to be held. */
export async function countComingSessions(read: Read, measureId: number, now: Date): Promise<number> {
  const [counted] = await selectRows(
    read,
    sql<{ count: number }>`
      select count(*)::int as count
      from session join measure on measure.id = session.measure_id
      where session.measure_id = ${measureId} and session.starts_at > ${now} and ${isHeld}`,
  );
  return counted?.count ?? 0;
}
