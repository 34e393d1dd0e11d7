import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { BondKind, Link, LinkStatus } from './link.model.ts';

export interface RecordedLink extends Omit<Link, 'kind'> {
  readonly kind: BondKind;
  readonly status: LinkStatus;
  readonly basis: 'imported' | 'name' | 'person';
}

/** All bonds, or those of one status, by code. */
export async function listLinks(read: Read, status?: LinkStatus): Promise<RecordedLink[]> {
  return selectRows(
    read,
    sql<RecordedLink>`
      select link.kind, origin.code as from, target.code as to, link.status, link.basis
      from project_link link
      join project origin on origin.id = link.from_project_id
      join project target on target.id = link.to_project_id
      where ${status ?? null}::text is null or link.status = ${status ?? null}
      order by origin.code, target.code, link.kind`,
  );
}

/** The bonds of one project that nobody has rejected, confirmed ones first. */
export async function listLinksOfProject(read: Read, code: string): Promise<RecordedLink[]> {
  return selectRows(
    read,
    sql<RecordedLink>`
      select link.kind, origin.code as from, target.code as to, link.status, link.basis
      from project
      join project_link link on project.id in (link.from_project_id, link.to_project_id)
      join project origin on origin.id = link.from_project_id
      join project target on target.id = link.to_project_id
      where project.code = ${code} and link.status <> 'rejected'
      order by link.status = 'suggested', link.kind, origin.code, target.code`,
  );
}
