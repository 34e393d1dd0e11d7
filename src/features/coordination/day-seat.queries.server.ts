import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { heldStretches } from './demand.queries.server.ts';

/**
 * The seats of a measure, which is at hand as `known` with the day on which its seats are looked at (`seated_on`): whether each was held
 * or waited for on a day. Counts and the lists that they open ask this one.
 */
export function seatsOn(on: string, today: string): RawBuilder<unknown> {
  return sql`
    select one.id, one.stood, one.reply_by, one.is_held,
      one.stood = 'waiting' and not one.is_held and not one.was_held as is_waiting
    from (
      select seat.id, told.stood, told.reply_by,
        coalesce(seat.state in ('taken', 'left') and seat.starts_on <= ${on}::date, false) as was_held,
        coalesce(seat.state in ('offered', 'taken', 'left') and seat.starts_on <= known.seated_on
          and (seat.starts_on <= ${on}::date or told.stood in ('offered', 'taken', 'left'))
          and coalesce(least(seat.ends_on, known.ends_on) >= known.seated_on, true), false) as is_held
      from seat
      cross join lateral (${standingOn(on, today)}) told
      where seat.measure_id = known.id
    ) one`;
}

/**
 * How a seat stood on a day, and by which day it was to be answered where it was offered. Today's is what the seat says; on a day gone by
 * it is what had been done to the seat until then. Who was recorded only later waited from the day of asking; when such a seat was held,
 * its days tell.
 */
function standingOn(on: string, today: string): RawBuilder<unknown> {
  if (on >= today) return sql`select seat.state as stood, seat.reply_by`;
  const dayAfter = sql`((${on}::date + 1)::timestamp at time zone 'Europe/Helsinki')`;
  return sql`
    select coalesce(last.state, case when seat.asked_at < ${dayAfter} then 'waiting' end) as stood, last.reply_by
    from (select) always
    left join lateral (
      select step.state, step.reply_by from seat_event step
      where step.seat_id = seat.id and step.acted_at < ${dayAfter}
      order by step.id desc limit 1
    ) last on true`;
}

/** A seat behind a number of the view: whose it is by number, and since when it is waited for or held. */
export interface CountedSeat {
  readonly id: number;
  readonly number: number;
  readonly askedAt: Date;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** The seats of a measure that were held on a day, or waited for; in the order of intake. */
export function listSeatsOn(
  read: Read,
  measureId: number,
  count: 'held' | 'waiting',
  { on, today }: { readonly on: string; readonly today: string },
): Promise<CountedSeat[]> {
  const isCounted = count === 'held' ? sql`one.is_held` : sql`one.is_waiting`;
  return selectCounted(
    read,
    sql`
      select one.id
      from (
        select measure.id, measure.ends_on, greatest(measure.starts_on, ${on}::date) as seated_on
        from measure where measure.id = ${measureId}
      ) known
      cross join lateral (${seatsOn(on, today)}) one
      where ${isCounted}`,
  );
}

/** The seats of a measure that are held on the first of those days of a month (`2012-03`) on which most are. */
export function listSeatsHeldIn(read: Read, measureId: number, month: string): Promise<CountedSeat[]> {
  return selectCounted(
    read,
    sql`
      with ${heldStretches([measureId], [month])},
      fullest as (select running.day from running order by running.held desc, running.day limit 1)
      select holding.seat_id from holding, fullest
      where holding.from_on <= fullest.day and holding.until_on > fullest.day`,
  );
}

function selectCounted(read: Read, seatIds: RawBuilder<unknown>): Promise<CountedSeat[]> {
  return selectRows(
    read,
    sql<CountedSeat>`
      select seat.id, numbered.number, seat.asked_at, seat.starts_on, seat.ends_on
      from seat
      join participant_number numbered on numbered.id = seat.participant_id
      where seat.id in (${seatIds})
      order by seat.asked_at, seat.id`,
  );
}
