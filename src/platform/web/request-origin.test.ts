import { expect, it } from 'vitest';
import { isAuthority, requestOrigin } from './request-origin.ts';

it.each([
  'koordi.example',
  'localhost:4100',
  '192.0.2.1:80',
  '[2001:db8::1]:8080',
  'koordi_app:4100',
  'KOORDI.example.',
])('%s is a host', (host) => {
  expect(isAuthority(host)).toBe(true);
});

it.each(['', 'a[b', 'a"><x>b', 'a b', 'a/b', 'user@host', 'host:99999', '[:::]', 'a%00', '192.0.2.999', 'é.example'])(
  '%j is none',
  (host) => {
    expect(isAuthority(host)).toBe(false);
  },
);

it('is what the operator says, or else what was asked for', () => {
  const asked = { protocol: 'http', host: 'koordi.example:8080' };
  expect(requestOrigin(asked, undefined)).toBe('http://koordi.example:8080');
  expect(requestOrigin(asked, 'https://koordi.example')).toBe('https://koordi.example');
});
