/**
 * Why somebody who came back from an identity provider is not let in. `account`: it vouches for nobody who has an account here, or
 * the account is closed; `declined`: the provider did not let them in, or they turned back; `late`: begun too long ago, or in another
 * browser; `down`: it does not answer; `wait`: too many have begun or come back from the network; `failed`: what it sent is not in order.
 */
export const providerFailures = ['account', 'declined', 'late', 'down', 'wait', 'failed'] as const;

export type ProviderFailure = (typeof providerFailures)[number];
