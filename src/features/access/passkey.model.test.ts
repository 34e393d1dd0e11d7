import { describe, expect, it } from 'vitest';
import { canDoWithout, canHavePasskeys, passkeyAnswerFrom, passkeyNameFrom } from './passkey.model.ts';

describe('canHavePasskeys', () => {
  it.each([
    'https://koordi.example',
    'https://koordi.example:8443',
    'http://localhost:4100',
    'http://koordi.localhost',
  ])('allows a name that nobody in between can stand for: %s', (origin) => expect(canHavePasskeys(origin)).toBe(true));
  it.each(['http://127.0.0.1:4100', 'https://192.0.2.7', 'https://[2001:db8::1]', 'http://koordi.example'])(
    'allows neither a number nor an open line: %s',
    (origin) => expect(canHavePasskeys(origin)).toBe(false),
  );
});

describe('passkeyNameFrom', () => {
  it('tidies what was written', () => expect(passkeyNameFrom('  Työn   läppäri ')).toBe('Työn läppäri'));
  it('keeps one line that shows all it holds', () => {
    expect(passkeyNameFrom('Työn\u2028läppäri\u202E')).toBe('Työn läppäri');
    expect(passkeyNameFrom('\u200B\n')).toBeNull();
  });
  it('takes nothing for no name', () => expect(passkeyNameFrom('   ')).toBeNull());
  it('keeps what is needed to know it again', () => expect(passkeyNameFrom('x'.repeat(200))).toHaveLength(60));
});

describe('canDoWithout', () => {
  const only = { hasPassword: false, passkeys: [1], providers: [], isDemo: false };
  it('refuses to lose the only way to sign in', () => expect(canDoWithout(only)).toBe(false));
  it.each([
    ['a password', { hasPassword: true }],
    ['another passkey', { passkeys: [1, 2] }],
    ['an identity provider', { providers: ['oidc'] }],
    ['a click, as an invented person', { isDemo: true }],
  ])('lets go where there is %s', (_, other) => expect(canDoWithout({ ...only, ...other })).toBe(true));
});

describe('passkeyAnswerFrom', () => {
  it('reads what a browser sends', () => expect(passkeyAnswerFrom('{"id":"a","type":"public-key"}')?.id).toBe('a'));
  it.each(['', 'null', '[]', '{}', '{"id":1}', '{', '"id"'])('takes nothing else: %s', (text) =>
    expect(passkeyAnswerFrom(text)).toBeUndefined(),
  );
});
