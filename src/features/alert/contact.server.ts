import { mailAddressKey } from '#platform/mail/mail-address.model.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';
import { keyedDigests, seal, unseal } from '#platform/secret/seal.server.ts';
import { tokenDigest } from '#platform/secret/token.server.ts';

/** Whom to write to, and the token for the links in the mail. Kept only sealed. */
export interface Contact {
  readonly address: string;
  readonly token: string;
}

export function sealContact(keys: KeyRing, contact: Contact): Buffer {
  return seal(keys, JSON.stringify(contact), placeOf(tokenDigest(contact.token)));
}

/** Throws `SealBroken`. */
export function openContact(keys: KeyRing, sealed: Buffer, digestOfToken: string): Contact {
  return JSON.parse(unseal(keys, sealed, placeOf(digestOfToken)));
}

/** By which requests for the same address are found; the newest key first. */
export function addressDigests(keys: KeyRing, address: string): readonly [string, ...string[]] {
  return keyedDigests(keys, `saved_search ${mailAddressKey(address)}`);
}

/** A sealed contact opens in its own row only. */
function placeOf(digestOfToken: string): string {
  return `saved_search ${digestOfToken}`;
}
