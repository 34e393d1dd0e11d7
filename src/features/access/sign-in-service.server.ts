import type { RouterContextProvider } from 'react-router';
import type { SignIn } from '#platform/permission/sign-in.ts';
import { servicesFrom } from '#platform/web/request-context.server.ts';

/** Signing in, for pages of those who have signed in: without it nobody would be there. */
export function signInFrom(context: Pick<RouterContextProvider, 'get'>): SignIn {
  const { signIn } = servicesFrom(context);
  if (!signIn) throw new Error('Somebody is signed in where nobody can sign in.');
  return signIn;
}
