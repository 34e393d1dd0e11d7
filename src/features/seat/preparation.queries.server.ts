import { sql } from 'kysely';
import { isSensitiveKind, measureKinds } from '#features/measure/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { type EarlierSeat, isPrepared, type Preparation, preparationOf } from './preparation.model.ts';

/** Whether a person goes through something before a measure. */
export async function comesAfterAnother(read: Read, measureId: number): Promise<boolean> {
  const rows = await selectRows(read, sql`select from measures_before(${measureId}) limit 1`);
  return rows.length > 0;
}

/** How far persons have come on a day (ISO) in what comes before a measure, by the ids of the persons; each of them is there. */
export async function findPreparations(
  read: Read,
  measureId: number,
  participantIds: readonly number[],
  day: string,
): Promise<ReadonlyMap<number, Preparation>> {
  const seats = Map.groupBy(await listEarlierSeats(read, measureId, participantIds), (seat) => seat.participantId);
  return new Map(participantIds.map((id) => [id, preparationOf(seats.get(id) ?? [], day)]));
}

/** The numbers of those who may not go on to a measure on a day (ISO), in the order given; none where nothing comes before it. */
export async function listUnprepared(
  read: Read,
  measureId: number,
  persons: readonly { readonly participantId: number; readonly number: number }[],
  day: string,
): Promise<number[]> {
  if (!(await comesAfterAnother(read, measureId))) return [];
  const ids = persons.map(({ participantId }) => participantId);
  const preparations = await findPreparations(read, measureId, ids, day);
  return persons.flatMap(({ participantId, number }) => {
    const preparation = preparations.get(participantId);
    return preparation && isPrepared(preparation) ? [] : [number];
  });
}

/** Sensitive services come before nothing; should one have become sensitive since, a line does not tell who was in it. */
function listEarlierSeats(read: Read, measureId: number, participantIds: readonly number[]): Promise<EarlierSeat[]> {
  return selectRows(
    read,
    sql<EarlierSeat>`
      select seat.participant_id, seat.id as seat_id, earlier.id as measure_id, earlier.name as measure_name, earlier.shape,
        earlier.state = 'cancelled' as is_cancelled, seat.state, seat.starts_on, least(seat.ends_on, ending.last_on) as last_on
      from measures_before(${measureId}) wanted
      join measure earlier on earlier.id = wanted.measure_id
        and earlier.kind <> all (${measureKinds.filter(isSensitiveKind)}::text[])
      join seat on seat.measure_id = earlier.id and seat.participant_id = any (${[...participantIds]}::int[])
      cross join lateral last_day_of_measure(earlier.id) ending
      order by seat.starts_on nulls last, seat.id`,
  );
}

/**
 * How far the persons of seats of a measure have come, by the ids of the seats: on the day from which a seat is held, or else on the day
 * given (ISO). `undefined` where nothing comes before the measure.
 */
export async function findPreparationsOfSeats(
  read: Read,
  measureId: number,
  seats: readonly { readonly id: number; readonly startsOn: string | null }[],
  day: string,
): Promise<Readonly<Record<number, Preparation>> | undefined> {
  if (!(await comesAfterAnother(read, measureId))) return undefined;
  const ids = seats.map(({ id }) => id);
  const persons = await selectRows(
    read,
    sql<{ id: number; participantId: number }>`
      select seat.id, seat.participant_id from seat where seat.id = any (${ids}::int[])`,
  );
  const personOf = new Map(persons.map(({ id, participantId }) => [id, participantId]));
  const earlier = Map.groupBy(
    await listEarlierSeats(read, measureId, [...personOf.values()]),
    ({ participantId }) => participantId,
  );
  return Object.fromEntries(
    seats.map(({ id, startsOn }) => [id, preparationOf(earlier.get(personOf.get(id) ?? 0) ?? [], startsOn ?? day)]),
  );
}
