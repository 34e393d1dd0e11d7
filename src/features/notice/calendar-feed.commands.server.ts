import { recordServiceAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { newToken, tokenDigest } from '#platform/secret/token.server.ts';

type Owner = Pick<Actor, 'userId' | 'origin' | 'requestId'>;

/** Gives a user a new secret address for their deadlines, and its token, which is told once; the old address is void. */
export async function renewCalendar(tx: Tx, clock: Clock, owner: Owner): Promise<string> {
  const token = newToken();
  const feed = { tokenSha256: tokenDigest(token), renewedAt: clock.now() };
  await tx
    .insertInto('calendarFeed')
    .values({ userId: owner.userId, ...feed })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet(feed))
    .execute();
  await recordServiceAct(tx, clock, 'calendar.renew', { subject: { kind: 'user', id: owner.userId } }, owner);
  return token;
}

/** Voids the secret address of a user; nothing happens when there is none. */
export async function stopCalendar(tx: Tx, clock: Clock, owner: Owner): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('calendarFeed')
    .where('userId', '=', owner.userId)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return;
  await recordServiceAct(tx, clock, 'calendar.stop', { subject: { kind: 'user', id: owner.userId } }, owner);
}
