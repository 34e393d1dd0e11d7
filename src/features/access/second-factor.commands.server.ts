import { recordAct } from '#features/audit/public.server.ts';
import { forgetSecondFactor } from '#features/user/public.server.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import type {
  AskingRequest,
  Cookies,
  GuardedOutcome,
  SessionMeans,
  SignInOutcome,
} from '#platform/permission/sign-in.ts';
import { keyedDigests } from '#platform/secret/seal.server.ts';
import { accessPolicy } from './access.policy.ts';
import { checkPassword, noteOwnAct } from './account.commands.server.ts';
import { tellOfAccount } from './account-notice.server.ts';
import { secretIn, writtenCode } from './second-factor.model.ts';
import { findOwnMeans, findSession } from './session.queries.server.ts';
import { cookiesOf, type Desk, isRefusal, orRefused, runAct, tokenAmong } from './sign-in-desk.server.ts';

/** Longer than the app's codes are good for. */
const REMEMBERED_MS = 5 * 60_000;

/** Begins a second factor and shows its secret; it is asked for from `confirmSecondFactor` on. */
export async function beginSecondFactor(
  desk: Desk,
  asking: AskingRequest,
  actor: Actor,
  password: string,
): Promise<GuardedOutcome<string>> {
  const checked = await checkPassword(desk, actor, password);
  if (checked !== 'open') return { outcome: checked };
  return orLate(
    runAct(desk, async () => {
      const body = { password, method: 'totp' as const };
      const begun = await desk.library.api.enableTwoFactor({ body, headers: cookiesOf(asking) });
      const secret = begun.method === 'totp' ? secretIn(begun.totpURI) : undefined;
      if (!secret) throw new Error('A second factor was begun that has no secret.');
      return { outcome: 'done' as const, shown: secret };
    }),
  );
}

/** Takes the second factor into use once the app has reckoned a right code, and shows the codes for when it is lost. */
export async function confirmSecondFactor(
  desk: Desk,
  asking: AskingRequest,
  actor: Actor,
  written: string,
): Promise<GuardedOutcome<readonly string[]> & { readonly cookies: Cookies }> {
  const code = writtenCode(written);
  if (code?.kind !== 'app') return { outcome: 'wrong', cookies: [] };
  // Nobody at an open computer may find out by trying which codes are right.
  if ((await findOwnMeans(reading(desk.database), actor.userId)).hasSecondFactor)
    return { outcome: 'late', cookies: [] };
  try {
    return await runAct(desk, async (tx) => {
      const question = { body: { code: code.code }, headers: cookiesOf(asking), returnHeaders: true } as const;
      const cookies = (await desk.library.api.verifyTOTP(question)).headers.getSetCookie();
      await spendCode(tx, desk, actor.userId, code.code);
      await carryOver(tx, desk, actor, { cookies, means: 'second-factor' });
      await noteOwnAct(tx, desk, actor, 'second-factor.add');
      await tellOfAccount(tx, desk.clock, actor.userId, 'access.second-factor-added');
      const { backupCodes } = await desk.library.api.viewBackupCodes({ body: { userId: actor.userId } });
      return { outcome: 'done' as const, shown: backupCodes, cookies };
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { outcome: error.body?.code === 'INVALID_CODE' ? 'wrong' : 'late', cookies: [] };
  }
}

/** From now on the password alone lets in. */
export async function endSecondFactor(
  desk: Desk,
  asking: AskingRequest,
  actor: Actor,
  password: string,
): Promise<SignInOutcome> {
  const checked = await checkPassword(desk, actor, password);
  if (checked !== 'open') return { outcome: checked, cookies: [] };
  return orRefused(
    runAct(desk, async (tx) => {
      const question = { body: { password }, headers: cookiesOf(asking), returnHeaders: true } as const;
      const cookies = (await desk.library.api.disableTwoFactor(question)).headers.getSetCookie();
      await carryOver(tx, desk, actor, { cookies, means: 'password' });
      await noteOwnAct(tx, desk, actor, 'second-factor.remove');
      await tellOfAccount(tx, desk.clock, actor.userId, 'access.second-factor-removed');
      return { outcome: 'open' as const, cookies };
    }),
    () => 'late',
  );
}

/** Shows new codes for when the telephone is lost; the old ones are worth nothing any more. */
export async function renewBackupCodes(
  desk: Desk,
  asking: AskingRequest,
  actor: Actor,
  password: string,
): Promise<GuardedOutcome<readonly string[]>> {
  const checked = await checkPassword(desk, actor, password);
  if (checked !== 'open') return { outcome: checked };
  return orLate(
    runAct(desk, async (tx) => {
      const question = { body: { password }, headers: cookiesOf(asking) };
      const { backupCodes } = await desk.library.api.generateBackupCodes(question);
      await noteOwnAct(tx, desk, actor, 'second-factor.renew');
      await tellOfAccount(tx, desk.clock, actor.userId, 'access.backup-codes-renewed');
      return { outcome: 'done' as const, shown: backupCodes };
    }),
  );
}

/**
 * Takes away the second factor of somebody who has lost it; the own one is given up with the password only. Throws `NotFound` when
 * there is none.
 */
export async function removeSecondFactor(
  desk: Desk,
  actor: Actor,
  { userId, reason }: { readonly userId: string; readonly reason: string },
): Promise<void> {
  const permission = permit(accessPolicy, actor, 'access.remove-second-factor');
  if (userId === actor.userId) throw new NotFound('The own second factor is given up on the own page.');
  await runAct(desk, async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('userSecondFactor').where('userId', '=', userId).executeTakeFirst();
    if (numDeletedRows === 0n) throw new NotFound('The user has no second factor.');
    await forgetSecondFactor(tx, desk.clock, userId);
    await recordAct(tx, desk.clock, permission, { subject: { kind: 'user', id: userId }, reason });
    await tellOfAccount(tx, desk.clock, userId, 'access.second-factor-removed');
  });
}

/** Notes that a code has let somebody in. Throws `CodeSpent` when it has done so before: all that the act did is undone then. */
export async function spendCode(tx: Tx, { clock, keys }: Desk, userId: string, code: string): Promise<void> {
  const now = clock.now();
  const [codeDigest] = keyedDigests(keys, `code ${userId} ${code}`);
  await tx
    .deleteFrom('secondFactorCode')
    .where('usedAt', '<', new Date(now.getTime() - REMEMBERED_MS))
    .execute();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('secondFactorCode')
    .values({ userId, codeDigest, usedAt: now })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw new CodeSpent('The code has let somebody in already.');
}

export class CodeSpent extends Error {
  override name = 'CodeSpent';
}

/** With a change of factors the library puts another session in the place of the one that asked: it stays where it was opened. */
async function carryOver(
  tx: Tx,
  desk: Desk,
  { origin }: Actor,
  { cookies, means }: { readonly cookies: Cookies; readonly means: SessionMeans },
): Promise<void> {
  const token = tokenAmong(desk, cookies);
  const session = token && (await findSession(reading(tx), token, desk.clock.now()));
  if (!session) throw new Error('A change of factors left no session.');
  await tx.updateTable('userSession').set({ means, ipAddress: origin }).where('id', '=', session.sessionId).execute();
}

/** What the library refuses here, it refuses because the second factor was begun or ended elsewhere in between. */
async function orLate<Shown>(work: Promise<GuardedOutcome<Shown>>): Promise<GuardedOutcome<Shown>> {
  try {
    return await work;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { outcome: 'late' };
  }
}
