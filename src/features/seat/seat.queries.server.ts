import { type RawBuilder, sql } from 'kysely';
import type { Sex } from '#features/participant/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { SeatState } from './seat.model.ts';
import type { HeldDays } from './seat-use.model.ts';
import type { SeatCounts } from './told-counts.model.ts';

/** A seat as lists show it. Who may know a person by the number only is told no sex. */
export interface ListedSeat {
  readonly id: number;
  readonly number: number;
  readonly sex: Sex | null;
  readonly state: SeatState;
  readonly askedAt: Date;
  readonly replyBy: string | null;
  readonly startsOn: string | null;
  /** As it was given; empty while the seat is held to the end of the measure. */
  readonly endsOn: string | null;
  /** The last day on which it is held, whichever says so: the seat, or the measure, by its days or its state. */
  readonly lastOn: string | null;
  readonly workPlaceId: number | null;
  readonly employer: string | null;
}

/** The last day on which a seat is held, where the last day of its measure is at hand as `ending`. */
const lastOn = sql`least(seat.ends_on, ending.last_on)`;

/** Whether a seat is held on a day or later. */
const isHeldFrom = (day: string) => sql<boolean>`coalesce(${lastOn} >= ${day}::date, true)`;

const listed = sql`
  seat.id, numbered.number, person.sex, seat.state, seat.asked_at, seat.reply_by, seat.starts_on, seat.ends_on,
  ${lastOn} as last_on, seat.work_place_id, place.employer
  from seat
  cross join lateral last_day_of_measure(seat.measure_id) ending
  join participant_number numbered on numbered.id = seat.participant_id
  left join participant person on person.id = seat.participant_id
  left join work_place place on place.id = seat.work_place_id`;

/** Seats that are offered, and those that are held; each list in the order of intake. */
const openLists = {
  offered: () => sql<boolean>`seat.state = 'offered'`,
  held: (today: string) => sql<boolean>`seat.state in ('taken', 'left') and ${isHeldFrom(today)}`,
} as const;

type HeldList = keyof typeof openLists;
/** The lists of a measure that are shown page by page. */
export type OpenList = 'line' | HeldList;

interface OpenSeatsAsked {
  /** Only those of which the reader is to know. */
  readonly condition?: RawBuilder<boolean>;
  readonly skip?: number;
  readonly most?: number;
}

/** A seat in the line of a measure, with its place in the whole of it. */
export type SeatInLine = ListedSeat & { readonly place: number };

/** The line of a measure: so many of those who wait, behind the first `skip` for whom the condition holds. */
export function listLine(read: Read, measureId: number, asked: OpenSeatsAsked): Promise<SeatInLine[]> {
  const { condition = sql`true`, skip = 0, most = 1000 } = asked;
  return selectRows(
    read,
    sql<SeatInLine>`
      select waiting.*, (
        select count(*)::int from seat ahead
        where ahead.measure_id = ${measureId} and ahead.state = 'waiting'
          and (ahead.asked_at, ahead.id) <= (waiting.asked_at, waiting.id)) as place
      from (
        select ${listed}
        where seat.measure_id = ${measureId} and seat.state = 'waiting' and ${condition}
        order by seat.asked_at, seat.id
        limit ${most} offset ${skip}
      ) waiting
      order by waiting.asked_at, waiting.id`,
  );
}

/** The open seats of a measure in one list, held on a day from `today` on; so many of them, behind the first `skip`. */
export function listOpenSeats(
  read: Read,
  measureId: number,
  list: HeldList,
  { today, condition = sql`true`, skip = 0, most = 1000 }: OpenSeatsAsked & { readonly today: string },
): Promise<ListedSeat[]> {
  return selectRows(
    read,
    sql<ListedSeat>`
      select ${listed}
      where seat.measure_id = ${measureId} and ${openLists[list](today)} and ${condition}
      order by seat.asked_at, seat.id
      limit ${most} offset ${skip}`,
  );
}

interface PastSpan {
  readonly today: string;
  readonly before: number | undefined;
  readonly most: number;
  /** Of which of them the reader is to know. */
  readonly condition?: RawBuilder<boolean>;
}

