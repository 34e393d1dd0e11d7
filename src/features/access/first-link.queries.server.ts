import type { Read } from '#platform/db/database.server.ts';
import { tokenDigest } from '#platform/secret/token.server.ts';

/** Whether the first administrator can make an account by this link. Needs the sign-in database. */
export async function isFirstLink(read: Read, token: string, now: Date): Promise<boolean> {
  const link = await read
    .selectFrom('firstLink')
    .select('tokenSha256')
    .where('tokenSha256', '=', tokenDigest(token))
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return link !== undefined;
}
