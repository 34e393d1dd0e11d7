import type { Read } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { OpenSession, OwnMeans, SessionMeans } from '#platform/permission/sign-in.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A device that was not seen for so long has been left. */
const idleHours = 12;
/** However busy, a user signs in anew after this. */
export const longestDays = 7;
/** For so long after signing in, weighty changes of the account are taken from whoever sits at the device. */
export const freshMinutes = 10;

// All of these need the sign-in database.

export interface SessionUser {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly isDemo: boolean;
  readonly seenAt: Date;
  readonly means: SessionMeans | null;
  readonly hasSecondFactor: boolean;
}

/** The session of a token and whose it is, while it is in force and the user may work in the service. */
export async function findSession(read: Read, token: string, now: Date): Promise<SessionUser | undefined> {
  const row = await read
    .selectFrom('userSession')
    .innerJoin('appUser', 'appUser.id', 'userSession.userId')
    .select(['userSession.id as sessionId', 'userSession.updatedAt as seenAt', 'userSession.means'])
    .select('appUser.twoFactorEnabled as hasSecondFactor')
    .select(['appUser.id as userId', 'appUser.name', 'appUser.email', 'appUser.language', 'appUser.isDemo'])
    .where('userSession.token', '=', token)
    .where('userSession.expiresAt', '>', now)
    .where('userSession.updatedAt', '>', leftBefore(now))
    .where('appUser.deactivatedAt', 'is', null)
    .executeTakeFirst();
  return row && { ...row, language: row.language as Language, means: row.means as SessionMeans | null };
}

/**
 * Where the user has signed in, the newest first. Of an invented person only the one that asks: the others are of other people who
 * try the service.
 */
export async function listOpenSessions(
  read: Read,
  { userId, sessionId, isDemo }: Actor,
  now: Date,
): Promise<OpenSession[]> {
  const rows = await read
    .selectFrom('userSession')
    .select(['id', 'means', 'ipAddress as origin', 'userAgent', 'createdAt as openedAt', 'updatedAt as seenAt'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', now)
    .where('updatedAt', '>', leftBefore(now))
    .$if(isDemo, (query) => query.where('id', '=', sessionId))
    .orderBy('createdAt', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, means: row.means as OpenSession['means'], isThis: row.id === sessionId }));
}

export async function isFreshSession(read: Read, { sessionId }: Actor, now: Date): Promise<boolean> {
  const fresh = await read
    .selectFrom('userSession')
    .select('id')
    .where('id', '=', sessionId)
    .where('createdAt', '>', new Date(now.getTime() - freshMinutes * MINUTE_MS))
    .executeTakeFirst();
  return fresh !== undefined;
}

/** What a user can sign in with. */
export async function findOwnMeans(read: Read, userId: string): Promise<OwnMeans> {
  const credentials = await read
    .selectFrom('userCredential')
    .select('providerId')
    .where('userId', '=', userId)
    .execute();
  const secondFactor = await read
    .selectFrom('userSecondFactor')
    .select('id')
    .where('userId', '=', userId)
    .where('verified', '=', true)
    .executeTakeFirst();
  const passkeys = await read
    .selectFrom('userPasskey')
    .select(['id', 'name', 'createdAt as addedAt', 'lastUsedAt'])
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .execute();
  const providers = credentials.map(({ providerId }) => providerId);
  return {
    hasPassword: providers.includes(PASSWORD),
    hasSecondFactor: secondFactor !== undefined,
    passkeys,
    providers: providers.filter((id) => id !== PASSWORD),
  };
}

/** What the library calls the credential that is a password. */
export const PASSWORD = 'credential';

function leftBefore(now: Date): Date {
  return new Date(now.getTime() - idleHours * HOUR_MS);
}
