import { reading } from '#platform/db/database.server.ts';
import { Forbidden } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import type { AccountDesk } from '#platform/permission/sign-in.ts';
import { changePassword, endOtherSessions, noteOwnAct } from './account.commands.server.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  removeSecondFactor,
  renewBackupCodes,
} from './second-factor.commands.server.ts';
import { findOwnMeans, isFreshSession, listOpenSessions } from './session.queries.server.ts';
import { type Desk, runAct } from './sign-in-desk.server.ts';

/** What somebody who has signed in may change of the own ways to sign in. */
export function createAccountDesk(desk: Desk): AccountDesk {
  const read = reading(desk.database);
  const { clock } = desk;
  return {
    findMeans: ({ userId }) => findOwnMeans(read, userId),
    listSessions: (actor) => listOpenSessions(read, actor, clock.now()),
    isFresh: (actor) => isFreshSession(read, actor, clock.now()),
    closeSession: (actor, id) => closeOwnSession(desk, actor, id),
    closeOtherSessions: (actor) => closeOtherSessions(desk, actor),
    changePassword: (actor, change) => changePassword(desk, actor, change),
    beginSecondFactor: (asking, actor, password) => beginSecondFactor(desk, asking, actor, password),
    confirmSecondFactor: (asking, actor, code) => confirmSecondFactor(desk, asking, actor, code),
    endSecondFactor: (asking, actor, password) => endSecondFactor(desk, asking, actor, password),
    renewBackupCodes: (asking, actor, password) => renewBackupCodes(desk, asking, actor, password),
    removeSecondFactor: (actor, lost) => removeSecondFactor(desk, actor, lost),
  };
}

async function closeOwnSession(desk: Desk, actor: Actor, id: string): Promise<void> {
  expectOneself(actor);
  await runAct(desk, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('userSession')
      .where('id', '=', id)
      .where('userId', '=', actor.userId)
      .executeTakeFirst();
    // Ended at the device itself meanwhile.
    if (numDeletedRows > 0n) await noteOwnAct(tx, desk, actor, 'session.close', { kind: 'session', id });
  });
}

async function closeOtherSessions(desk: Desk, actor: Actor): Promise<void> {
  expectOneself(actor);
  await runAct(desk, (tx) => endOtherSessions(tx, desk, actor));
}

/** Whoever tries the service as the same invented person is somebody else. */
function expectOneself({ isDemo }: Actor): void {
  if (isDemo) throw new Forbidden('The sessions of an invented person are those of many.');
}
