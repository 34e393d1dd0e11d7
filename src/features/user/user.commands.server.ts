import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';
import { personName } from './person-name.model.ts';

/** A person who is to work in the service. */
export interface NewUser {
  readonly id: string;
  readonly name: string;
  /** In small letters; it is known to be the person's own. */
  readonly email: string;
  readonly language: Language;
}

/** Adds a user by a name as `personName` keeps it; only the database role that signs people in may. */
export async function addUser(tx: Tx, clock: Clock, user: NewUser): Promise<void> {
  const now = clock.now();
  await tx
    .insertInto('appUser')
    .values({ ...user, name: personName(user.name), emailVerified: true, createdAt: now, updatedAt: now })
    .execute();
}

/** Notes in which language a user wants to be written to. */
export async function chooseLanguage(tx: Tx, clock: Clock, userId: string, language: Language): Promise<void> {
  await tx.updateTable('appUser').set({ language, updatedAt: clock.now() }).where('id', '=', userId).execute();
}

/**
 * From now on a user cannot sign in; false when there is no open account that the acting user may close. Who may do this, and why,
 * is the matter of the room `access`.
 */
export async function closeAccount(tx: Tx, clock: Clock, userId: string): Promise<boolean> {
  const now = clock.now();
  const { numUpdatedRows } = await tx
    .updateTable('appUser')
    .set({ deactivatedAt: now, updatedAt: now })
    .where('id', '=', userId)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Lets a user whose account was closed sign in again; false when there is no such one. */
export async function reopenAccount(tx: Tx, clock: Clock, userId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('appUser')
    .set({ deactivatedAt: null, updatedAt: clock.now() })
    .where('id', '=', userId)
    .where('deactivatedAt', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** From now on a password alone lets a user in; what the second factor was is the matter of the room `access`. */
export async function forgetSecondFactor(tx: Tx, clock: Clock, userId: string): Promise<void> {
  const now = clock.now();
  await tx.updateTable('appUser').set({ twoFactorEnabled: false, updatedAt: now }).where('id', '=', userId).execute();
}
