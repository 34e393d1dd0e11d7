import { type Clock, finnishDate } from '#platform/clock.ts';
import { type Database, reading } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { AskingRequest, SignIn } from '#platform/permission/sign-in.ts';
import { openAsFirst, openNewAccount } from './account.commands.server.ts';
import { createAccountDesk } from './account-desk.server.ts';
import { listDemoPeople } from './demo-people.queries.server.ts';
import { isFirstLink } from './first-link.queries.server.ts';
import { findGrants } from './grant.queries.server.ts';
import { createPasskeyDesk } from './passkey.commands.server.ts';
import { createPasswordResetDesk } from './password-reset.commands.server.ts';
import { answerProvider, beginAtProvider, describeToProvider } from './provider.commands.server.ts';
import { closeSession, openAsDemoPerson, openWithCode, openWithPassword } from './session.commands.server.ts';
import { findSession } from './session.queries.server.ts';
import { createDesk, type Desk, type SignInMeans, tokenOf } from './sign-in-desk.server.ts';

/** How often at most it is noted that a device is still in use. */
const SEEN_EVERY_MS = 5 * 60_000;

/** Signing in over the tables of this room. */
export function createSignIn(means: SignInMeans): SignIn {
  const desk = createDesk(means);
  const read = reading(desk.database);
  return {
    findActor: (asking) => findActor(desk, asking),
    listDemoPeople: () => listDemoPeople(read),
    openWithPassword: (asking, attempt) => openWithPassword(desk, asking, attempt),
    openWithCode: (asking, code) => openWithCode(desk, asking, code),
    openAsDemoPerson: (asking, userId) => openAsDemoPerson(desk, asking, userId),
    openNewAccount: (asking, password, make) => openNewAccount(desk, asking, password, make),
    isFirstLink: (token) => isFirstLink(read, token, desk.clock.now()),
    openAsFirst: (asking, first) => openAsFirst(desk, asking, first),
    providers: desk.providers.map(({ id, name }) => ({ id, name })),
    beginAtProvider: (asking, begun) => beginAtProvider(desk, asking, begun),
    answerProvider: (asking, reply) => answerProvider(desk, asking, reply),
    describeToProvider: () => describeToProvider(desk),
    close: (asking) => closeSession(desk, asking),
    account: createAccountDesk(desk),
    passkeys: createPasskeyDesk(desk, means.origin),
    resets: createPasswordResetDesk(desk),
  };
}

async function findActor(desk: Desk, asking: AskingRequest): Promise<Actor | undefined> {
  const token = tokenOf(desk, asking);
  if (token === undefined) return undefined;
  const now = desk.clock.now();
  const session = await findSession(reading(desk.database), token, now);
  if (!session) return undefined;
  const { seenAt, means, hasSecondFactor, ...user } = session;
  if (now.getTime() - seenAt.getTime() > SEEN_EVERY_MS) await noteSeen(desk.database, user.sessionId, desk.clock);
  const grants = await findGrants(reading(desk.database), user.userId, finnishDate(now));
  const { origin, requestId } = asking;
  const isByPassword = means === 'password' || means === 'link';
  const mustAddSecondFactor = desk.requiresSecondFactor && isByPassword && !hasSecondFactor;
  return { ...user, grants, origin, requestId, mustAddSecondFactor };
}

async function noteSeen(database: Database, id: string, clock: Clock): Promise<void> {
  await database.updateTable('userSession').set({ updatedAt: clock.now() }).where('id', '=', id).execute();
}
