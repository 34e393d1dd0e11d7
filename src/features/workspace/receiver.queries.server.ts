import { findGrants } from '#features/access/public.server.ts';
import { findUser } from '#features/user/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';

/**
 * A user as an actor of a day (ISO), for what is made for them while they are not there: mails, the calendar. Nothing when they no
 * longer work in the service.
 */
export async function findReceiver(read: Read, userId: string, today: string): Promise<Actor | undefined> {
  const user = await findUser(read, userId);
  if (!user || user.deactivatedAt) return undefined;
  const { name, email, language, isDemo } = user;
  const grants = await findGrants(read, userId, today);
  return { userId, name, email, language, isDemo, grants, sessionId: '', origin: 'service', requestId: 'service' };
}