/** The seats of a measure that are over, the one recorded last first; so many of them, behind the one with the id `before`. */
export function listPastSeats(
  read: Read,
  measureId: number,
  { today, before, most, condition = sql`true` }: PastSpan,
): Promise<ListedSeat[]> {
  return selectRows(
    read,
    sql<ListedSeat>`
      select ${listed}
      where seat.measure_id = ${measureId} and seat.id < ${before ?? 2_147_483_647} and (
        seat.state in ('declined', 'cancelled') or seat.state in ('taken', 'left') and not ${isHeldFrom(today)})
        and ${condition}
      order by seat.id desc
      limit ${most}`,
  );
}

/** What one seat says, with what is needed to change it. */
export interface FoundSeat extends ListedSeat {
  readonly measureId: number;
  readonly participantId: number;
  readonly revision: number;
}

/** A seat of a measure, if the condition holds for it. */
export async function findSeat(
  read: Read,
  measureId: number,
  seatId: number,
  condition: RawBuilder<boolean> = sql`true`,
): Promise<FoundSeat | undefined> {
  const [seat] = await selectRows(
    read,
    sql<FoundSeat>`
      select seat.measure_id, seat.participant_id, seat.revision, ${listed}
      where seat.id = ${seatId} and seat.measure_id = ${measureId} and ${condition}`,
  );
  return seat;
}

/** A step in the life of a seat; without a name where the service took it. */
export interface SeatStep {
  readonly id: number;
  readonly state: SeatState;
  readonly actedAt: Date;
  readonly actedBy: string | null;
  readonly reason: string | null;
}

export function listSeatSteps(read: Read, seatId: number): Promise<SeatStep[]> {
  return selectRows(
    read,
    sql<SeatStep>`
      select step.id, step.state, step.acted_at, app_user.name as acted_by, step.reason
      from seat_event step
      left join app_user on app_user.id = step.acted_by
      where step.seat_id = ${seatId}
      order by step.id`,
  );
}

