import { sql } from 'kysely';
import { listProjectSegments, type ProjectSegment } from '#features/plan/public.server.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { ToldSeat, ToldSeats } from './told-seats.model.ts';
import { isToldOf, listToldSeats } from './told-seats.queries.server.ts';

/** How many persons of one part of the target group there are, and what of them have asked for or had a seat. */
export interface SegmentUse {
  readonly persons: number;
  readonly women: number;
  /** Places in lines and offers: one may wait for several. */
  readonly waiting: number;
  /** Persons who have or had a seat. */
  readonly started: number;
  /** Their seats: one may have several. */
  readonly seats: number;
}

/** A part of the target group with its people; without one, those of whom nobody has told. */
export interface UsedSegment extends SegmentUse {
  readonly segment: ProjectSegment | null;
}

type Row = SegmentUse & { readonly segmentId: number | null };

/** The parts of the target group of a project on a day (ISO) with their people and seats; behind them the people of no part. */
export async function listUsedSegments(read: Read, projectId: number, day: string): Promise<UsedSegment[]> {
  const rows = await selectRows(
    read,
    sql<Row>`
      select participant.plan_segment_id as segment_id, count(*)::int as persons,
        count(*) filter (where participant.sex = 'female')::int as women,
        coalesce(sum(used.waiting), 0)::int as waiting, count(*) filter (where used.seats > 0)::int as started, coalesce(sum(used.seats), 0)::int as seats
      from participant
      cross join lateral (
        select count(*) filter (where seat.state in ('waiting', 'offered')) as waiting,
          count(*) filter (where seat.state in ('taken', 'left')) as seats
        from seat
        join measure on measure.id = seat.measure_id and ${isToldOf}
        where seat.participant_id = participant.id
      ) used
      where participant.project_id = ${projectId}
      group by participant.plan_segment_id`,
  );
  const foundFor = (id: number | null) => rows.find(({ segmentId }) => segmentId === id);
  const segments = await listProjectSegments(read, projectId, day);
  const unused: SegmentUse = { persons: 0, women: 0, waiting: 0, started: 0, seats: 0 };
  const told = segments.map((segment) => ({ segment, ...unused, ...foundFor(segment.id) }));
  const untold = foundFor(null);
  return untold ? [...told, { segment: null, ...untold }] : told;
}

/** So many seats of people of a part of the target group, or of no part, the newest first, behind the one with the id `before`. */
export function listSegmentSeats(
  read: Read,
  {
    projectId,
    segmentId,
    which,
  }: { readonly projectId: number; readonly segmentId: number | null; readonly which: ToldSeats },
  part: { readonly before: number | undefined; readonly most: number },
): Promise<ToldSeat[]> {
  const ofPeople = sql`participant.project_id = ${projectId}
    and participant.plan_segment_id is not distinct from ${segmentId}::int`;
  return listToldSeats(read, { ofPeople, inMeasures: sql`true` }, which, part);
}
