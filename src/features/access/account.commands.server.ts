import { randomUUID } from 'node:crypto';
import { recordServiceAct } from '#features/audit/public.server.ts';
import { addUser } from '#features/user/public.server.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { SERVICE, type Tx } from '#platform/db/database.server.ts';
import type { AskingRequest, CreateAccount, NewAccount, SignInOutcome } from '#platform/permission/sign-in.ts';
import { tokenDigest } from '#platform/secret/token.server.ts';
import { PASSWORD } from './session.queries.server.ts';
import { authorOf, cookiesOf, type Desk, noteOpened, orRefused, runAct } from './sign-in-desk.server.ts';

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

/** Gives a user a password in place of the one before, if there was one. */
async function setPassword(tx: Tx, clock: Clock, userId: string, password: string): Promise<void> {
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
}

async function hashOf({ library }: Desk, password: string): Promise<string> {
  const { password: hasher } = await library.$context;
  return hasher.hash(password);
}
