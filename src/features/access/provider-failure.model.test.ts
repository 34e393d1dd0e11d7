import { expect, it } from 'vitest';
import { failureOfCode, providerFailureFrom } from './provider-failure.model.ts';
import { providerPage } from './provider-page.model.ts';

it.each([
  ['account_not_linked', 'account'],
  ['account not linked', 'account'],
  ['signup disabled', 'account'],
  ['access_denied', 'declined'],
  ['state_mismatch', 'late'],
  ['discovery_failed', 'down'],
  ['replay_detected', 'failed'],
  ['<script>', 'failed'],
  [null, 'failed'],
] as const)('the code %s means %s', (code, failure) => {
  expect(failureOfCode(code)).toBe(failure);
});

it('is read from an address only when there is such a one', () => {
  expect(providerFailureFrom('late')).toBe('late');
  expect(providerFailureFrom('constructor')).toBeUndefined();
  expect(providerPage('sv', 'oidc', '/sv/workspace?a=1&b=2', 'late')).toBe(
    '/sv/sign-in/provider/oidc?failed=late&next=%2Fsv%2Fworkspace%3Fa%3D1%26b%3D2',
  );
});
