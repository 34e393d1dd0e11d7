import { sql } from 'kysely';
import { dayAsRead } from '#platform/clock.ts';
import { reading, selectRows } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import { daysProblem, holdingStates } from './seat.model.ts';
import { type LockedSeat, type Step, seatsWhere } from './seat-step.server.ts';
import { firstFullDay, type HeldDays } from './seat-use.model.ts';

/** Days of a seat, and at which work place, where the measure has some. */
export interface SeatTerms extends HeldDays {
  readonly workPlaceId: number | null;
}

/** Nobody is above the seats of a measure, or of a work place, on any day. Throws `Refused` with the first day that is full. */
export async function expectRoom(
  step: Step,
  { workPlaceId, ...days }: SeatTerms,
  ids: readonly number[],
): Promise<void> {
  const { head } = step;
  if (head.state === 'cancelled') throw new Refused('seat.refused.measure-cancelled');
  const { lastOn, hasPlaces } = await limitsOf(step);
  const problem = daysProblem(days, { startsOn: head.startsOn, endsOn: lastOn });
  if (problem) throw new Refused(`${problem.key}.remedy`, { day: dayAsRead(problem.day) });
  const others = await seatsWhere(
    step,
    sql`seat.state = any (${[...holdingStates]}::text[]) and seat.id <> all (${[...ids]}::int[])
      and (seat.ends_on is null or seat.ends_on >= ${days.startsOn}::date)`,
  );
  const wanted = ids.length;
  if (head.seats !== null) {
    const full = firstFullDay(others, days, { seats: head.seats, wanted });
    if (full) throw new Refused('seat.refused.full', { wanted, seats: head.seats, day: dayAsRead(full) });
  }
  // Where nobody says how many seats a measure has, they are those of its work places.
  else if (workPlaceId === null && hasPlaces) throw new Refused('seat.refused.place-missing');
  if (workPlaceId !== null) await expectRoomAtPlace(step, { ...days, workPlaceId }, others, wanted);
}

/** The last day of a measure, and whether it has work places. */
export async function limitsOf({ tx, head }: Step): Promise<{ lastOn: string | null; hasPlaces: boolean }> {
  const [limits] = await selectRows(
    reading(tx),
    sql<{ lastOn: string | null; hasPlaces: boolean }>`
      select ending.last_on, exists (select from work_place place where place.measure_id = ${head.id}) as has_places
      from last_day_of_measure(${head.id}) ending`,
  );
  return limits ?? { lastOn: head.endsOn, hasPlaces: false };
}

async function expectRoomAtPlace(
  { tx, head }: Step,
  { workPlaceId, ...days }: SeatTerms,
  others: readonly LockedSeat[],
  wanted: number,
): Promise<void> {
  const [place] = await selectRows(
    reading(tx),
    sql<{ seats: number; employer: string; fromOn: string; lastOn: string | null }>`
      select place.seats, place.employer, place.from_on, place.until_on - 1 as last_on
      from work_place place
      where place.id = ${workPlaceId} and place.measure_id = ${head.id}`,
  );
  if (!place) throw new Refused('seat.refused.unknown-place');
  const { employer, seats } = place;
  if (daysProblem(days, { startsOn: place.fromOn, endsOn: place.lastOn }))
    throw new Refused('seat.refused.place-closed', { employer });
  const there = others.filter((seat) => seat.workPlaceId === workPlaceId);
  const full = firstFullDay(there, days, { seats, wanted });
  if (full) throw new Refused('seat.refused.place-full', { employer, seats, day: dayAsRead(full) });
}
