import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { BrokenGlass, Grant, Scope, Standing } from '#platform/permission/actor.ts';

/**
 * The grants of a user that are in force on a day (ISO), the oldest first, and the glass that they have broken and that is open now:
 * each as a grant for a project, with a negative number.
 */
export async function findGrants(read: Read, userId: string, on: string): Promise<Grant[]> {
  const rows = await selectRows(
    read,
    sql<GrantRow>`
      select held.id, held.role, held.organisation_id, held.organisation_unit_id, held.project_id, held.deputy_for,
        null as glass
      from role_grant held
      where held.user_id = ${userId} and held.ended_at is null
        and held.valid_from <= ${on}::date and (held.valid_until is null or held.valid_until > ${on}::date)
      union all
      select -broken.id, 'glass', null, null, broken.project_id, null,
        json_build_object('id', broken.id, 'projectCode', project.code, 'reason', broken.reason, 'closesAt', broken.closes_at)
      from open_glass broken
      join project on project.id = broken.project_id
      where broken.user_id = ${userId}
      order by 1`,
  );
  return rows.map(({ id, role, deputyFor, glass, ...bound }) => ({
    id,
    role,
    scope: scopeOf(bound),
    deputyFor: deputyFor ?? undefined,
    ...(glass && { glass: { ...glass, closesAt: new Date(glass.closesAt) } }),
  }));
}

interface GrantRow extends Bound {
  readonly id: number;
  readonly role: Standing;
  readonly deputyFor: string | null;
  /** As JSON has it: the instant as a text. */
  readonly glass: (Omit<BrokenGlass, 'closesAt'> & { readonly closesAt: string }) | null;
}

interface Bound {
  readonly organisationId: number | null;
  readonly organisationUnitId: number | null;
  readonly projectId: number | null;
}

function scopeOf({ organisationId, organisationUnitId, projectId }: Bound): Scope {
  if (organisationId !== null) return { kind: 'organisation', id: organisationId };
  if (organisationUnitId !== null) return { kind: 'unit', id: organisationUnitId };
  if (projectId !== null) return { kind: 'project', id: projectId };
  return { kind: 'everything' };
}
