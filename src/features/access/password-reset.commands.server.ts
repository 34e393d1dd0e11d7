import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { recordAct, recordServiceAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import type { AskingRequest, ForgetfulUser, HandedLink, PasswordResetDesk } from '#platform/permission/sign-in.ts';
import { newToken, tokenDigest } from '#platform/secret/token.server.ts';
import { accessPolicy } from './access.policy.ts';
import { hashOf, setPassword } from './account.commands.server.ts';
import { tellOfAccount } from './account-notice.server.ts';
import { expiryOfHanded, expiryOfMailed } from './password-reset.model.ts';
import { PASSWORD } from './session.queries.server.ts';
import { authorOf, type Desk, runAct } from './sign-in-desk.server.ts';
import { forgetAttempts } from './sign-in-failure.commands.server.ts';

/** So many links for one account are open at most: nobody fills another's mailbox. */
const MOST_OPEN = 3;
/** Longer than it takes to write a request down: who asks cannot tell by the time whether there was anything to write. */
const ANSWER_MS = 400;

/** What becomes of forgotten passwords. */
export function createPasswordResetDesk(desk: Desk): PasswordResetDesk {
  return {
    request: async (asking, wanted) => {
      await Promise.all([runAct(desk, (tx) => requestReset(tx, desk, asking, wanted)), pause(ANSWER_MS)]);
    },
    find: (token) => findReset(reading(desk.database), desk, token),
    spend: (asking, replaced) => spendReset(desk, asking, replaced),
    handOver: (actor, to) => runAct(desk, (tx) => handOverReset(tx, desk, actor, to)),
  };
}

/** Nothing where there is no such account, it has no password or is closed, or enough was asked for: nobody learns which. */
async function requestReset(
  tx: Tx,
  { clock }: Desk,
  asking: AskingRequest,
  { email, language }: { readonly email: string; readonly language: Language },
): Promise<void> {
  const now = clock.now();
  await tx.deleteFrom('passwordReset').where('expiresAt', '<', now).execute();
  const user = await tx
    .selectFrom('appUser')
    .innerJoin('userCredential', 'userCredential.userId', 'appUser.id')
    .select('appUser.id')
    .where('appUser.email', '=', email.trim().toLowerCase())
    .where('appUser.deactivatedAt', 'is', null)
    .where('userCredential.providerId', '=', PASSWORD)
    // Many requests at once are counted one after the other.
    .forUpdate('appUser')
    .executeTakeFirst();
  if (!user) return;
  const { open } = await tx
    .selectFrom('passwordReset')
    .select((reset) => reset.fn.countAll<number>().as('open'))
    .where('userId', '=', user.id)
    .executeTakeFirstOrThrow();
  if (open >= MOST_OPEN) return;
  await tx
    .insertInto('passwordReset')
    .values({ userId: user.id, language, askedAt: now, expiresAt: expiryOfMailed(now), mailDueAt: now })
    .execute();
  const subject = { kind: 'user', id: user.id };
  await recordServiceAct(tx, clock, 'password.forget', { subject }, authorOf(asking));
}

function findReset(read: Read, { clock }: Desk, token: string): Promise<ForgetfulUser | undefined> {
  return read
    .selectFrom('passwordReset')
    .innerJoin('appUser', 'appUser.id', 'passwordReset.userId')
    .select(['appUser.name', 'appUser.email'])
    .where('passwordReset.tokenSha256', '=', tokenDigest(token))
    .where('passwordReset.expiresAt', '>', clock.now())
    .where('appUser.deactivatedAt', 'is', null)
    .where(isGoodYet(clock))
    .executeTakeFirst();
}

/** A link that was handed over is good as long as whoever did so administers. */
function isGoodYet(clock: Clock) {
  return sql<boolean>`(password_reset.handed_over_by is null
    or is_administrator(password_reset.handed_over_by, ${clock.now()}))`;
}

/** Whoever knew the old password is out, and no device is known any more. A second factor stays: the link shows that one reads the mail, no more. */
async function spendReset(
  desk: Desk,
  asking: AskingRequest,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<'done' | 'late'> {
  const { clock, keys } = desk;
  const hash = await hashOf(desk, password);
  return runAct(desk, async (tx) => {
    const user = await takeReset(tx, desk, token);
    if (!user) return 'late';
    await setPassword(tx, clock, user.id, hash);
    await tx.deleteFrom('userSession').where('userId', '=', user.id).execute();
    await tx.deleteFrom('userDevice').where('userId', '=', user.id).execute();
    await forgetAttempts(tx, keys, { email: user.email, origin: asking.origin, device: undefined });
    const subject = { kind: 'user', id: user.id };
    await recordServiceAct(tx, clock, 'password.reset', { subject }, authorOf(asking, user.id));
    await tellOfAccount(tx, clock, user.id, 'access.password-changed');
    return 'done';
  });
}

/** Two at the same moment: the second waits for the row, and finds it gone. */
async function takeReset(tx: Tx, { clock }: Desk, token: string): Promise<{ id: string; email: string } | undefined> {
  const taken = await tx
    .deleteFrom('passwordReset')
    .where('tokenSha256', '=', tokenDigest(token))
    .where('expiresAt', '>', clock.now())
    .where(isGoodYet(clock))
    .returning('userId')
    .executeTakeFirst();
  if (!taken) return undefined;
  return tx
    .selectFrom('appUser')
    .select(['id', 'email'])
    .where('id', '=', taken.userId)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst();
}

/** The user is told by a notice as soon as the link is used. */
async function handOverReset(
  tx: Tx,
  { clock }: Desk,
  actor: Actor,
  { userId, reason }: { readonly userId: string; readonly reason: string },
): Promise<HandedLink | undefined> {
  const permission = permit(accessPolicy, actor, 'access.hand-over-password');
  const user = await tx
    .selectFrom('appUser')
    .select(['id', 'language'])
    .where('id', '=', userId)
    .where('deactivatedAt', 'is', null)
    .forUpdate()
    .$narrowType<{ language: Language }>()
    .executeTakeFirst();
  if (!user) return undefined;
  const now = clock.now();
  const token = newToken();
  await tx.deleteFrom('passwordReset').where('userId', '=', userId).execute();
  await tx
    .insertInto('passwordReset')
    .values({
      userId,
      language: user.language,
      askedAt: now,
      expiresAt: expiryOfHanded(now),
      tokenSha256: tokenDigest(token),
      handedOverBy: actor.userId,
    })
    .execute();
  await recordAct(tx, clock, permission, { subject: { kind: 'user', id: userId }, reason });
  return { token, language: user.language };
}
