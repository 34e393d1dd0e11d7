import { APIError } from 'better-auth/api';
import { sql } from 'kysely';
import { recordServiceAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { type Database, reading, type Tx } from '#platform/db/database.server.ts';
import type { AskingRequest, Cookies, SessionMeans, SignInOutcome } from '#platform/permission/sign-in.ts';
import type { KeyRing } from '#platform/secret/key-ring.server.ts';
import { newToken, tokenDigest } from '#platform/secret/token.server.ts';
import type { ProviderSetting } from './provider-setting.server.ts';
import { findSession } from './session.queries.server.ts';
import { cookieValue, verifiedText } from './session-cookie.server.ts';
import { forgetAttempts } from './sign-in-failure.commands.server.ts';
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

/** What was begun and never ended would stay until the library looks for something, which it may not do for long. */
export async function discardLate(tx: Tx, { clock }: Desk): Promise<void> {
  await tx.deleteFrom('userVerification').where('expiresAt', '<', clock.now()).execute();
}

/** What a user has begun and not ended, such as signing in as far as the code; all that the library keeps of it names the user. */
export async function discardBegun(tx: Tx, userId: string): Promise<void> {
  await tx
    .deleteFrom('userVerification')
    .where(({ ref }) => sql<boolean>`strpos(${ref('value')}, ${userId}) > 0`)
    .execute();
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

/** By what the device of a request is known when somebody has signed in to the account at it before. */
export async function findKnownDevice(desk: Desk, asking: AskingRequest, email: string): Promise<string | undefined> {
  const digest = deviceDigestOf(desk, asking);
  const known = await desk.database
    .selectFrom('userDevice')
    .innerJoin('appUser', 'appUser.id', 'userDevice.userId')
    .select('userDevice.tokenSha256')
    .where('userDevice.tokenSha256', '=', digest ?? '')
    .where('userDevice.seenAt', '>', knownSince(desk))
    .where('appUser.email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
  return known?.tokenSha256;
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
  await forgetAttempts(tx, desk.keys, { email: user.email, origin, device: deviceDigestOf(desk, asking) });
  await recordServiceAct(
    tx,
    desk.clock,
    'session.open',
    { subject: { kind: 'session', id: user.sessionId }, details: { means: opened.means } },
    authorOf(asking, user.userId),
  );
  return { outcome: 'open', cookies: [...opened.cookies, await rememberDevice(tx, desk, asking, user)] };
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

/** Knows the device by another token from now on; answers the cookie with it. */
async function rememberDevice(
  tx: Tx,
  desk: Desk,
  asking: AskingRequest,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
): Promise<string> {
  const earlier = deviceDigestOf(desk, asking) ?? '';
  await tx
    .deleteFrom('userDevice')
    .where(({ eb, or }) => or([eb('tokenSha256', '=', earlier), eb('seenAt', '<', knownSince(desk))]))
    .execute();
  const token = newToken();
  const seenAt = desk.clock.now();
  await tx
    .insertInto('userDevice')
    .values({ tokenSha256: tokenDigest(token), userId, sessionId, seenAt })
    .execute();
  return deviceCookie(desk, token);
}

function deviceDigestOf({ isSecure }: Desk, { headers }: AskingRequest): string | undefined {
  const token = cookieValue(headers, cookieName('device', isSecure));
  return token === undefined ? undefined : tokenDigest(token);
}

function knownSince({ clock }: Desk): Date {
  return new Date(clock.now().getTime() - DEVICE_DAYS * 86_400_000);
}

function deviceCookie({ isSecure }: Desk, token: string): string {
  const attributes = `Max-Age=${DEVICE_DAYS * 86_400}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return `${cookieName('device', isSecure)}=${token}; ${attributes}`;
}
