import type { Read } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';

/** A person who works in the service, as colleagues see them. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly isDemo: boolean;
  readonly deactivatedAt: Date | null;
}

const columns = ['id', 'name', 'email', 'language', 'isDemo', 'deactivatedAt'] as const;

/** Nothing is found in the name of the public. */
export function findUser(read: Read, id: string): Promise<Colleague | undefined> {
  return read
    .selectFrom('appUser')
    .select(columns)
    .$narrowType<{ language: Language }>()
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The user with this e-mail address whose account is open. */
export function findUserByEmail(read: Read, email: string): Promise<Colleague | undefined> {
  return read
    .selectFrom('appUser')
    .select(columns)
    .$narrowType<{ language: Language }>()
    .where('email', '=', email.toLowerCase())
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst();
}

/** Those of the ids that are known, for writing names beside what they did; without ids everybody, by name. */
export function listUsers(read: Read, ids?: readonly string[]): Promise<Colleague[]> {
  const users = read
    .selectFrom('appUser')
    .select(columns)
    .$narrowType<{ language: Language }>()
    .orderBy('name')
    .orderBy('id');
  return (ids === undefined ? users : users.where('id', 'in', ids.length > 0 ? [...ids] : [''])).execute();
}
