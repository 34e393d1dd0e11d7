import { randomUUID } from 'node:crypto';
import { recordServiceAct } from '#features/audit/public.server.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { createTurns, TooSlow, withinTime } from '#platform/patience.ts';
import type { ProviderFailure } from '#platform/permission/provider-failure.ts';
import type { AskingRequest, Cookies, ProviderOutcome, ProviderReply } from '#platform/permission/sign-in.ts';
import { BEGUN_MINUTES, type Begun, beginCookie, begunFrom, endedCookie } from './provider-cookie.server.ts';
import { failureOfCode } from './provider-failure.model.ts';
import { isPlainSamlAnswer } from './saml-answer.model.ts';
import { findSession } from './session.queries.server.ts';
import {
  authorOf,
  cookiesOf,
  type Desk,
  discardLate,
  isRefusal,
  noteOpened,
  runAct,
  tokenAmong,
  tokenOf,
} from './sign-in-desk.server.ts';

/** Longer than a provider may take to answer for itself: until then one of few database connections is kept. */
const PATIENCE_MS = 15_000;

/** A slow provider must leave connections to those who use a password. */
const inTurn = createTurns({ atOnce: 2, waiting: 20 });

/** Sends somebody to an identity provider. `undefined` when the provider does not answer. */
export async function beginAtProvider(
  desk: Desk,
  asking: AskingRequest,
  { providerId, next }: { readonly providerId: string; readonly next: string },
): Promise<{ address: string; cookies: Cookies } | undefined> {
  const provider = desk.providers.find(({ id }) => id === providerId);
  if (!provider) return undefined;
  try {
    const { headers, response } = await desk.library.api.signInSSO({
      body: { providerId, callbackURL: '/' },
      headers: cookiesOf(asking),
      returnHeaders: true,
    });
    const state = stateOf(Object.fromEntries(new URL(response.url).searchParams));
    await runAct(desk, (tx) => noteBegun(tx, desk, begunName(providerId, state)));
    const cookie = beginCookie(desk, provider, { state, next, sessionId: await sessionIdOf(desk, asking) });
    return { address: response.url, cookies: [...headers.getSetCookie(), cookie] };
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/**
 * Judges what a provider sends back through the browser, and signs in whom it vouches for. The browser must be the one that was sent
 * there: else somebody could let another work in an account that is not theirs. Of one way there one answer is judged and audited, the
 * first: else anybody could fill the audit, by sending the same again and again.
 */
export async function answerProvider(
  desk: Desk,
  asking: AskingRequest,
  reply: ProviderReply,
): Promise<ProviderOutcome> {
  const provider = desk.providers.find(({ id }) => id === reply.providerId);
  const begun = provider && begunFrom(desk, asking, provider);
  if (!provider || !begun || begun.state !== stateOf(reply.fields)) {
    return { failure: 'late', next: begun?.next, cookies: [] };
  }
  if (!(await runAct(desk, (tx) => spendBegun(tx, desk, begunName(provider.id, begun.state))))) {
    return { failure: 'late', next: begun.next, cookies: [endedCookie(desk, provider)] };
  }
  const cookie = endedCookie(desk, provider);
  const { failure, cookies } = await letIn(desk, asking, reply, begun);
  if (failure && failure !== 'late') await noteRefused(desk, asking, reply.providerId, failure);
  return { failure, next: begun.next, cookies: [...cookies, cookie] };
}

/** What was begun, as it is written down until somebody comes back. */
function begunName(providerId: string, state: string): string {
  return `begun ${providerId} ${state}`;
}

async function noteBegun(tx: Tx, desk: Desk, identifier: string): Promise<void> {
  await discardLate(tx, desk);
  const now = desk.clock.now();
  const expiresAt = new Date(now.getTime() + BEGUN_MINUTES * 60_000);
  const row = { id: randomUUID(), identifier, value: '', expiresAt, createdAt: now, updatedAt: now };
  await tx.insertInto('userVerification').values(row).execute();
}

/** False when it was spent before, or has waited too long. */
async function spendBegun(tx: Tx, { clock }: Desk, identifier: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('userVerification')
    .where('identifier', '=', identifier)
    .where('expiresAt', '>', clock.now())
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** What a provider of SAML must know of the service (XML). */
export async function describeToProvider(desk: Desk): Promise<string | undefined> {
  const provider = desk.providers.find(({ kind }) => kind === 'saml');
  if (!provider) return undefined;
  const answer = await desk.library.api.spMetadata({ query: { providerId: provider.id }, asResponse: true });
  return answer.text();
}

type LetIn = Pick<ProviderOutcome, 'failure' | 'cookies'>;

async function letIn(desk: Desk, asking: AskingRequest, reply: ProviderReply, begun: Begun): Promise<LetIn> {
  const { SAMLResponse } = reply.fields;
  if (SAMLResponse !== undefined && !isPlainSamlAnswer(SAMLResponse)) return { failure: 'failed', cookies: [] };
  try {
    return await inTurn(() => judge(desk, asking, reply, begun));
  } catch (error) {
    if (error instanceof TooSlow) return { failure: 'down', cookies: [] };
    if (isRefusal(error)) return { failure: 'failed', cookies: [] };
    throw error;
  }
}

function judge(desk: Desk, asking: AskingRequest, reply: ProviderReply, begun: Begun): Promise<LetIn> {
  return runAct(desk, async (tx) => {
    const response = await withinTime(PATIENCE_MS, askLibrary(desk, asking, reply));
    const cookies = response.headers.getSetCookie();
    if (tokenAmong(desk, cookies) === undefined) return { failure: failureOfCode(codeOf(response)), cookies };
    await endEarlier(tx, desk, asking, begun);
    const opened = await noteOpened(tx, desk, asking, { cookies, means: 'provider' });
    return opened.outcome === 'open'
      ? { failure: undefined, cookies: opened.cookies }
      : { failure: 'account', cookies: [] };
  });
}

async function sessionIdOf(desk: Desk, asking: AskingRequest): Promise<string> {
  const token = tokenOf(desk, asking);
  const session = token && (await findSession(reading(desk.database), token, desk.clock.now()));
  return session ? session.sessionId : '';
}

/** A device has one session. */
async function endEarlier(tx: Tx, desk: Desk, asking: AskingRequest, { sessionId }: Begun): Promise<void> {
  const ended = await tx.deleteFrom('userSession').where('id', '=', sessionId).returning(['id', 'userId']).execute();
  for (const { id, userId } of ended) {
    await recordServiceAct(
      tx,
      desk.clock,
      'session.close',
      { subject: { kind: 'session', id } },
      authorOf(asking, userId),
    );
  }
}

/** The library refuses by sending the browser on with a code. */
function codeOf(response: Response): string | null {
  return URL.parse(response.headers.get('location') ?? '', 'http://answer.invalid')?.searchParams.get('error') ?? null;
}

function askLibrary(
  { library }: Desk,
  asking: AskingRequest,
  { providerId, fields }: ProviderReply,
): Promise<Response> {
  const question = { params: { providerId }, headers: cookiesOf(asking), asResponse: true } as const;
  if (fields.SAMLResponse === undefined) return library.api.callbackSSO({ ...question, query: fields });
  const { SAMLResponse, RelayState } = fields;
  return library.api.acsEndpoint({ ...question, method: 'POST', body: { SAMLResponse, RelayState } });
}

/** What both protocols carry there and back: by it the answer belongs to a question. */
function stateOf(fields: Readonly<Record<string, string>>): string {
  return fields.state ?? fields.RelayState ?? '';
}

async function noteRefused(desk: Desk, asking: AskingRequest, id: string, failure: ProviderFailure): Promise<void> {
  const audited = { subject: { kind: 'provider', id }, details: { means: 'provider', reason: failure } };
  await runAct(desk, (tx) => recordServiceAct(tx, desk.clock, 'session.refuse', audited, authorOf(asking)));
}
