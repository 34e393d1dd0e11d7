import { describe, expect, it } from 'vitest';
import { formAddress } from './address.model.ts';

describe('the form that one comes back to', () => {
  it.each([
    ['/fi/workspace/sheets/send/invitation/one?id=5'],
    ['/fi/workspace/sähkö', '/fi/workspace/s%C3%A4hk%C3%B6'],
  ])('is the one that was asked for, as it is written in a header: %s', (asked, written = asked) => {
    expect(formAddress('fi', asked)).toBe(written);
  });

  it.each([
    null,
    '',
    '/fi/workspace/\r\nX:1',
    '/fi/workspace/../projects',
    '/fi/workspace/%2E%2e/sign-out',
    '/fi/workspace/..//example.org',
    '/sv/workspace/people',
    '//example.org/fi/workspace/',
    '/fi/workspaces',
  ])('is the workspace where that is no form of it: %j', (asked) => {
    expect(formAddress('fi', asked)).toBe('/fi/workspace');
  });
});
