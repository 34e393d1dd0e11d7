import { type RawBuilder, sql } from 'kysely';
import { isSensitiveKind, measureKinds } from '#features/measure/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { ToldSeat, ToldSeats } from './told-seats.model.ts';

/** Where taking part tells of somebody's health or troubles, seats are told on the pages of the measure only. */
export const isToldOf = sql`measure.kind <> all (${measureKinds.filter(isSensitiveKind)}::text[])`;

const statesOf: Readonly<Record<ToldSeats, RawBuilder<unknown>>> = {
  seats: sql`('taken', 'left')`,
  started: sql`('taken', 'left')`,
  waiting: sql`('waiting', 'offered')`,
};

/** Of whom, as a condition on `participant`, and in which measures, as one on `measure`. */
interface SeatScope {
  readonly ofPeople: RawBuilder<unknown>;
  readonly inMeasures: RawBuilder<unknown>;
}

/** So many seats, the newest first, behind the one with the id `before`. */
export function listToldSeats(
  read: Read,
  { ofPeople, inMeasures }: SeatScope,
  which: ToldSeats,
  { before, most }: { readonly before: number | undefined; readonly most: number },
): Promise<ToldSeat[]> {
  const isFirstOfPerson = sql`not exists (
    select from seat earlier
    join measure on measure.id = earlier.measure_id and ${isToldOf} and ${inMeasures}
    where earlier.participant_id = participant.id and earlier.state in ${statesOf.started} and earlier.id < seat.id)`;
  return selectRows(
    read,
    sql<ToldSeat>`
      select seat.id, participant.number, measure.id as measure_id, measure.name as measure_name, measure.kind, seat.state,
        seat.starts_on, least(seat.ends_on, ending.last_on) as ends_on
      from participant
      join seat on seat.participant_id = participant.id and seat.state in ${statesOf[which]}
      join measure on measure.id = seat.measure_id and ${isToldOf}
      cross join lateral last_day_of_measure(measure.id) ending
      where ${ofPeople} and ${inMeasures}
        and seat.id < ${before ?? 2_147_483_647} and ${which === 'started' ? isFirstOfPerson : sql`true`}
      order by seat.id desc
      limit ${most}`,
  );
}

/** The same of the measures of a series. */
export function listSeriesSeats(
  read: Read,
  seriesId: number,
  which: ToldSeats,
  part: { readonly before: number | undefined; readonly most: number },
): Promise<ToldSeat[]> {
  return listToldSeats(
    read,
    { ofPeople: sql`true`, inMeasures: sql`measure.measure_series_id = ${seriesId}` },
    which,
    part,
  );
}
