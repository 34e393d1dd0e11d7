import type { SignIn } from '#platform/permission/sign-in.ts';
import type { SignInMeans } from './sign-in-desk.server.ts';

/** Signing in for a process that serves pages. Loaded when asked for: the library is large, and most commands do without. */
export async function openSignIn(means: SignInMeans): Promise<SignIn> {
  const { createSignIn } = await import('./sign-in.server.ts');
  return createSignIn(means);
}
