import type { Read } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A device that was not seen for so long has been left. */
const idleHours = 12;
/** However busy, a user signs in anew after this. */
export const longestDays = 7;

// All of these need the sign-in database.

export interface SessionUser {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly isDemo: boolean;
  readonly seenAt: Date;
}

/** The session of a token and whose it is, while it is in force and the user may work in the service. */
export async function findSession(read: Read, token: string, now: Date): Promise<SessionUser | undefined> {
  const row = await read
    .selectFrom('userSession')
    .innerJoin('appUser', 'appUser.id', 'userSession.userId')
    .select(['userSession.id as sessionId', 'userSession.updatedAt as seenAt'])
    .select(['appUser.id as userId', 'appUser.name', 'appUser.email', 'appUser.language', 'appUser.isDemo'])
    .where('userSession.token', '=', token)
    .where('userSession.expiresAt', '>', now)
    .where('userSession.updatedAt', '>', leftBefore(now))
    .where('appUser.deactivatedAt', 'is', null)
    .executeTakeFirst();
  return row && { ...row, language: row.language as Language };
}

/** What the library calls the credential that is a password. */
export const PASSWORD = 'credential';

function leftBefore(now: Date): Date {
  return new Date(now.getTime() - idleHours * HOUR_MS);
}
