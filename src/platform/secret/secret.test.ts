import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findKeyRing, keyRingFrom } from './key-ring.server.ts';
import { keyedDigests, SealBroken, seal, unseal } from './seal.server.ts';
import { settingFrom } from './setting.server.ts';
import { newToken, tokenDigest } from './token.server.ts';

const freshKey = () => randomBytes(32).toString('base64');
const [oldKey, newKey] = [freshKey(), freshKey()];
const oldRing = keyRingFrom(oldKey, 'test');
const bothRing = keyRingFrom(`${newKey}\n${oldKey}\n`, 'test');
const newRing = keyRingFrom(newKey, 'test');

describe('a sealed text', () => {
  it('opens to what it was, in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
        expect(unseal(oldRing, seal(oldRing, text, place), place)).toBe(text);
      }),
    );
  });

  it('never looks the same twice and never shows the text', () => {
    const sealed = [seal(oldRing, 'maija@example.fi', 'a'), seal(oldRing, 'maija@example.fi', 'a')];
    expect(sealed[0]?.equals(sealed[1] ?? Buffer.of())).toBe(false);
    expect(sealed[0]?.toString('latin1')).not.toContain('maija');
  });

  it('does not open in another place, nor after any byte was changed', () => {
    const sealed = seal(oldRing, 'maija@example.fi', 'row 1');
    expect(() => unseal(oldRing, sealed, 'row 2')).toThrow(SealBroken);
    for (const index of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => unseal(oldRing, changed, 'row 1')).toThrow(SealBroken);
    }
    expect(() => unseal(oldRing, sealed.subarray(0, 20), 'row 1')).toThrow(SealBroken);
  });

  it('opens after a change of keys as long as the old key is kept', () => {
    const sealed = seal(oldRing, 'maija@example.fi', 'a');
    expect(unseal(bothRing, sealed, 'a')).toBe('maija@example.fi');
    expect(() => unseal(newRing, sealed, 'a')).toThrow(/is not among the keys/);
    expect(unseal(newRing, seal(bothRing, 'x', 'a'), 'a')).toBe('x');
  });
});

describe('a keyed digest', () => {
  it('finds the same text again, also one told before a change of keys', () => {
    expect(keyedDigests(bothRing, 'a')).toContain(keyedDigests(oldRing, 'a')[0]);
    expect(keyedDigests(bothRing, 'a')[0]).toBe(keyedDigests(newRing, 'a')[0]);
    expect(keyedDigests(oldRing, 'a')).not.toEqual(keyedDigests(oldRing, 'b'));
    expect(keyedDigests(oldRing, 'a')).not.toEqual(keyedDigests(newRing, 'a'));
  });
});

describe('a token', () => {
  it('is fit for an address, and known again by its digest', () => {
    const token = newToken();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(newToken()).not.toBe(token);
    expect(tokenDigest(token)).toMatch(/^[\da-f]{64}$/);
  });
});

describe('keys and settings', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'koordi-secret-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are none when nothing is set and no file may be made', () => {
    expect(findKeyRing({}, undefined)).toBeUndefined();
  });

  it('come from the environment, or from a file it names', () => {
    const path = join(folder, 'key');
    writeFileSync(path, `${oldKey}\n`);
    expect(findKeyRing({ KOORDI_SECRET_KEY: oldKey }, undefined)).toEqual(oldRing);
    expect(findKeyRing({ KOORDI_SECRET_KEY_FILE: path }, undefined)).toEqual(oldRing);
  });

  it('are made once, for their owner alone, where a file may be made', () => {
    const path = join(folder, 'new/secret.key');
    const made = findKeyRing({}, path);
    expect(findKeyRing({}, path)).toEqual(made);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'new'))).toEqual(['secret.key']);
  });

  it('that are none are refused without being shown', () => {
    const wrong = { KOORDI_SECRET_KEY: 'hunter2' };
    expect(() => findKeyRing(wrong, undefined)).toThrow(/^KOORDI_SECRET_KEY holds something that is no key/);
    expect(() => findKeyRing(wrong, undefined)).not.toThrow(/hunter2/);
    writeFileSync(join(folder, 'empty'), '\n');
    expect(() => findKeyRing({}, join(folder, 'empty'))).toThrow(/no key/);
  });

  it('are told apart when given twice, missing or empty', () => {
    const path = join(folder, 'empty');
    writeFileSync(path, ' \n');
    expect(() => settingFrom({ A: 'x', A_FILE: path }, 'A')).toThrow('Both A and A_FILE are set: leave one of them.');
    expect(() => settingFrom({ A_FILE: path }, 'A')).toThrow(/is empty/);
    expect(() => settingFrom({ A_FILE: join(folder, 'none') }, 'A')).toThrow(/cannot be read/);
    expect(settingFrom({ A: '  x ' }, 'A')).toBe('x');
    expect(settingFrom({ A: '' }, 'A')).toBeUndefined();
  });
});
