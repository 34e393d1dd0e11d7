import { sql } from 'kysely';
import { reading, selectRows } from '#platform/db/database.server.ts';
import { refuseNumbers } from './refusal.model.ts';
import type { Step } from './seat-step.server.ts';

/** Nobody stands in one line twice, nor while on a seat. */
export async function refuseThoseWithSeat(step: Step, participantIds: readonly number[], today: string): Promise<void> {
  const seated = await listSeated(step, participantIds, today);
  refuseNumbers(
    'seat.refused.has-seat',
    seated.map(({ number }) => number),
  );
}

/** Those of the persons who are in line or on a seat. */
export function listSeated(
  { tx, head }: Step,
  participantIds: readonly number[],
  today: string,
): Promise<{ participantId: number; number: number }[]> {
  return selectRows(
    reading(tx),
    sql<{ participantId: number; number: number }>`
      select seat.participant_id, numbered.number
      from seat
      cross join last_day_of_measure(${head.id}) ending
      join participant_number numbered on numbered.id = seat.participant_id
      where seat.measure_id = ${head.id} and seat.participant_id = any (${[...participantIds]}::int[])
        and (seat.state in ('waiting', 'offered')
          or seat.state = 'taken' and coalesce(least(seat.ends_on, ending.last_on) >= ${today}::date, true))`,
  );
}
