import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#platform/permission/actor.ts';
import { reachOf } from '#platform/permission/policy.ts';
import { seatPolicy } from './seat.policy.ts';
import type { SeatView } from './seat-view.model.ts';

/**
 * The condition that a reader is to know of a `seat`. Providers share the measures that are bought from several of them: each sees the
 * people whom it serves, and no rival's. It serves those for whom capacity was called off from it, and, of those for whom
 * none was, everybody where it runs the whole measure or no other provider could be meant.
 */
export function servedBy(actor: Actor, view: SeatView): RawBuilder<boolean> {
  const { everything, asProvider } = reachOf(seatPolicy, actor, 'seat.read-held');
  if (view === 'line' || everything) return sql`true`;
  const own = sql`
    select unit.id from organisation_unit unit
    where unit.organisation_id = any (${[...asProvider.organisationIds]}::int[])
      or unit.id = any (${[...asProvider.unitIds]}::int[])`;
  const suppliersOfSeat = sql`
    select line.organisation_unit_id
    from call_off called
    join capacity_line line on line.id = called.capacity_line_id and line.organisation_unit_id is not null
    where called.seat_id = seat.id and called.state <> 'cancelled'`;
  const suppliersOfMeasure = sql`
    select line.organisation_unit_id
    from contract_measure bought
    join capacity_line line on line.contract_id = bought.contract_id and line.organisation_unit_id is not null
    where bought.measure_id = seat.measure_id`;
  return sql<boolean>`(
    exists (${suppliersOfSeat} and line.organisation_unit_id in (${own}))
    or not exists (${suppliersOfSeat}) and (
      exists (select from measure run where run.id = seat.measure_id and run.provider_unit_id in (${own}))
      or not exists (${suppliersOfMeasure} and line.organisation_unit_id not in (${own}))))`;
}
