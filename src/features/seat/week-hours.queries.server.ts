import { sql } from 'kysely';
import { isSensitiveKind, measureKinds } from '#features/measure/public.ts';
import { daysAfter } from '#platform/clock.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { fullestWeek, mondayOf, type TimedSeat, type WeekHours } from './week-hours.model.ts';

/** So many weeks ahead are looked at for one person, and for all persons of a measure. */
const weeksOfPerson = 52;
const weeksOfMeasure = 13;

type Row = Omit<TimedSeat, 'sessions' | 'source'> & {
  readonly isSubsidised: boolean;
  readonly meets: boolean;
};

/**
 * The week, from a day (ISO) on, in which the person of a seat has most hours in several measures. Sensitive services are counted on
 * their own pages only: elsewhere they would tell who is in them.
 */
export async function findFullestWeek(
  read: Read,
  { id, measureId, participantId }: { readonly id: number; readonly measureId: number; readonly participantId: number },
  today: string,
): Promise<WeekHours | undefined> {
  const span = { measureId, from: today, weeks: weeksOfPerson };
  return fullestWeek(await listTimedSeats(read, [participantId], span), id, span);
}

/** The same for the persons of seats of one measure, by the ids of the seats; fewer weeks are looked at. */
export async function findFullestWeeks(
  read: Read,
  measureId: number,
  seats: readonly { readonly id: number; readonly participantId: number }[],
  today: string,
): Promise<Readonly<Record<number, WeekHours>>> {
  const span = { measureId, from: today, weeks: weeksOfMeasure };
  const persons = [...new Set(seats.map(({ participantId }) => participantId))];
  const held = Map.groupBy(await listTimedSeats(read, persons, span), ({ participantId }) => participantId);
  return Object.fromEntries(
    seats.flatMap(({ id, participantId }) => {
      const week = fullestWeek(held.get(participantId) ?? [], id, span);
      return week ? [[id, week]] : [];
    }),
  );
}

async function listTimedSeats(
  read: Read,
  participantIds: readonly number[],
  { measureId, from, weeks }: { readonly measureId: number; readonly from: string; readonly weeks: number },
): Promise<TimedSeat[]> {
  const first = mondayOf(from);
  const last = daysAfter(first, 7 * weeks - 1);
  const rows = await selectRows(
    read,
    sql<Row>`
      select seat.id as seat_id, seat.participant_id, measure.id as measure_id, measure.name as measure_name, seat.starts_on,
        least(seat.ends_on, ending.last_on) as last_on, subsidy.seat_id is not null as is_subsidised,
        coalesce(subsidy.hours_per_week, place.hours_per_week)::float8 as hours_per_week,
        exists (select from session where session.measure_id = measure.id and session.state = 'planned') as meets
      from seat
      join measure on measure.id = seat.measure_id
        and (measure.id = ${measureId} or measure.kind <> all (${measureKinds.filter(isSensitiveKind)}::text[]))
      cross join lateral last_day_of_measure(measure.id) ending
      left join wage_subsidy subsidy on subsidy.seat_id = seat.id
      left join work_place place on place.id = seat.work_place_id
      where seat.participant_id = any (${[...participantIds]}::int[]) and seat.state in ('offered', 'taken', 'left')
        and seat.starts_on <= ${last}::date
        and coalesce(least(seat.ends_on, ending.last_on), 'infinity') >= greatest(seat.starts_on, ${first}::date)
      order by seat.starts_on, seat.id`,
  );
  const told = rows.map(({ isSubsidised, meets, ...seat }): Omit<TimedSeat, 'sessions'> => {
    const known = seat.hoursPerWeek === null ? undefined : isSubsidised ? 'subsidy' : 'place';
    return { ...seat, source: known ?? (meets ? 'sessions' : 'unknown') };
  });
  const meeting = told.filter(({ source }) => source === 'sessions').map(({ measureId }) => measureId);
  const sessions = await listMinutes(read, [...new Set(meeting)], first, last);
  return told.map((seat) => ({ ...seat, sessions: sessions.get(seat.measureId) ?? [] }));
}

/** How long measures meet on each day of a span, by the ids of the measures. */
async function listMinutes(
  read: Read,
  measureIds: readonly number[],
  first: string,
  last: string,
): Promise<ReadonlyMap<number, TimedSeat['sessions']>> {
  if (measureIds.length === 0) return new Map();
  const rows = await selectRows(
    read,
    sql<{ measureId: number; day: string; minutes: number }>`
      select session.measure_id, (session.starts_at at time zone 'Europe/Helsinki')::date as day,
        (sum(extract(epoch from session.ends_at - session.starts_at)) / 60)::int as minutes
      from session
      where session.measure_id = any (${[...measureIds]}::int[]) and session.state = 'planned'
        and session.starts_at >= ${first}::date at time zone 'Europe/Helsinki'
        and session.starts_at < ${daysAfter(last, 1)}::date at time zone 'Europe/Helsinki'
      group by 1, 2`,
  );
  return Map.groupBy(rows, ({ measureId }) => measureId);
}