/** Other seats of the person of a seat in measures within the reader's reach, the newest first: what came before, and beside. */
export interface OtherSeat {
  readonly id: number;
  readonly measureId: number;
  readonly measureName: string;
  readonly state: SeatState;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export function listOtherSeats(
  read: Read,
  { id, participantId }: Pick<FoundSeat, 'id' | 'participantId'>,
  hiddenKinds: readonly string[],
): Promise<OtherSeat[]> {
  return selectRows(
    read,
    sql<OtherSeat>`
      select seat.id, seat.measure_id, measure.name as measure_name, seat.state, seat.starts_on, seat.ends_on
      from seat
      join measure on measure.id = seat.measure_id
      where seat.participant_id = ${participantId} and seat.id <> ${id} and measure.kind <> all (${[...hiddenKinds]}::text[])
      order by seat.starts_on desc nulls first, seat.id desc
      limit 50`,
  );
}

/** Days (ISO) on which somebody with a seat in a measure has one in another measure, too; without a last day where nobody knows it. */
export interface SeatBeside {
  readonly id: number;
  /** The seat in the measure itself, and whose both are. */
  readonly ownSeatId: number;
  readonly participantId: number;
  readonly number: number;
  readonly measureId: number;
  readonly measureName: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** Who of those with a seat or an offer in a measure is in other measures on the same days, as far as the reader sees these. */
export function listSeatsBeside(
  read: Read,
  measureId: number,
  today: string,
  hiddenKinds: readonly string[],
): Promise<SeatBeside[]> {
  return selectRows(
    read,
    sql<SeatBeside>`
      select other.id, seat.id as own_seat_id, seat.participant_id, numbered.number, elsewhere.id as measure_id, elsewhere.name as measure_name,
        greatest(seat.starts_on, other.starts_on) as starts_on, least(${lastOn}, here.last_on) as ends_on
      from seat other
      join measure elsewhere on elsewhere.id = other.measure_id and elsewhere.kind <> all (${[...hiddenKinds]}::text[])
      cross join lateral last_day_of_measure(other.measure_id) there
      join lateral (select least(other.ends_on, there.last_on) as last_on) here on true
      join seat on seat.participant_id = other.participant_id
      cross join last_day_of_measure(${measureId}) ending
      join participant_number numbered on numbered.id = seat.participant_id
      where seat.measure_id = ${measureId} and other.measure_id <> seat.measure_id
        and seat.state in ('offered', 'taken') and other.state in ('offered', 'taken', 'left')
        and greatest(seat.starts_on, other.starts_on) <= coalesce(least(${lastOn}, here.last_on), 'infinity')
        and coalesce(least(${lastOn}, here.last_on) >= ${today}::date, true)
      order by numbered.number, starts_on, other.id
      limit 100`,
  );
}

const nobody: SeatCounts = {
  waiting: 0,
  offered: 0,
  firstReplyBy: null,
  tooLate: 0,
  running: 0,
  started: 0,
  women: null,
  unknown: 0,
};

export async function countSeats(read: Read, measureId: number, today: string): Promise<SeatCounts> {
  const [counts] = await selectRows(
    read,
    sql<SeatCounts>`
      select count(*) filter (where seat.state = 'waiting')::int as waiting,
        count(*) filter (where seat.state = 'offered')::int as offered,
        min(seat.reply_by) filter (where seat.state = 'offered') as first_reply_by,
        count(*) filter (where seat.state = 'taken' and seat.starts_on > ending.last_on)::int as too_late,
        count(*) filter (where seat.state in ('taken', 'left') and seat.starts_on <= ${today}::date
          and ${isHeldFrom(today)})::int as running,
        count(distinct seat.participant_id) filter (where seat.state in ('taken', 'left'))::int as started,
        case when count(*) = count(person.id) then
          count(distinct seat.participant_id) filter (where seat.state in ('taken', 'left') and person.sex = 'female')::int
        end as women,
        count(distinct seat.participant_id) filter (where seat.state in ('taken', 'left') and person.sex = 'unknown')::int as unknown
      from seat
      cross join last_day_of_measure(${measureId}) ending
      left join participant person on person.id = seat.participant_id
      where seat.measure_id = ${measureId}`,
  );
  return counts ?? nobody;
}

/** How many seats a measure has on a day, or its work places have; `null` where nobody says. */
export async function countSeatsOf(read: Read, measureId: number, day: string): Promise<number | null> {
  const [counted] = await selectRows(
    read,
    sql<{ seats: number | null }>`select counted.seats from seats_of_measure(${measureId}, ${day}::date) counted`,
  );
  return counted?.seats ?? null;
}

/** The last day of a measure and of its seats: as planned, or before it was closed or cancelled; null while nobody knows it. */
export async function findLastDay(read: Read, measureId: number): Promise<string | null> {
  const [ending] = await selectRows(
    read,
    sql<{ lastOn: string | null }>`select ending.last_on from last_day_of_measure(${measureId}) ending`,
  );
  return ending?.lastOn ?? null;
}

/** The days on which seats of a measure are held, from a day on. */
export function listHeldDays(read: Read, measureId: number, from: string): Promise<HeldDays[]> {
  return selectRows(
    read,
    sql<HeldDays>`
      select seat.starts_on, ${lastOn} as ends_on
      from seat
      cross join last_day_of_measure(${measureId}) ending
      where seat.measure_id = ${measureId} and seat.state in ('offered', 'taken', 'left') and ${isHeldFrom(from)}`,
  );
}

/** A place of work of a measure, with how many of its seats are held today. */
export interface WorkPlaceSeats {
  readonly id: number;
  readonly employer: string;
  readonly site: string | null;
  readonly tasks: string;
  readonly seats: number;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly held: number;
}

export function listWorkPlaceSeats(read: Read, measureId: number, today: string): Promise<WorkPlaceSeats[]> {
  return selectRows(
    read,
    sql<WorkPlaceSeats>`
      select place.id, place.employer, place.site, place.tasks, place.seats, place.from_on, place.until_on,
        count(seat.id)::int as held
      from work_place place
      cross join last_day_of_measure(${measureId}) ending
      left join seat on seat.work_place_id = place.id and seat.state in ('offered', 'taken', 'left')
        and seat.starts_on <= ${today}::date and ${isHeldFrom(today)}
      where place.measure_id = ${measureId}
      group by place.id
      order by place.employer, place.id`,
  );
}
