import { APIError } from 'better-auth/api';
import { recordServiceAct } from '#features/audit/public.server.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type {
  AskingRequest,
  Cookies,
  PasskeyChange,
  PasskeyDesk,
  SignInOutcome,
} from '#platform/permission/sign-in.ts';
import { tellOfAccount } from './account-notice.server.ts';
import {
  canDoWithout,
  canHavePasskeys,
  type PasskeyAnswer,
  passkeyAnswerFrom,
  passkeyNameFrom,
} from './passkey.model.ts';
import { findOwnMeans, isFreshSession } from './session.queries.server.ts';
import {
  authorOf,
  cookiesOf,
  type Desk,
  discardLate,
  isRefusal,
  noteOpened,
  orRefused,
  runAct,
} from './sign-in-desk.server.ts';
import type { SignInLibrary } from './sign-in-library.server.ts';

/** The library judges every part of it. */
type AnswerForLibrary = NonNullable<
  Parameters<SignInLibrary['api']['verifyPasskeyAuthentication']>[0]
>['body']['response'];

const NO_ANSWER: SignInOutcome = { outcome: 'wrong', cookies: [] };

/** Signing in with a key that a device keeps, and what its owner does with such keys. */
export function createPasskeyDesk(desk: Desk, origin: string): PasskeyDesk {
  return {
    isPossible: canHavePasskeys(origin),
    ask: (asking) => askForPasskey(desk, asking),
    open: async (asking, answer) => {
      const given = passkeyAnswerFrom(answer);
      return given ? openWithPasskey(desk, asking, given) : NO_ANSWER;
    },
    askForNew: (asking, actor) => askForNewPasskey(desk, asking, actor),
    add: (asking, actor, added) => addPasskey(desk, asking, actor, added),
    rename: (actor, id, name) => namePasskey(desk, actor, { id, name }),
    remove: (actor, id) => removePasskey(desk, actor, id),
  };
}

async function askForPasskey(desk: Desk, asking: AskingRequest): Promise<{ options: object; cookies: Cookies }> {
  return runAct(desk, async (tx) => {
    await discardLate(tx, desk);
    const { headers, response } = await desk.library.api.generatePasskeyAuthenticationOptions({
      headers: cookiesOf(asking),
      returnHeaders: true,
    });
    return { options: { ...response, userVerification: 'required' }, cookies: headers.getSetCookie() };
  });
}

async function openWithPasskey(desk: Desk, asking: AskingRequest, answer: PasskeyAnswer): Promise<SignInOutcome> {
  const outcome = await orRefused(
    runAct(desk, async (tx) => {
      const { headers } = await judged(() =>
        desk.library.api.verifyPasskeyAuthentication({
          body: { response: answer as unknown as AnswerForLibrary },
          headers: cookiesOf(asking),
          returnHeaders: true,
        }),
      );
      const lastUsedAt = desk.clock.now();
      await tx.updateTable('userPasskey').set({ lastUsedAt }).where('credentialId', '=', answer.id).execute();
      return noteOpened(tx, desk, asking, { cookies: headers.getSetCookie(), means: 'passkey' });
    }),
  );
  if (outcome.outcome === 'wrong') await noteRefused(desk, asking, answer);
  return outcome;
}

/** At what it cannot read at all, such as the cookie of another question, the library stumbles: that is a refusal too. */
async function judged<Result>(judge: () => Promise<Result>): Promise<Result> {
  try {
    return await judge();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw new APIError('BAD_REQUEST');
    throw error;
  }
}

/** Only of passkeys that somebody has: others are nobody's matter, and could fill the audit. */
async function noteRefused(desk: Desk, asking: AskingRequest, { id }: PasskeyAnswer): Promise<void> {
  await runAct(desk, async (tx) => {
    const kept = await tx.selectFrom('userPasskey').select('id').where('credentialId', '=', id).executeTakeFirst();
    if (!kept) return;
    const subject = { kind: 'passkey', id: kept.id };
    await recordServiceAct(tx, desk.clock, 'session.refuse', { subject }, authorOf(asking));
  });
}

/** `undefined` when the user must sign in anew first. */
async function askForNewPasskey(
  desk: Desk,
  asking: AskingRequest,
  actor: Actor,
): Promise<{ options: object; cookies: Cookies } | undefined> {
  if (!(await isFreshSession(reading(desk.database), actor, desk.clock.now()))) return undefined;
  return runAct(desk, async (tx) => {
    await discardLate(tx, desk);
    const { headers, response } = await desk.library.api.generatePasskeyRegistrationOptions({
      query: { name: actor.email },
      headers: cookiesOf(asking),
      returnHeaders: true,
    });
    return { options: response, cookies: headers.getSetCookie() };
  });
}

async function addPasskey(
  desk: Desk,
  asking: AskingRequest,
  actor: Actor,
  { answer, name }: { readonly answer: string; readonly name: string },
): Promise<PasskeyChange> {
  const given = passkeyAnswerFrom(answer);
  if (!given) return 'wrong';
  if (!(await isFreshSession(reading(desk.database), actor, desk.clock.now()))) return 'stale';
  try {
    return await runAct<PasskeyChange>(desk, async (tx) => {
      if (await isKept(tx, given)) return 'wrong';
      const body = { response: given, name: passkeyNameFrom(name) ?? undefined };
      const passkey = await judged(() =>
        desk.library.api.verifyPasskeyRegistration({ body, headers: cookiesOf(asking) }),
      );
      const subject = { kind: 'passkey', id: passkey.id };
      await recordServiceAct(tx, desk.clock, 'passkey.add', { subject }, authorOf(actor, actor.userId));
      await tellOfAccount(tx, desk.clock, actor.userId, 'access.passkey-added');
      return 'done';
    });
  } catch (error) {
    if (isRefusal(error)) return 'wrong';
    throw error;
  }
}

/** Whoever has added it: devices make another for each user. */
async function isKept(tx: Tx, { id }: PasskeyAnswer): Promise<boolean> {
  const kept = await tx.selectFrom('userPasskey').select('id').where('credentialId', '=', id).executeTakeFirst();
  return kept !== undefined;
}

async function namePasskey(
  desk: Desk,
  actor: Actor,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<PasskeyChange> {
  return runAct(desk, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('userPasskey')
      .set({ name: passkeyNameFrom(name) })
      .where('id', '=', id)
      .where('userId', '=', actor.userId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return 'gone';
    const subject = { kind: 'passkey', id };
    await recordServiceAct(tx, desk.clock, 'passkey.name', { subject }, authorOf(actor, actor.userId));
    return 'done';
  });
}

async function removePasskey(desk: Desk, actor: Actor, id: string): Promise<PasskeyChange> {
  if (!(await isFreshSession(reading(desk.database), actor, desk.clock.now()))) return 'stale';
  return runAct(desk, async (tx) => {
    // Two at once might each take the other for what is left.
    await tx.selectFrom('appUser').select('id').where('id', '=', actor.userId).forUpdate().execute();
    const means = await findOwnMeans(reading(tx), actor.userId);
    if (!means.passkeys.some((passkey) => passkey.id === id)) return 'gone';
    if (!canDoWithout({ ...means, isDemo: actor.isDemo })) return 'last';
    await tx.deleteFrom('userPasskey').where('id', '=', id).where('userId', '=', actor.userId).execute();
    const subject = { kind: 'passkey', id };
    await recordServiceAct(tx, desk.clock, 'passkey.remove', { subject }, authorOf(actor, actor.userId));
    await tellOfAccount(tx, desk.clock, actor.userId, 'access.passkey-removed');
    return 'done';
  });
}
