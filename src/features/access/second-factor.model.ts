/** What somebody writes as the second factor: what the app shows, or one of the codes for when the telephone is lost. */
export interface WrittenCode {
  readonly kind: 'app' | 'backup';
  readonly code: string;
}

/** Letters and digits that cannot be taken for each other. */
export const backupLetters = 'abcdefghjkmnpqrstuvwxyz23456789';
export const backupCodeLength = 12;
const GROUP = 4;

/** However it was written: with spaces, in capitals, without lines. `undefined` when it cannot be a code. */
export function writtenCode(written: string): WrittenCode | undefined {
  const code = written.toLowerCase().replace(/[\s\p{Dash}]/gu, '');
  if (/^\d{6}$/.test(code)) return { kind: 'app', code };
  return /^[a-z\d]+$/.test(code) && code.length === backupCodeLength
    ? { kind: 'backup', code: inGroups(code, '-') }
    : undefined;
}

/** A long code in groups of four, which a person can copy by eye. */
export function inGroups(code: string, between: '-' | ' '): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join(between);
}

/** The address by which an app learns a secret; what a QR code holds. */
export function secretAddress(secret: string, { service, email }: { service: string; email: string }): string {
  const name = `${encodeURIComponent(service)}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${name}?${new URLSearchParams({ secret, issuer: service, digits: '6', period: '30' })}`;
}

/** The secret in such an address; `undefined` when there is none. */
export function secretIn(address: string): string | undefined {
  return secretFrom(URL.parse(address)?.searchParams.get('secret') ?? '');
}

/** A secret as a form sent it back; `undefined` when it cannot be one. */
export function secretFrom(sent: string): string | undefined {
  const secret = sent.replace(/\s/g, '').toUpperCase();
  return /^[A-Z2-7]{16,128}$/.test(secret) ? secret : undefined;
}
