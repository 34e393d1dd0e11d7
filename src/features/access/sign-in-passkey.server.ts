import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';

/** Passkeys for signing in, as the library keeps them in our table. `name`: how devices call the service. */
export function passkeysOf(name: string, origin: string) {
  return passkey({
    rpName: name,
    origin,
    advanced: { webAuthnChallengeCookie: 'passkey' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: async ({ verification }) => expectVerifiedUser(verification.registrationInfo),
    },
    authentication: {
      afterVerification: async ({ verification }) => expectVerifiedUser(verification.authenticationInfo),
    },
    schema: { passkey: { modelName: 'userPasskey', fields: { credentialID: 'credentialId' } } },
  });
}

/** A passkey stands for password and second factor together only if the device asked its owner for a finger, a face or a number. */
function expectVerifiedUser(shown: { readonly userVerified: boolean } | undefined): void {
  if (!shown?.userVerified) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED' });
}
