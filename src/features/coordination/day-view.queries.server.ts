import { type RawBuilder, sql } from 'kysely';
import type { ProjectHead } from '#features/project/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { findCoordinationHead, listCarriedProjects } from './carried-project.queries.server.ts';
import type { DayFacts, DayMeasure, DueDay } from './day-view.model.ts';

/**
 * All that is known of the projects of a coordination project as it was on a day (ISO), seen from `today`: a question for each kind of
 * thing, however many projects there are. Throws `NotFound`, `Forbidden`.
 */
export async function getDayFacts(
  read: Read,
  actor: Actor,
  code: string,
  { on, today }: { readonly on: string; readonly today: string },
): Promise<DayFacts & { readonly head: ProjectHead }> {
  const head = await findCoordinationHead(read, actor, code);
  const projects = await listCarriedProjects(read, actor, head.id, on);
  const ids = projects.map(({ id }) => id);
  const measures = await listDayMeasures(read, ids, { on, today });
  const dueDays = await listDueDays(read, ids, on);
  const isIdle = !measures.some(({ projectId }) => projectId === head.id);
  return { on, head, measures, dueDays, projects: projects.filter(({ id }) => id !== head.id || !isIdle) };
}

/** The measures of projects as they stood on a day, and how their seats were; those of which nothing was known yet are left out. */
export function listDayMeasures(
  read: Read,
  projectIds: readonly number[],
  { on, today }: { readonly on: string; readonly today: string },
): Promise<DayMeasure[]> {
  return selectRows(
    read,
    sql<DayMeasure>`
      with known as materialized (
        select measure.*, stated.state as state_on_day, greatest(measure.starts_on, ${on}::date) as seated_on
        from measure
        join lateral (
          select past.state from measure_state past
          where past.measure_id = measure.id and past.from_on <= ${on}::date
          order by past.from_on desc, past.id desc limit 1
        ) stated on true
        where measure.project_id = any (${[...projectIds]}::int[])
      ),
      seated as (
        select known.id,
          count(*) filter (where seat.state in ('offered', 'taken', 'left') and seat.starts_on <= known.seated_on
            and (seat.ends_on is null or seat.ends_on >= known.seated_on))::int as held,
          count(*) filter (where ${wasWaiting(on, today)})::int as waiting,
          min(seat.reply_by) filter (where seat.reply_by >= ${on}::date) as reply_by
        from known
        join seat on seat.measure_id = known.id
        group by known.id
      ),
      placed as (
        select known.id, sum(place.seats)::int as seats
        from known
        join work_place place on place.measure_id = known.id and place.from_on <= known.seated_on
          and (place.until_on is null or place.until_on > known.seated_on)
        where known.seats is null
        group by known.id
      )
      select known.id, known.project_id, known.kind, known.name, known.field, known.funding, known.municipality_code,
        known.starts_on, known.ends_on, known.state_on_day as state, coalesce(known.seats, placed.seats) as seats,
        coalesce(seated.held, 0) as held, coalesce(seated.waiting, 0) as waiting, seated.reply_by
      from known
      left join seated on seated.id = known.id
      left join placed on placed.id = known.id
      order by known.starts_on nulls last, known.name collate fi_fi, known.id`,
  );
}

/**
 * Whether somebody stood in line on a day. Today's line is what the seats say; on a day gone by it is what had been done to a seat until
 * then. Who was recorded as waiting only later, stood in line from the day of asking to the day on which the seat was held.
 */
function wasWaiting(on: string, today: string): RawBuilder<boolean> {
  if (on >= today) return sql`seat.state = 'waiting'`;
  const dayAfter = sql`((${on}::date + 1)::timestamp at time zone 'Europe/Helsinki')`;
  return sql`(coalesce(
      (select step.state from seat_event step
        where step.seat_id = seat.id and step.acted_at < ${dayAfter}
        order by step.id desc limit 1),
      case when seat.asked_at < ${dayAfter} then 'waiting' end) = 'waiting'
    and not coalesce(seat.state in ('taken', 'left') and seat.starts_on <= ${on}::date, false))`;
}

/** Deadlines of tenders that were not decided, and milestones and reports that were not done, on a day; in the order of their days. */
export function listDueDays(read: Read, projectIds: readonly number[], on: string): Promise<DueDay[]> {
  return selectRows(
    read,
    sql<DueDay>`
      select buyer.project_id, 'tender' as kind, tender.id, tender.name,
        (tender.deadline_at at time zone 'Europe/Helsinki')::date as due_on
      from tender_buyer buyer
      join tender on tender.id = buyer.tender_id and tender.state <> 'cancelled'
      where buyer.project_id = any (${[...projectIds]}::int[])
        and (tender.asked_on is null or tender.asked_on <= ${on}::date)
        and (tender.state <> 'decided' or (tender.deadline_at at time zone 'Europe/Helsinki')::date >= ${on}::date)
      union all
      select milestone.project_id, milestone.kind, milestone.id, milestone.title, milestone.due_on
      from milestone
      where milestone.project_id = any (${[...projectIds]}::int[]) and milestone.state <> 'dropped'
        and (milestone.done_on is null or milestone.done_on > ${on}::date)
      order by due_on, name`,
  );
}
