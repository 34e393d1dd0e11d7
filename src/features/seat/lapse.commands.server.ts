import { sql } from 'kysely';
import { recordServiceAct } from '#features/audit/public.server.ts';
import { placeOfMeasure } from '#features/measure/public.server.ts';
import { notify } from '#features/notice/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { listHolders } from '#platform/permission/reach.server.ts';
import { seatPolicy } from './seat.policy.ts';
import type { SeatNotice } from './seat-notice.server.ts';

interface LapsedOffers {
  readonly measureId: number;
  readonly projectId: number;
  readonly name: string;
  readonly seatIds: readonly number[];
}

/**
 * Ends the offers to which nobody replied in time: their persons wait again, at the end of the line, and those who give seats in the
 * measure are told. Gives how many offers ran out.
 */
export async function lapseOffers(tx: Tx, clock: Clock): Promise<number> {
  const now = clock.now();
  const { rows } = await sql<LapsedOffers>`
    with lapsed as (
      update seat set state = 'waiting', reply_by = null, starts_on = null, ends_on = null, work_place_id = null,
        asked_at = ${now}, revision = revision + 1
      where seat.state = 'offered' and seat.reply_by < ${finnishDate(now)}::date
      returning seat.id, seat.measure_id
    ), told as (
      insert into seat_event (seat_id, state, acted_at) select lapsed.id, 'waiting', ${now} from lapsed
    )
    select lapsed.measure_id, measure.project_id, measure.name, array_agg(lapsed.id order by lapsed.id) as seat_ids
    from lapsed
    join measure on measure.id = lapsed.measure_id
    group by lapsed.measure_id, measure.id`.execute(tx);
  for (const measure of rows) await tellOf(tx, clock, measure);
  return rows.reduce((sum, { seatIds }) => sum + seatIds.length, 0);
}

async function tellOf(tx: Tx, clock: Clock, { measureId, projectId, name, seatIds }: LapsedOffers): Promise<void> {
  const place = await placeOfMeasure(reading(tx), measureId, projectId);
  const subject = { kind: 'measure', id: measureId };
  await recordServiceAct(tx, clock, 'seat.lapse', { subject, projectId, details: { seats: seatIds } });
  const kind: SeatNotice = 'seat.lapsed';
  await notify(tx, clock, {
    userIds: await listHolders(reading(tx), seatPolicy['seat.offer'], place),
    kind,
    subject,
    projectId,
    href: `/workspace/measures/${measureId}/seats`,
    args: { count: seatIds.length, name },
  });
}
