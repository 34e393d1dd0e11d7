/** Attempts with a password that came to nothing, or are under way, beside the one that is judged. */
export interface RecentAttempts {
  /** For this account from this network, within `accountMinutes`. */
  readonly forAccountFromNetwork: number;
  /** For whatever account from this network, within `networkMinutes`. */
  readonly fromNetwork: number;
  /** For this account from devices at which nobody had signed in to it, within `strangerMinutes`. */
  readonly forAccountFromStrangers: number;
  /** Whether somebody has signed in to the account at this device before. */
  readonly isKnownDevice: boolean;
}

export const attemptLimits = {
  accountFromNetwork: { most: 10, minutes: 15 },
  network: { most: 50, minutes: 15 },
  accountFromStrangers: { most: 100, minutes: 60 },
} as const;

/**
 * Whether an attempt is to wait. A guesser spends the attempts of the own network; the one limit that holds for an account wherever
 * guesses come from does not concern the devices of its owner, so nobody can lock them out.
 */
export function mustWait(attempts: RecentAttempts): boolean {
  const { accountFromNetwork, network, accountFromStrangers } = attemptLimits;
  return (
    attempts.forAccountFromNetwork >= accountFromNetwork.most ||
    attempts.fromNetwork >= network.most ||
    (!attempts.isKnownDevice && attempts.forAccountFromStrangers >= accountFromStrangers.most)
  );
}
