import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownAddress } from './own-address.ts';

describe('an address to be sent to', () => {
  it.each([
    ['/fi/workspace/audit?act=session.open&page=2#end'],
    ['/fi/workspace/ä?q=ö', '/fi/workspace/%C3%A4?q=%C3%B6'],
    ['/fi/workspace/../projects', '/fi/projects'],
    ['/fi/workspace/%2e%2e/projects', '/fi/projects'],
  ])('is a page of ours, written as in a header: %s', (asked, written = asked) => {
    expect(ownAddress(asked)).toBe(written);
  });

  it.each([
    null,
    '',
    'fi',
    '//example.org/fi',
    '/fi/..//example.org/fi',
    '/fi\\x',
    '/fi/x\r\nX: 1',
    '/de/x',
    '/fi/../x',
  ])('is none of ours: %j', (asked) => expect(ownAddress(asked)).toBeUndefined());

  it('fits a header whatever was asked, and stays with us', () => {
    const asked = fc.oneof(fc.string({ unit: 'binary' }), fc.webPath());
    fc.assert(
      fc.property(fc.constantFrom('', '/fi', '/sv/workspace/'), asked, (start, end) => {
        const address = ownAddress(start + end);
        if (address !== undefined) expect(address).toMatch(/^\/(?:fi|sv|en)(?:[/?#][\x21-\x7e]*)?$/);
      }),
    );
  });
});
