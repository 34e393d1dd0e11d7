import { expectFitAddress, openSignIn, type ProviderSetting } from '#features/access/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { type Database, openSignInDatabase } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import type { SignIn } from '#platform/permission/sign-in.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';

export interface SignInService {
  readonly signIn: SignIn | undefined;
  /** Its connections, for jobs that are part of signing in. */
  readonly database: Database | undefined;
  close(): Promise<void>;
}

export interface SignInSetting {
  readonly target: DatabaseTarget;
  /** Without keys nobody can sign in. */
  readonly keys: KeyRing | undefined;
  readonly origin: string;
  /** Identity providers at which people may sign in. */
  readonly providers: readonly ProviderSetting[];
  readonly requiresSecondFactor: boolean;
  readonly note: (line: string) => void;
}

/** Lets people sign in, over database connections that only this may use. Throws `EnvironmentFailure` when a provider cannot be used. */
export async function startSignIn(setting: SignInSetting): Promise<SignInService> {
  const { target, keys, origin, providers, requiresSecondFactor, note } = setting;
  if (!keys) {
    note('Nobody can sign in: KOORDI_SECRET_KEY is not set.');
    return { signIn: undefined, database: undefined, close: async () => {} };
  }
  expectFitAddress(providers, origin);
  const database: Database = openSignInDatabase(target);
  const signIn = await openSignIn({ database, keys, clock: systemClock, origin, providers, requiresSecondFactor });
  return { signIn, database, close: () => database.destroy() };
}
