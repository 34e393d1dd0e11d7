import type { AskingRequest } from '#platform/permission/sign-in.ts';
import type { ProviderSetting } from './provider-setting.server.ts';
import { cookieValue, signedText, verifiedText } from './session-cookie.server.ts';
import type { Desk } from './sign-in-desk.server.ts';
import { cookiePrefix, libraryPath } from './sign-in-library.server.ts';

/** How long somebody may be at a provider. */
export const BEGUN_MINUTES = 10;
/** Browsers keep no more than 4096 letters. */
const LONGEST_NEXT = 1500;

/** What was begun at a provider in a browser. */
export interface Begun {
  /** What the answer will carry. */
  readonly state: string;
  /** The page to go to then; `''` when it was too long to keep. */
  readonly next: string;
  /** The session that the browser had when it went; `''` for none. The answer of a provider of SAML comes without its cookie. */
  readonly sessionId: string;
}

/** The cookie by which a browser is known again when it comes back from a provider. */
export function beginCookie(desk: Desk, provider: ProviderSetting, { state, next, sessionId }: Begun): string {
  const text = JSON.stringify([provider.id, state, next.length > LONGEST_NEXT ? '' : next, sessionId]);
  return cookie(desk, provider, encodeURIComponent(signedText(text, desk.keys[0].signing)), BEGUN_MINUTES * 60);
}

/** What the browser of a request has begun at a provider. */
export function begunFrom(desk: Desk, { headers }: AskingRequest, provider: ProviderSetting): Begun | undefined {
  const text = verifiedText(cookieValue(headers, cookieName(desk, provider)), desk.keys[0].signing);
  // Other cookies of ours are signed by the same key: what is no list is another's.
  const [id, state, next, sessionId]: string[] = text?.startsWith('["') ? JSON.parse(text) : [];
  const isWhole = state !== undefined && next !== undefined && sessionId !== undefined;
  return id === provider.id && isWhole ? { state, next, sessionId } : undefined;
}

/** Tells the browser to forget what was begun; that it is spent, the database knows. */
export function endedCookie(desk: Desk, provider: ProviderSetting): string {
  return cookie(desk, provider, '', 0);
}

function cookie(desk: Desk, provider: ProviderSetting, value: string, seconds: number): string {
  // An answer by SAML is a form from another site, with which browsers send only cookies that say so.
  const site = provider.kind === 'saml' ? 'SameSite=None; Secure' : `SameSite=Lax${desk.isSecure ? '; Secure' : ''}`;
  return `${cookieName(desk, provider)}=${value}; Max-Age=${seconds}; Path=${libraryPath}; HttpOnly; ${site}`;
}

function cookieName({ isSecure }: Desk, { id }: ProviderSetting): string {
  return `${isSecure ? '__Secure-' : ''}${cookiePrefix}.provider-${id}`;
}
