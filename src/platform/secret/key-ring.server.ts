import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EnvironmentFailure } from '../environment-failure.ts';
import { settingFrom } from './setting.server.ts';

/** One secret key and what is drawn from it. The id is no secret: it stands beside what the key has sealed. */
export interface SecretKey {
  readonly id: Buffer;
  readonly sealing: Buffer;
  readonly digesting: Buffer;
  /** The seed of a pair of Ed25519 keys. */
  readonly attesting: Buffer;
  /** For the library that signs people in, which wants a text. */
  readonly signing: string;
}

/** The first key is the one in use; the others only open what was sealed before the last change of keys. */
export type KeyRing = readonly [SecretKey, ...SecretKey[]];

const KEY_BYTES = 32;
export const KEY_ID_BYTES = 4;
const EXPECTED = `expected 32 random bytes in base64, as 'openssl rand -base64 32' prints them`;

/**
 * The keys of KOORDI_SECRET_KEY or KOORDI_SECRET_KEY_FILE, several with spaces or line breaks between them, the newest first.
 * Otherwise, where `keyFile` is given, those of that file, which is made when it is missing, for its owner alone. Throws
 * `EnvironmentFailure`, which never holds a key.
 */
export function findKeyRing(
  env: Readonly<Record<string, string | undefined>>,
  keyFile: string | undefined,
): KeyRing | undefined {
  const given = settingFrom(env, 'KOORDI_SECRET_KEY');
  if (given) return keyRingFrom(given, 'KOORDI_SECRET_KEY');
  return keyFile === undefined ? undefined : keyRingFrom(readOrMake(keyFile), keyFile);
}

/** Throws `EnvironmentFailure` when the text, which comes from `where`, is not one or more keys. */
export function keyRingFrom(text: string, where: string): KeyRing {
  const [newest, ...older] = text
    .trim()
    .split(/\s+/)
    .map((word) => secretKey(word, where));
  if (!newest) throw new EnvironmentFailure(`${where} holds no key: ${EXPECTED}.`);
  return [newest, ...older];
}

function secretKey(word: string, where: string): SecretKey {
  const bytes = Buffer.from(word, 'base64');
  if (bytes.length !== KEY_BYTES) throw new EnvironmentFailure(`${where} holds something that is no key: ${EXPECTED}.`);
  const drawn = (purpose: string) => Buffer.from(hkdfSync('sha256', bytes, '', `koordi ${purpose}`, KEY_BYTES));
  return {
    id: createHash('sha256').update(drawn('key id')).digest().subarray(0, KEY_ID_BYTES),
    sealing: drawn('sealing'),
    digesting: drawn('digesting'),
    attesting: drawn('attesting'),
    signing: drawn('signing in').toString('base64url'),
  };
}

function readOrMake(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!isMissing(error)) throw new EnvironmentFailure(`The key file ${path} cannot be read.`, { cause: error });
  }
  makeKeyFile(path);
  return readFileSync(path, 'utf8');
}

/** Written aside and then given its name, which only the first of several processes succeeds in: no reader sees half a key. */
function makeKeyFile(path: string): void {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(unfinished, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    linkSync(unfinished, path);
  } catch (error) {
    if (!isThere(error)) throw new EnvironmentFailure(`The key file ${path} cannot be written.`, { cause: error });
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
