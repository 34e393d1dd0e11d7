import { type Clock, systemClock } from '#platform/clock.ts';
import type { SignIn } from '#platform/permission/sign-in.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';

/** What a process offers to all its requests, for acts. */
export interface Services {
  clock: Clock;
  /** The keys that personal data are sealed with; `undefined` where the operator gave none: nothing of the kind is kept then. */
  keys: KeyRing | undefined;
  /** Whether a mail that is written down will be sent. */
  sendsMail: boolean;
  /** Signing in; `undefined` in a process that has only public pages. */
  signIn: SignIn | undefined;
  /** Lets a job of this process begin at once, since there is something to do. */
  wakeJob(name: string): void;
}

/** The services of a process that only shows pages. */
export const noServices: Services = {
  clock: systemClock,
  keys: undefined,
  sendsMail: false,
  signIn: undefined,
  wakeJob: () => {},
};
