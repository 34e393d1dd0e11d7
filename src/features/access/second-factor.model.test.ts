import { describe, expect, it } from 'vitest';
import { inGroups, secretAddress, secretFrom, secretIn, writtenCode } from './second-factor.model.ts';

describe('a code somebody writes', () => {
  it('is of the app when it is six digits, however they stand', () => {
    expect(writtenCode(' 123 456 ')).toEqual({ kind: 'app', code: '123456' });
  });

  it('is for when the telephone is lost when it is twelve letters and digits', () => {
    const code = { kind: 'backup', code: 'ab23-cd45-ef67' };
    expect(writtenCode('ab23-cd45-ef67')).toEqual(code);
    expect(writtenCode('AB23 CD45 EF67')).toEqual(code);
    expect(writtenCode('ab23–cd45–ef67')).toEqual(code);
  });

  it.each(['', '12345', '1234567', 'ab23-cd45', 'ab23-cd45-ef6ä'])('is none: %j', (written) => {
    expect(writtenCode(written)).toBeUndefined();
  });
});

describe('the address of a secret', () => {
  const address = secretAddress('JBSWY3DPEHPK3PXP', { service: 'Koordi', email: 'aino+työ@esimerkki.example' });

  it('names the service and the account', () => {
    expect(address).toBe(
      'otpauth://totp/Koordi:aino%2Bty%C3%B6%40esimerkki.example?secret=JBSWY3DPEHPK3PXP&issuer=Koordi&digits=6&period=30',
    );
  });

  it('gives the secret back', () => {
    expect(secretIn(address)).toBe('JBSWY3DPEHPK3PXP');
    expect(secretIn('no address')).toBeUndefined();
  });

  it('is made of nothing but a secret', () => {
    expect(secretFrom(inGroups('JBSWY3DPEHPK3PXP', ' '))).toBe('JBSWY3DPEHPK3PXP');
    expect(secretFrom('JBSWY3DPEHPK3PX<')).toBeUndefined();
    expect(secretFrom('')).toBeUndefined();
  });
});
