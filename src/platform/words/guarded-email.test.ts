import { expect, it } from 'vitest';
import { withGuardedEmails } from './guarded-email.ts';

it('guards every address in a text, and nothing else', () => {
  expect(withGuardedEmails('Kysy: aino@esimerkki.fi tai b@c.fi, klo 9 @ toimisto')).toBe(
    'Kysy: aino(at)esimerkki.fi tai b(at)c.fi, klo 9 @ toimisto',
  );
});
