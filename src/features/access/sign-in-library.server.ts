import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { Database } from '#platform/db/database.server.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';
import { longestPassword, shortestPassword } from './password-strength.model.ts';
import { longestDays } from './session.queries.server.ts';
import { databaseOfActUnderWay } from './sign-in-transaction.server.ts';

export const cookiePrefix = 'koordi';

const DAY_SECONDS = 24 * 60 * 60;

export interface LibrarySetting {
  /** As `openSignInDatabase` gives it. */
  readonly database: Database;
  readonly keys: KeyRing;
  /** Scheme and host as browsers know the service. */
  readonly origin: string;
}

export type SignInLibrary = ReturnType<typeof createLibrary>;

/**
 * better-auth over our own tables. What of it is used and what is closed: docs/decisions/0022-better-auth.md. Its queries run in
 * the transaction of `inSignInTransaction`, so that what it does and our audit of it are one.
 */
export function createLibrary({ database, keys, origin }: LibrarySetting) {
  const sessionsBelongTo = (userId: string) => mayWork(database, userId);
  return betterAuth({
    appName: 'Koordi',
    baseURL: origin,
    secrets: keys.map((key) => ({ version: key.id.readUInt32BE(0), value: key.signing })),
    database: { db: databaseOfActUnderWay(database), type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Attempts are counted by us, in the database: see sign-in-failure.model.ts.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    user: { modelName: 'appUser' },
    session: {
      modelName: 'userSession',
      expiresIn: longestDays * DAY_SECONDS,
      // `updated_at` says when a device was last seen; `findSession` judges by it.
      disableSessionRefresh: true,
    },
    account: { modelName: 'userCredential' },
    verification: { modelName: 'userVerification' },
    databaseHooks: { session: { create: { before: async ({ userId }) => sessionsBelongTo(userId) } } },
    advanced: {
      cookiePrefix,
      useSecureCookies: origin.startsWith('https:'),
      // Noted by us, as the server knows it.
      ipAddress: { disableIpTracking: true },
    },
    plugins: [sessionsOfService()],
  } satisfies BetterAuthOptions);
}

/** Whoever may not work in the service any more gets no session, by whatever means. */
async function mayWork(database: Database, userId: string): Promise<boolean> {
  const user = await databaseOfActUnderWay(database)
    .selectFrom('appUser')
    .select('deactivatedAt')
    .where('id', '=', userId)
    .executeTakeFirst();
  return user?.deactivatedAt === null;
}

/** Opens a session for a user whom we know by other means than the library: by one click in the demo, by a link. */
function sessionsOfService() {
  return {
    id: 'koordi',
    endpoints: {
      openSessionOf: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(ctx.body.userId);
          const session = user && (await internalAdapter.createSession(user.id));
          if (!user || !session) throw new APIError('UNAUTHORIZED');
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ token: session.token });
        },
      ),
    },
  };
}
