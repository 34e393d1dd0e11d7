import { APIError } from 'better-auth/api';
import { recordServiceAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { type Database, reading, type Tx } from '#platform/db/database.server.ts';
import type { AskingRequest, Cookies, SessionMeans, SignInOutcome } from '#platform/permission/sign-in.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';
import type { ProviderSetting } from './provider-setting.server.ts';
import { findSession } from './session.queries.server.ts';
import { cookieValue, signedText, verifiedText } from './session-cookie.server.ts';
import { accountDigest, forgetAttempts } from './sign-in-failure.commands.server.ts';
import { cookiePrefix, createLibrary, type LibrarySetting, type SignInLibrary } from './sign-in-library.server.ts';
import { inSignInTransaction } from './sign-in-transaction.server.ts';

export interface SignInMeans extends LibrarySetting {
  readonly clock: Clock;
  /** Whether a password alone is not enough, but for adding a second factor; it is enough unless given. */
  readonly requiresSecondFactor?: boolean | undefined;
}

/** All that the acts of signing in work with. */
export interface Desk {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly library: SignInLibrary;
  readonly isSecure: boolean;
  readonly requiresSecondFactor: boolean;
  readonly providers: readonly ProviderSetting[];
}

const DEVICE_DAYS = 180;

export function createDesk(means: SignInMeans): Desk {
  const { database, keys, clock, origin, providers = [], requiresSecondFactor = false } = means;
  const isSecure = origin.startsWith('https:');
  return { database, keys, clock, library: createLibrary(means), isSecure, providers, requiresSecondFactor };
}

/** One transaction for what the library does and what we do beside it. A refusal of the library comes out as `APIError`. */
export function runAct<Result>({ database }: Desk, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return inSignInTransaction(database, isRefusal, work);
}

export function isRefusal(error: unknown): error is APIError {
  return error instanceof APIError;
}

/** Turns a refusal of the library into an answer; anything else goes on. */
export async function orRefused(
  work: Promise<SignInOutcome>,
  outcomeOf: (code: string | undefined) => SignInOutcome['outcome'] = () => 'wrong',
): Promise<SignInOutcome> {
  try {
    return await work;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { outcome: outcomeOf(error.body?.code), cookies: [] };
  }
}

/** What the library is to see of a request. */
export function cookiesOf({ headers }: AskingRequest): Headers {
  return new Headers({ cookie: headers.get('cookie') ?? '' });
}

/** The same where a code is given: whoever is signed in at the device just now has nothing to do with it. */
export function cookiesOfCode({ isSecure }: Desk, { headers }: AskingRequest): Headers {
  const name = cookieName('two_factor', isSecure);
  const value = cookieValue(headers, name);
  return new Headers(value === undefined ? {} : { cookie: `${name}=${encodeURIComponent(value)}` });
}

/** Who has given the right password at the device and is to give a code yet. */
export async function findPending(
  { database, keys, clock, isSecure }: Desk,
  { headers }: AskingRequest,
): Promise<{ userId: string; email: string } | undefined> {
  const identifier = verifiedText(cookieValue(headers, cookieName('two_factor', isSecure)), keys[0].signing);
  if (identifier === undefined) return undefined;
  return database
    .selectFrom('userVerification')
    .innerJoin('appUser', 'appUser.id', 'userVerification.value')
    .select(['appUser.id as userId', 'appUser.email'])
    .where('userVerification.identifier', '=', identifier)
    .where('userVerification.expiresAt', '>', clock.now())
    .executeTakeFirst();
}

/** The token of the session of a request, when its signature is ours. */
export function tokenOf({ keys, isSecure }: Desk, { headers }: AskingRequest): string | undefined {
  return verifiedText(cookieValue(headers, cookieName('session_token', isSecure)), keys[0].signing);
}

/** The token among cookies that the library wants set. */
export function tokenAmong(desk: Desk, cookies: Cookies): string | undefined {
  const pairs = cookies.map((cookie) => cookie.split(';', 1)[0] ?? '');
  return tokenOf(desk, { headers: new Headers({ cookie: pairs.join('; ') }), origin: '', requestId: '' });
}

/** Whether somebody has signed in to the account at this device before. */
export function isKnownDevice({ keys, isSecure }: Desk, { headers }: AskingRequest, email: string): boolean {
  const device = verifiedText(cookieValue(headers, cookieName('device', isSecure)), keys[0].signing);
  return device === deviceText(keys, email);
}

/**
 * Completes a session that the library has just opened: notes how and from where in it and in the audit, forgets failed attempts,
 * ends the session that the device had before. Answers with all cookies the device is to keep.
 */
export async function noteOpened(
  tx: Tx,
  desk: Desk,
  asking: AskingRequest,
  opened: { readonly cookies: Cookies; readonly means: SessionMeans },
): Promise<SignInOutcome> {
  const token = tokenAmong(desk, opened.cookies);
  const user = token && (await findSession(reading(tx), token, desk.clock.now()));
  if (!user) return { outcome: 'wrong', cookies: [] };
  const { headers, origin } = asking;
  await endEarlier(tx, desk, asking);
  await tx
    .updateTable('userSession')
    .set({ means: opened.means, ipAddress: origin, userAgent: headers.get('user-agent')?.slice(0, 300) ?? null })
    .where('id', '=', user.sessionId)
    .execute();
  await forgetAttempts(tx, desk.keys, { email: user.email, origin });
  await recordServiceAct(
    tx,
    desk.clock,
    'session.open',
    { subject: { kind: 'session', id: user.sessionId }, details: { means: opened.means } },
    authorOf(asking, user.userId),
  );
  return { outcome: 'open', cookies: [...opened.cookies, deviceCookie(desk, user.email)] };
}

export function authorOf({ origin, requestId }: Pick<AskingRequest, 'origin' | 'requestId'>, userId?: string) {
  return { userId, origin, requestId };
}

/** Ends the session that a device had, whoever it was of: a device has one. */
export async function endEarlier(tx: Tx, desk: Desk, asking: AskingRequest): Promise<void> {
  const token = tokenOf(desk, asking);
  if (token === undefined) return;
  const ended = await tx.deleteFrom('userSession').where('token', '=', token).returning(['id', 'userId']).execute();
  for (const { id, userId } of ended) {
    const subject = { kind: 'session', id };
    await recordServiceAct(tx, desk.clock, 'session.close', { subject }, authorOf(asking, userId));
  }
}

function cookieName(name: string, isSecure: boolean): string {
  return `${isSecure ? '__Secure-' : ''}${cookiePrefix}.${name}`;
}

function deviceCookie({ keys, isSecure }: Desk, email: string): string {
  const value = encodeURIComponent(signedText(deviceText(keys, email), keys[0].signing));
  const attributes = `Max-Age=${DEVICE_DAYS * 86_400}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return `${cookieName('device', isSecure)}=${value}; ${attributes}`;
}

function deviceText(keys: KeyRing, email: string): string {
  return `device:${accountDigest(keys, email)}`;
}
