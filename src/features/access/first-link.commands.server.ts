import { recordServiceAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import { newToken, tokenDigest } from '#platform/secret/token.server.ts';

const HOURS_VALID = 24;
const HOUR_MS = 3_600_000;

/**
 * A new token for the link by which the first administrator makes an account, in place of the one before; `undefined` when the
 * database is one for trying out or somebody can administer it already. As the owner of the database.
 */
export async function makeFirstLink(tx: Tx, clock: Clock): Promise<string | undefined> {
  const mark = await tx.selectFrom('serviceMark').select('kind').executeTakeFirst();
  if (mark?.kind !== 'real' || (await hasAdministrator(tx))) return undefined;
  const token = newToken();
  const now = clock.now();
  await tx.deleteFrom('firstLink').execute();
  await tx
    .insertInto('firstLink')
    .values({
      tokenSha256: tokenDigest(token),
      printedAt: now,
      expiresAt: new Date(now.getTime() + HOURS_VALID * HOUR_MS),
    })
    .execute();
  await recordServiceAct(tx, clock, 'access.first-link', { subject: { kind: 'service', id: 'koordi' } });
  return token;
}

async function hasAdministrator(tx: Tx): Promise<boolean> {
  const administrator = await tx
    .selectFrom('roleGrant')
    .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
    .select('roleGrant.id')
    .where('roleGrant.role', '=', 'administrator')
    .where('roleGrant.endedAt', 'is', null)
    .where('appUser.deactivatedAt', 'is', null)
    .executeTakeFirst();
  return administrator !== undefined;
}
