import { expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

it.each([
  ['203.0.113.5', undefined, '203.0.113.5'],
  ['203.0.113.5', '198.51.100.1', '203.0.113.5'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['127.0.0.1', '::ffff:198.51.100.1', '198.51.100.1'],
  ['::ffff:10.0.0.3', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
  ['::1', 'not an address', '0:0:0:0'],
  ['172.17.0.2', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::5', undefined, '2001:db8:0:0'],
])('a request over %s, passed on for %s, comes from %s', (ip, passedOn, client) => {
  const headers = passedOn === undefined ? {} : { 'x-forwarded-for': passedOn };
  expect(clientAddress({ ip, headers }, true)).toBe(client);
});

it('believes nobody where there is no proxy', () => {
  expect(clientAddress({ ip: '10.0.0.3', headers: { 'x-forwarded-for': '198.51.100.1' } }, false)).toBe('10.0.0.3');
});
