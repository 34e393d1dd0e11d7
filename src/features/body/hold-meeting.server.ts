import type { Tx } from '#platform/db/database.server.ts';

/** Lets those who change a meeting at once come one after the other. Whether there is such a meeting is for the reading after it. */
export async function holdMeeting(tx: Tx, meetingId: number): Promise<void> {
  await tx.selectFrom('meeting').select('id').where('id', '=', meetingId).forNoKeyUpdate().executeTakeFirst();
}
