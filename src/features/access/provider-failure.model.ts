import { type ProviderFailure, providerFailures } from '#platform/permission/provider-failure.ts';

/** Codes of the library and of the protocols. What none of these says is not in order, whatever it is. */
const codes: Readonly<Record<ProviderFailure, readonly string[]>> = {
  account: [
    'account_not_linked',
    'signup_disabled',
    'unable_to_create_session',
    'account_closed',
    'foreign_domain',
    'email_not_verified',
  ],
  declined: [
    'access_denied',
    'login_required',
    'interaction_required',
    'consent_required',
    'account_selection_required',
  ],
  late: ['invalid_state', 'state_mismatch', 'state_not_found'],
  down: ['discovery_failed', 'temporarily_unavailable', 'server_error'],
  wait: [],
  failed: [],
};

/** What a code with which an answer of a provider was refused means to who waits. */
export function failureOfCode(code: string | null): ProviderFailure {
  const plain = code?.replaceAll(' ', '_').toLowerCase() ?? '';
  return providerFailures.find((failure) => codes[failure].includes(plain)) ?? 'failed';
}

/** A failure as the address of its page says it. */
export function providerFailureFrom(text: string | null): ProviderFailure | undefined {
  return providerFailures.find((failure) => failure === text);
}

/** How the page of a failure is answered. */
export const statusOfFailure: Readonly<Record<ProviderFailure, number>> = {
  account: 403,
  declined: 403,
  late: 400,
  down: 503,
  wait: 429,
  failed: 400,
};
