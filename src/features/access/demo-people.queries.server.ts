import type { Read } from '#platform/db/database.server.ts';
import type { Role } from '#platform/permission/actor.ts';
import type { DemoPerson } from '#platform/permission/sign-in.ts';

/** The invented people whose roles anybody may try, each by the first role they were given; nobody in a real database. */
export async function listDemoPeople(read: Read): Promise<DemoPerson[]> {
  const rows = await read
    .selectFrom('appUser')
    .innerJoin('roleGrant', 'roleGrant.userId', 'appUser.id')
    .distinctOn('appUser.id')
    .select(['appUser.id', 'appUser.name', 'roleGrant.role', 'roleGrant.id as grantId'])
    .where('appUser.isDemo', '=', true)
    .where('appUser.deactivatedAt', 'is', null)
    .orderBy('appUser.id')
    .orderBy('roleGrant.id')
    .execute();
  return rows.toSorted((a, b) => a.grantId - b.grantId).map(({ id, name, role }) => ({ id, name, role: role as Role }));
}
