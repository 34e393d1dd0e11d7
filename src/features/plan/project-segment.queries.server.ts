import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';

/** A part of the target group of a project, the same through all versions of its plan. */
export interface ProjectSegment {
  /** By which people and measures are tied to it. */
  readonly id: number;
  readonly name: string;
  /** How many persons it is meant to be, as the newest version that has it says. */
  readonly size: number | null;
  /** The number of that version. */
  readonly planNumber: number;
  /** Whether the version in force has it still. */
  readonly isInForce: boolean;
}

/**
 * The parts of the target group that a project has had in a decided version of its plan, as the one in force on a day (ISO) has them,
 * in its order; behind them those that are in it no more. Whoever asks has seen to who may.
 */
export function listProjectSegments(read: Read, projectId: number, day: string): Promise<ProjectSegment[]> {
  return selectRows(
    read,
    sql<ProjectSegment>`
      with in_force as (
        select version.id
        from plan_version version
        where version.project_id = ${projectId} and version.state = 'in-force' and version.in_force_from <= ${day}::date
        order by version.in_force_from desc, version.number desc
        limit 1
      ), told as (
        select distinct on (coalesce(segment.origin_id, segment.id)) coalesce(segment.origin_id, segment.id) as id, segment.name,
          segment.size, segment.position, version.number as plan_number, in_force.id is not null as is_in_force
        from plan_segment segment
        join plan_version version on version.id = segment.plan_version_id
        left join in_force on in_force.id = version.id
        where version.project_id = ${projectId} and version.state in ('in-force', 'withdrawn')
        order by coalesce(segment.origin_id, segment.id), in_force.id is null, version.number desc
      )
      select told.id, told.name, told.size, told.plan_number, told.is_in_force
      from told
      order by not told.is_in_force, told.position, told.id`,
  );
}
