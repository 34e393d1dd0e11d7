import { sql } from 'kysely';
import { listProjectSegments, type ProjectSegment } from '#features/plan/public.server.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';

/** A part of the target group of a project, and whether a measure is meant for it. */
export interface MeasureSegment extends ProjectSegment {
  readonly isMeant: boolean;
}

/** The parts of the target group for which a measure may be meant on a day (ISO): those in force, and those that it is meant for. */
export async function listMeasureSegments(
  read: Read,
  { id, projectId }: { readonly id: number; readonly projectId: number },
  day: string,
): Promise<MeasureSegment[]> {
  const meant = await selectRows(
    read,
    sql<{ id: number }>`select meant.plan_segment_id as id from measure_segment meant where meant.measure_id = ${id}`,
  );
  const isMeant = new Set(meant.map((segment) => segment.id));
  const segments = await listProjectSegments(read, projectId, day);
  return segments
    .map((segment) => ({ ...segment, isMeant: isMeant.has(segment.id) }))
    .filter((segment) => segment.isInForce || segment.isMeant);
}
