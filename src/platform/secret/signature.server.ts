import { createPrivateKey, createPublicKey, type KeyObject, sign as signBytes, verify } from 'node:crypto';
import type { KeyRing } from './key-ring.server.ts';

/** A signature that anybody can check who has the public key. */
export interface Signature {
  /** In the form SPKI, DER. */
  readonly publicKey: Buffer;
  readonly signature: Buffer;
}

/** What PKCS #8 puts before the 32 bytes of an Ed25519 key. */
const PRIVATE_KEY_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs a text by Ed25519 with the newest key. */
export function sign([{ attesting }]: KeyRing, text: string): Signature {
  const key = privateKeyOf(attesting);
  return { publicKey: publicKeyOf(key), signature: signBytes(null, Buffer.from(text), key) };
}

/** The public keys that belong to a ring, the newest first. */
export function publicKeysOf(keys: KeyRing): Buffer[] {
  return keys.map(({ attesting }) => publicKeyOf(privateKeyOf(attesting)));
}

/** Whether the holder of the private key signed this very text. */
export function isSigned(text: string, { publicKey, signature }: Signature): boolean {
  try {
    const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, signature);
  } catch {
    // What is no key signs nothing.
    return false;
  }
}

function privateKeyOf(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_KEY_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

function publicKeyOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' });
}
