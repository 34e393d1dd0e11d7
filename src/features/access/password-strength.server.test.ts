import { describe, expect, it } from 'vitest';
import type { PasswordWeakness } from './password-strength.model.ts';
import { judgePassword } from './password-strength.server.ts';

const person = { name: 'Noora Kivipuro', email: 'noora.kivipuro@koordi.example' };

describe('a new password', () => {
  it.each<[string, PasswordWeakness]>([
    ['lyhyt-sana1', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['NooraKivipuro1', 'personal'],
    ['kivipuro@koordi', 'personal'],
    ['salasana12345', 'common'],
    ['passwordpassword', 'repeated'],
    ['abcdefghijklmnop', 'keyboard'],
    ['ababababababab', 'repeated'],
  ])('%s will not do: %s', async (password, weakness) => {
    expect(await judgePassword(password, person)).toBe(weakness);
  });

  it.each(['oikea hevonen akku niitti', 'kolme-vihreää-rantapalloa', 'Tz9#kq!vW2pLmX'])(
    '%s will do',
    async (password) => {
      expect(await judgePassword(password, person)).toBeUndefined();
    },
  );
});
