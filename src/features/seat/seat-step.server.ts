import { sql } from 'kysely';
import { findMeasureHead } from '#features/measure/public.server.ts';
import type { MeasureHead } from '#features/measure/public.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { Permission } from '#platform/permission/policy.ts';
import type { SeatAct } from './seat.policy.ts';
import { permitOnSeats } from './seat-permission.ts';

/** What every act on the seats of a measure begins with. */
export interface Step {
  readonly tx: Tx;
  readonly clock: Clock;
  readonly head: MeasureHead;
  readonly permission: Permission<SeatAct>;
}

/** The audit is read by more people than the seats of a sensitive service: it tells there how many persons they were, not who. */
export function personsToTell({ isSensitive }: MeasureHead, numbers: readonly number[]) {
  return isSensitive ? { personCount: numbers.length } : { persons: numbers };
}

export function personToTell({ isSensitive }: MeasureHead, { number }: { readonly number: number }) {
  return isSensitive ? {} : { person: number };
}

/** Permits an act on the seats of a measure and lets nobody else change them until the transaction ends. Throws `NotFound`, `Forbidden`. */
export async function stepInto(tx: Tx, actor: Actor, clock: Clock, act: SeatAct, measureId: number): Promise<Step> {
  // The seats of a measure are counted against its row: two who give the last one come one after the other.
  await sql`select measure.id from measure where measure.id = ${measureId} for no key update`.execute(tx);
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permitOnSeats(actor, act, head);
  return { tx, clock, head, permission };
}
