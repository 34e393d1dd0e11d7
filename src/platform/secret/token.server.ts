import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** 43 letters that cannot be guessed and may stand in an address. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is kept of a token (hex): enough to know it again, not enough to use it. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
