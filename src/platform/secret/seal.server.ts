import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { KEY_ID_BYTES, type KeyRing } from './key-ring.server.ts';

// A sealed text: version (1 byte), id of the key (4), nonce (12), tag (16), the text in AES-256-GCM.

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES;

/** What was sealed cannot be opened: the key is missing, the text was changed, or it belongs elsewhere. */
export class SealBroken extends Error {
  override name = 'SealBroken';
}

/**
 * Seals a text with the newest key. `place` says where the sealed text will stand (a row's own token, say): it opens only with
 * the same words, so nobody can move it to another row.
 */
export function seal(keys: KeyRing, text: string, place: string): Buffer {
  const [key] = keys;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.sealing, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), key.id, nonce, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made, by whichever key of the ring made it. Throws `SealBroken`. */
export function unseal(keys: KeyRing, sealed: Buffer, place: string): string {
  if (sealed[0] !== VERSION || sealed.length < HEAD_BYTES) throw new SealBroken('This is no sealed text.');
  const [id, nonce, tag, body] = parts(sealed);
  const key = keys.find((candidate) => candidate.id.equals(id));
  if (!key) throw new SealBroken(`The key ${id.toString('hex')} that sealed this is not among the keys.`);
  const decipher = createDecipheriv('aes-256-gcm', key.sealing, nonce).setAAD(Buffer.from(place)).setAuthTag(tag);
  try {
    return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
  } catch (error) {
    throw new SealBroken('The sealed text was changed, or stands in another place.', { cause: error });
  }
}

/**
 * A digest by which the same text is found again (hex), but not guessed without the key: one for each key of the ring, that of
 * the newest first, since texts told before a change of keys have digests of the older one.
 */
export function keyedDigests(keys: KeyRing, text: string): readonly [string, ...string[]] {
  const [newest, ...older] = keys;
  const digest = ({ digesting }: { digesting: Buffer }) => createHmac('sha256', digesting).update(text).digest('hex');
  return [digest(newest), ...older.map(digest)];
}

function parts(sealed: Buffer): [id: Buffer, nonce: Buffer, tag: Buffer, body: Buffer] {
  const nonceAt = 1 + KEY_ID_BYTES;
  const tagAt = nonceAt + NONCE_BYTES;
  return [
    sealed.subarray(1, nonceAt),
    sealed.subarray(nonceAt, tagAt),
    sealed.subarray(tagAt, HEAD_BYTES),
    sealed.subarray(HEAD_BYTES),
  ];
}
