/** Attempts with a password that came to nothing, or are under way, beside the one that is judged. */
export interface RecentAttempts {
  /** For this account from this network by devices at which nobody had signed in to it, within `accountFromNetwork.minutes`. */
  readonly forAccountFromNetwork: number;
  /** For whatever account from this network by such devices, within `network.minutes`. */
  readonly fromNetwork: number;
  /** For this account by such devices anywhere, within `accountFromStrangers.minutes`. */
  readonly forAccountFromStrangers: number;
  /** For this account by this very device, at which somebody has signed in to it before, within `accountFromDevice.minutes`. */
  readonly forAccountFromDevice: number;
  /** Whether somebody has signed in to the account at this device before. */
  readonly isKnownDevice: boolean;
}

export const attemptLimits = {
  accountFromNetwork: { most: 10, minutes: 15 },
  network: { most: 50, minutes: 15 },
  accountFromStrangers: { most: 100, minutes: 60 },
  accountFromDevice: { most: 10, minutes: 15 },
} as const;

/**
 * Whether an attempt is to wait. Each device of the owner is counted apart from all others, so that nobody who guesses, from wherever,
 * can lock an owner out of it.
 */
export function mustWait(attempts: RecentAttempts): boolean {
  const { accountFromNetwork, network, accountFromStrangers, accountFromDevice } = attemptLimits;
  if (attempts.isKnownDevice) return attempts.forAccountFromDevice >= accountFromDevice.most;
  return (
    attempts.forAccountFromNetwork >= accountFromNetwork.most ||
    attempts.fromNetwork >= network.most ||
    attempts.forAccountFromStrangers >= accountFromStrangers.most
  );
}
