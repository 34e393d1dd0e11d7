import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins';
import { z } from 'zod';
import type { Database } from '#platform/db/database.server.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';
import { newBackupCodes } from './backup-codes.server.ts';
import { longestPassword, shortestPassword } from './password-strength.model.ts';
import type { ProviderSetting } from './provider-setting.server.ts';
import { serviceName } from './service-name.ts';
import { freshMinutes, longestDays } from './session.queries.server.ts';
import { passkeysOf } from './sign-in-passkey.server.ts';
import { providersOf, whyDoubted } from './sign-in-provider.server.ts';
import { databaseOfActUnderWay } from './sign-in-transaction.server.ts';

export const cookiePrefix = 'koordi';

/** Below this lie the few addresses of signing in that are no pages: those to which identity providers answer. */
export const libraryPath = '/auth';

const DAY_SECONDS = 24 * 60 * 60;

export interface LibrarySetting {
  /** As `openSignInDatabase` gives it. */
  readonly database: Database;
  readonly keys: KeyRing;
  /** Scheme and host as browsers know the service. */
  readonly origin: string;
  /** Identity providers at which people may sign in; none unless given. */
  readonly providers?: readonly ProviderSetting[] | undefined;
}

export type SignInLibrary = ReturnType<typeof createLibrary>;

/**
 * better-auth over our own tables. What of it is used and what is closed: docs/decisions/0022-better-auth.md. Its queries run in
 * the transaction of `inSignInTransaction`, so that what it does and our audit of it are one.
 */
export function createLibrary({ database, keys, origin, providers = [] }: LibrarySetting) {
  const sessionsBelongTo = (userId: string) => mayWork(database, userId);
  return betterAuth({
    appName: serviceName,
    baseURL: origin,
    basePath: libraryPath,
    // A provider on a network of its own is not reached for but by the operator's word.
    trustedOrigins: providers.flatMap((provider) =>
      provider.kind === 'oidc' ? [new URL(provider.issuer).origin] : [],
    ),
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
    user: {
      modelName: 'appUser',
      validateUserInfo: async ({ user, source }) => {
        const isClosed = user.id !== undefined && !(await sessionsBelongTo(user.id));
        return isClosed ? { error: 'account_closed' } : whyDoubted(providers, user, source);
      },
    },
    session: {
      modelName: 'userSession',
      expiresIn: longestDays * DAY_SECONDS,
      // `updated_at` says when a device was last seen; `findSession` judges by it.
      disableSessionRefresh: true,
      freshAge: freshMinutes * 60,
    },
    account: { modelName: 'userCredential', updateAccountOnSignIn: false },
    verification: { modelName: 'userVerification' },
    databaseHooks: {
      session: { create: { before: async ({ userId }) => sessionsBelongTo(userId) } },
      account: { create: { before: async (account) => ({ data: { ...account, ...noTokens } }) } },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: origin.startsWith('https:'),
      // Noted by us, as the server knows it.
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      sessionsOfService(),
      providersOf(providers, `${origin}${libraryPath}`),
      passkeysOf(serviceName, origin),
      twoFactor({
        issuer: serviceName,
        // As with passwords, attempts are counted by us: a lock of the library's would shut out the owner too.
        accountLockout: { enabled: false },
        backupCodeOptions: { storeBackupCodes: 'encrypted', customBackupCodesGenerate: newBackupCodes },
        schema: { twoFactor: { modelName: 'userSecondFactor', fields: { lockedUntil: 'lockedUntilAt' } } },
      }),
    ],
  } satisfies BetterAuthOptions);
}

/** Tokens of a provider would let us act there in somebody's name: they are not kept. */
const noTokens = { accessToken: null, refreshToken: null, idToken: null, scope: null };

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
