import { describe, expect, it } from 'vitest';
import { nextAddress } from './next-address.model.ts';

describe('the address after signing in', () => {
  it.each(['/fi/workspace/audit?act=session.open&page=2', '/sv/projects/S20193', '/en/workspace#drafts'])(
    'is the page that was asked for: %s',
    (asked) => {
      expect(nextAddress(asked, 'fi')).toBe(asked);
    },
  );

  it.each([
    null,
    undefined,
    '',
    'https://example.org/fi',
    '//example.org/fi',
    '/\\example.org/fi',
    '/fi\\..\\..//example.org',
    '/\t/example.org',
    'javascript:alert(1)',
    '/de/workspace',
    '/assets/x.js',
    '/fi/sign-out',
    '/sv/sign-in?next=/fi',
  ])('is the workspace where that is no page of ours to go to: %s', (asked) => {
    expect(nextAddress(asked, 'sv')).toBe('/sv/workspace');
  });

  it('keeps a page whose name only begins alike', () => {
    expect(nextAddress('/fi/sign-ins', 'fi')).toBe('/fi/sign-ins');
  });
});
