import { randomBytes } from 'node:crypto';
import { actingAs } from '#platform/db/database.server.ts';
import type { Actor, Grant, Role, Scope } from '#platform/permission/actor.ts';
import type { TestDatabase } from './database.ts';

interface GivenRole {
  readonly role: Role;
  /** Everything, unless given. */
  readonly scope?: Scope;
  readonly deputyFor?: string;
}

const everything: Scope = { kind: 'everything' };

/** Adds a user with these roles from long ago, and gives the actor as somebody who has signed in. */
export async function createActor(
  { owner }: Pick<TestDatabase, 'owner'>,
  { name = 'Aino Esimerkki', given }: { readonly name?: string; readonly given: readonly GivenRole[] },
): Promise<Actor> {
  const userId = `u${randomBytes(8).toString('hex')}`;
  const email = `${userId}@koordi.example`;
  const grants = await owner.transaction().execute(async (tx) => {
    await actingAs(tx, userId);
    await tx.insertInto('appUser').values({ id: userId, name, email, emailVerified: true }).execute();
    const rows: Grant[] = [];
    for (const { role, scope = everything, deputyFor } of given) {
      const { id } = await tx
        .insertInto('roleGrant')
        .values({
          userId,
          role,
          scope: scope.kind,
          organisationId: scope.kind === 'organisation' ? scope.id : null,
          organisationUnitId: scope.kind === 'unit' ? scope.id : null,
          projectId: scope.kind === 'project' ? scope.id : null,
          validFrom: '2000-01-01',
          validUntil: deputyFor === undefined ? null : '2999-01-01',
          deputyFor: deputyFor ?? null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      rows.push({ id, role, scope, deputyFor });
    }
    return rows;
  });
  return {
    userId,
    name,
    email,
    language: 'fi',
    sessionId: `session of ${userId}`,
    grants,
    isDemo: false,
    origin: '192.0.2.1',
    requestId: 'test',
  };
}
