import { openSignIn } from '#features/access/public.server.ts';
import { systemClock } from '#platform/clock.ts';
import { type Database, openSignInDatabase } from '#platform/db/database.server.ts';
import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import type { SignIn } from '#platform/permission/sign-in.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';

export interface SignInService {
  readonly signIn: SignIn | undefined;
  close(): Promise<void>;
}

export interface SignInSetting {
  readonly target: DatabaseTarget;
  /** Without keys nobody can sign in. */
  readonly keys: KeyRing | undefined;
  readonly origin: string;
  readonly note: (line: string) => void;
}

/** Lets people sign in, over database connections that only this may use. */
export async function startSignIn({ target, keys, origin, note }: SignInSetting): Promise<SignInService> {
  if (!keys) {
    note('Nobody can sign in: KOORDI_SECRET_KEY is not set.');
    return { signIn: undefined, close: async () => {} };
  }
  const database: Database = openSignInDatabase(target);
  const signIn = await openSignIn({ database, keys, clock: systemClock, origin });
  return { signIn, close: () => database.destroy() };
}
