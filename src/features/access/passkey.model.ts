import { plainLine } from '#platform/words/plain-line.ts';

/**
 * Whether browsers keep passkeys for a service known by this scheme and host: they do so for a name only, never for a number, and
 * only where nobody in between can read along.
 */
export function canHavePasskeys(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  const isThisMachine = hostname === 'localhost' || hostname.endsWith('.localhost');
  const isNumber = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  return !isNumber && (protocol === 'https:' || isThisMachine);
}

/** By which its owner knows a passkey among others. */
export const longestPasskeyName = 60;

/** A name as it is kept: without one, the day on which it was added must do. */
export function passkeyNameFrom(written: string): string | null {
  return plainLine(plainLine(written).slice(0, longestPasskeyName)) || null;
}

/** Whether a user who loses one of so many passkeys could still sign in. */
export function canDoWithout({
  hasPassword,
  passkeys,
  providers,
  isDemo,
}: {
  readonly hasPassword: boolean;
  readonly passkeys: readonly unknown[];
  readonly providers: readonly unknown[];
  /** Anybody may be that person by one click. */
  readonly isDemo: boolean;
}): boolean {
  return isDemo || hasPassword || providers.length > 0 || passkeys.length > 1;
}

/** What a browser answers to a question about a passkey, as `PublicKeyCredential.toJSON` writes it. */
export interface PasskeyAnswer {
  readonly id: string;
  readonly [part: string]: unknown;
}

/** The answer in a form; `undefined` when it is none. Its parts are judged by the library, which trusts none of them. */
export function passkeyAnswerFrom(text: string): PasskeyAnswer | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    const isAnswer = typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string';
    return isAnswer ? (answer as PasskeyAnswer) : undefined;
  } catch {
    return undefined;
  }
}
