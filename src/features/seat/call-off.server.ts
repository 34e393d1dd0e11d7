import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.server.ts';

/**
 * Gives back what was reserved for seats that are given up, for others to call off; after a last day (ISO) only what begins later. What
 * had begun by then stays reserved until somebody says how much of it was used.
 */
export async function releaseCallOffs(tx: Tx, seatIds: readonly number[], lastDay: string | null): Promise<void> {
  await sql`
    update call_off set state = 'cancelled', revision = revision + 1
    where seat_id = any (${[...seatIds]}::int[]) and state = 'reserved' and (${lastDay}::date is null or starts_on > ${lastDay}::date)`.execute(
    tx,
  );
}
