import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { keyRingFrom } from './key-ring.server.ts';
import { isSigned, publicKeysOf, sign } from './signature.server.ts';

const key = () => randomBytes(32).toString('base64');

it('is checked with the public key, which is the same for the same key', () => {
  const words = key();
  const signed = sign(keyRingFrom(words, 'the test'), 'a statement');
  expect(isSigned('a statement', signed)).toBe(true);
  expect(publicKeysOf(keyRingFrom(`${key()} ${words}`, 'the test'))[1]).toEqual(signed.publicKey);
});

it('is not one of another text, by another key, or with what is no key', () => {
  const signed = sign(keyRingFrom(key(), 'the test'), 'a statement');
  const other = sign(keyRingFrom(key(), 'the test'), 'a statement');
  expect(isSigned('another', signed)).toBe(false);
  expect(isSigned('a statement', { ...signed, publicKey: other.publicKey })).toBe(false);
  expect(isSigned('a statement', { ...signed, publicKey: Buffer.from('no key') })).toBe(false);
});
