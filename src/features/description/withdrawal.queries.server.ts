import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';

/** A version that was taken back: what the public is told of it. */
export interface WithdrawnVersion {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly form: string;
  readonly knownOn: string;
  readonly withdrawnAt: Date;
  readonly reason: string;
  /** The authority that took it back, where one is known. */
  readonly withdrawnBy: string | null;
}

/** The versions of a project that were withdrawn, the latest first. */
export async function listWithdrawnVersions(read: Read, code: string): Promise<WithdrawnVersion[]> {
  return selectRows(
    read,
    sql<WithdrawnVersion>`
      select version.id, project.code, version.name, version.form, version.known_on, version.withdrawn_at,
        version.withdrawn_reason as reason, version.withdrawn_by
      from project
      join description_version version on version.project_id = project.id
      where project.code = ${code} and version.withdrawn_at is not null
      order by version.withdrawn_at desc, version.id desc`,
  );
}

/** A version of a project by its number, if it was withdrawn. */
export async function findWithdrawnVersion(
  read: Read,
  code: string,
  id: number,
): Promise<WithdrawnVersion | undefined> {
  return (await listWithdrawnVersions(read, code)).find((version) => version.id === id);
}
