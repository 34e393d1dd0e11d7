import { type Clock, finnishDate } from '#platform/clock.ts';
import { type Database, reading } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { AskingRequest, SignIn } from '#platform/permission/sign-in.ts';
import { openAsFirst, openNewAccount } from './account.commands.server.ts';
import { listDemoPeople } from './demo-people.queries.server.ts';
import { isFirstLink } from './first-link.queries.server.ts';
import { findGrants } from './grant.queries.server.ts';
import { closeSession, openAsDemoPerson, openWithPassword } from './session.commands.server.ts';
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
    openAsDemoPerson: (asking, userId) => openAsDemoPerson(desk, asking, userId),
    openNewAccount: (asking, password, make) => openNewAccount(desk, asking, password, make),
    isFirstLink: (token) => isFirstLink(read, token, desk.clock.now()),
    openAsFirst: (asking, first) => openAsFirst(desk, asking, first),
    close: (asking) => closeSession(desk, asking),
  };
}

async function findActor(desk: Desk, asking: AskingRequest): Promise<Actor | undefined> {
  const token = tokenOf(desk, asking);
  if (token === undefined) return undefined;
  const now = desk.clock.now();
  const session = await findSession(reading(desk.database), token, now);
  if (!session) return undefined;
  const { seenAt, ...user } = session;
  if (now.getTime() - seenAt.getTime() > SEEN_EVERY_MS) await noteSeen(desk.database, user.sessionId, desk.clock);
  const grants = await findGrants(reading(desk.database), user.userId, finnishDate(now));
  return { ...user, grants, origin: asking.origin, requestId: asking.requestId };
}

async function noteSeen(database: Database, id: string, clock: Clock): Promise<void> {
  await database.updateTable('userSession').set({ updatedAt: clock.now() }).where('id', '=', id).execute();
}
