import { randomUUID } from 'node:crypto';
import { recordServiceAct } from '#features/audit/public.server.ts';
import { addUser } from '#features/user/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { SERVICE, type Tx } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { AskingRequest, CreateAccount, NewAccount, SignInOutcome } from '#platform/permission/sign-in.ts';
import { tokenDigest } from '#platform/secret/token.server.ts';
import { tellOfAccount } from './account-notice.server.ts';
import { PASSWORD } from './session.queries.server.ts';
import { authorOf, cookiesOf, type Desk, discardBegun, noteOpened, orRefused, runAct } from './sign-in-desk.server.ts';
import { countAttempt, forgetAttempts } from './sign-in-failure.commands.server.ts';

export interface FirstAccount {
  readonly token: string;
  /** It has been judged. */
  readonly password: string;
  readonly account: NewAccount;
}

/** Makes an account and does what it is made for, in one transaction; its owner has signed in then. */
export async function openNewAccount(
  desk: Desk,
  asking: AskingRequest,
  password: string,
  make: (tx: Tx, createAccount: CreateAccount) => Promise<{ readonly userId: string }>,
): Promise<SignInOutcome> {
  const hash = await hashOf(desk, password);
  return orRefused(
    runAct(desk, async (tx) => {
      const createAccount: CreateAccount = (on, account) => addAccount(on, desk.clock, account, hash);
      const { userId } = await make(tx, createAccount);
      const question = { body: { userId }, headers: cookiesOf(asking), returnHeaders: true } as const;
      const { headers } = await desk.library.api.openSessionOf(question);
      return noteOpened(tx, desk, asking, { cookies: headers.getSetCookie(), means: 'link' });
    }),
  );
}

/** Makes the first administrator by the link of the terminal, once: `late` when the link is worth nothing any more. */
export async function openAsFirst(
  desk: Desk,
  asking: AskingRequest,
  { token, password, account }: FirstAccount,
): Promise<SignInOutcome> {
  try {
    return await openNewAccount(desk, asking, password, async (tx, createAccount) => {
      await spendFirstLink(tx, desk.clock, token);
      const userId = await createAccount(tx, account);
      const from = finnishDate(desk.clock.now());
      const grant = { userId, role: 'administrator', scope: 'everything', validFrom: from };
      await tx.insertInto('roleGrant').values(grant).execute();
      const audited = { subject: { kind: 'user', id: userId }, details: { role: grant.role, scope: grant.scope } };
      await recordServiceAct(tx, desk.clock, 'access.grant', audited, authorOf(asking, SERVICE));
      return { userId };
    });
  } catch (error) {
    if (!(error instanceof LinkSpent)) throw error;
    return { outcome: 'late', cookies: [] };
  }
}

class LinkSpent extends Error {
  override name = 'LinkSpent';
}

/** With the first administrator all links are spent; who comes at the same moment waits for the row, and finds it gone. */
async function spendFirstLink(tx: Tx, clock: Clock, token: string): Promise<void> {
  const spent = await tx
    .deleteFrom('firstLink')
    .where('tokenSha256', '=', tokenDigest(token))
    .where('expiresAt', '>', clock.now())
    .executeTakeFirst();
  if (spent.numDeletedRows === 0n) throw new LinkSpent('The link is worth nothing any more.');
  await tx.deleteFrom('firstLink').execute();
}

/** The address is known to be the owner's: the link came there, or was handed over by whoever runs the service. */
async function addAccount(tx: Tx, clock: Clock, account: NewAccount, passwordHash: string): Promise<string> {
  const userId = randomUUID();
  await addUser(tx, clock, { id: userId, ...account });
  await setPassword(tx, clock, userId, passwordHash);
  await recordServiceAct(tx, clock, 'user.create', { subject: { kind: 'user', id: userId } }, { userId });
  return userId;
}

/**
 * Gives a user a password in place of the one before, if there was one. Links that were asked for to replace that are worth nothing
 * now, nor is what was begun with it.
 */
export async function setPassword(tx: Tx, clock: Clock, userId: string, password: string): Promise<void> {
  const now = clock.now();
  await tx
    .insertInto('userCredential')
    .values({
      id: randomUUID(),
      userId,
      accountId: userId,
      providerId: PASSWORD,
      password,
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((known) => known.columns(['providerId', 'accountId']).doUpdateSet({ password, updatedAt: now }))
    .execute();
  await tx.deleteFrom('passwordReset').where('userId', '=', userId).execute();
  await discardBegun(tx, userId);
}

export async function hashOf({ library }: Desk, password: string): Promise<string> {
  const { password: hasher } = await library.$context;
  return hasher.hash(password);
}

/**
 * Whether a password is that of who asks. Counted like an attempt to sign in, for the session that asks: whoever sits at somebody's
 * open computer is not to guess on, and keeps nobody from it elsewhere.
 */
export async function checkPassword(
  desk: Desk,
  { userId, email, origin, sessionId }: Actor,
  password: string,
): Promise<'open' | 'wrong' | 'wait'> {
  const { clock, keys } = desk;
  const attempt = { email, origin, device: `session ${sessionId}` };
  if (!(await runAct(desk, (tx) => countAttempt(tx, clock, keys, attempt)))) return 'wait';
  if (!(await isPasswordOf(desk, userId, password))) return 'wrong';
  await runAct(desk, (tx) => forgetAttempts(tx, keys, attempt));
  return 'open';
}

/** Gives who asks another password, which has been judged, and ends the sessions at other devices. */
export async function changePassword(
  desk: Desk,
  actor: Actor,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<SignInOutcome> {
  const checked = await checkPassword(desk, actor, current);
  if (checked !== 'open') return { outcome: checked, cookies: [] };
  const hash = await hashOf(desk, password);
  await runAct(desk, async (tx) => {
    await setPassword(tx, desk.clock, actor.userId, hash);
    await endOtherSessions(tx, desk, actor);
    await noteOwnAct(tx, desk, actor, 'password.change');
    await tellOfAccount(tx, desk.clock, actor.userId, 'access.password-changed');
  });
  return { outcome: 'open', cookies: [] };
}

/**
 * Ends the sessions of who asks at all devices but the one that asks, and what was begun at any; none but that device is known from
 * now on.
 */
export async function endOtherSessions(tx: Tx, desk: Desk, actor: Actor): Promise<void> {
  const ended = await tx
    .deleteFrom('userSession')
    .where('userId', '=', actor.userId)
    .where('id', '<>', actor.sessionId)
    .returning('id')
    .execute();
  await tx
    .deleteFrom('userDevice')
    .where('userId', '=', actor.userId)
    .where('sessionId', '<>', actor.sessionId)
    .execute();
  await discardBegun(tx, actor.userId);
  for (const { id } of ended) await noteOwnAct(tx, desk, actor, 'session.close', { kind: 'session', id });
}

/** Notes what somebody did with the own account, for which no role is needed. */
export function noteOwnAct(
  tx: Tx,
  { clock }: Desk,
  actor: Actor,
  act: string,
  subject = { kind: 'user', id: actor.userId },
): Promise<void> {
  return recordServiceAct(tx, clock, act, { subject }, authorOf(actor, actor.userId));
}

/** Takes as long for a user without a password. */
async function isPasswordOf({ library, database }: Desk, userId: string, password: string): Promise<boolean> {
  const { password: hasher } = await library.$context;
  const credential = await database
    .selectFrom('userCredential')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', PASSWORD)
    .executeTakeFirst();
  if (!credential?.password) {
    await hasher.hash(password);
    return false;
  }
  return hasher.verify({ hash: credential.password, password });
}
