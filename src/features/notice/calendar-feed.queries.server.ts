import type { Read } from '#platform/db/database.server.ts';
import { tokenDigest } from '#platform/secret/token.server.ts';

/** Since when a user has a secret address for their deadlines. */
export async function findCalendar(read: Read, userId: string): Promise<{ renewedAt: Date } | undefined> {
  return read.selectFrom('calendarFeed').select('renewedAt').where('userId', '=', userId).executeTakeFirst();
}

/** Whose deadlines are at a secret address. Only the service itself may look in the name of nobody. */
export async function findCalendarOwner(read: Read, token: string): Promise<string | undefined> {
  const feed = await read
    .selectFrom('calendarFeed')
    .select('userId')
    .where('tokenSha256', '=', tokenDigest(token))
    .executeTakeFirst();
  return feed?.userId;
}
