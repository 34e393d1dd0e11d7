import { sql } from 'kysely';
import { listBoughtSpans, listMoneyLines, listUnsharedMeasures } from '#features/procurement/public.server.ts';
import type { ProjectHead } from '#features/project/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { findCoordinationHead, listCarriedProjects } from './carried-project.queries.server.ts';
import { seatsOn } from './day-seat.queries.server.ts';
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
  const projects = await listCarriedProjects(read, actor, head.id, { on, today });
  const ids = projects.map(({ id }) => id);
  const measures = await listDayMeasures(read, ids, { on, today });
  const dueDays = await listDueDays(read, ids, on);
  const unshared = await listUnsharedMeasures(read, ids, on);
  const spans = await listBoughtSpans(read, ids, on);
  // A coordination project that has nothing of its own is no row beside those that it carries.
  const bought = await listMoneyLines(read, [head.id], on);
  const isIdle = ![...measures, ...dueDays, ...bought].some(({ projectId }) => projectId === head.id);
  return {
    on,
    head,
    measures,
    dueDays,
    unshared,
    spans,
    projects: projects.filter(({ id }) => id !== head.id || !isIdle),
  };
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
      )
      select known.id, known.project_id, known.kind, known.name, known.field, known.funding, known.municipality_code,
        known.starts_on, known.ends_on, known.state_on_day as state, coalesce(known.seats, counted.seats) as seats,
        seated.held, seated.waiting, seated.reply_by
      from known
      -- Asked only of those that name no seats themselves: most do.
      left join lateral (
        select its.seats from seats_of_measure(known.id, ${on}::date) its where known.seats is null
      ) counted on true
      -- Each measure's own, by its index: a join would read the seats of all measures there are.
      cross join lateral (
        select count(*) filter (where one.is_held)::int as held, count(*) filter (where one.is_waiting)::int as waiting,
          min(one.reply_by) filter (where one.stood = 'offered' and one.reply_by >= ${on}::date) as reply_by
        from (${seatsOn(on, today)}) one
      ) seated
      order by known.starts_on nulls last, known.name collate fi_fi, known.id`,
  );
}

/** Deadlines of tenders of which a lot was not decided on, and milestones and reports that were not done, on a day; in the order of their days. */
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
        and exists (select from tender_lot lot where lot.tender_id = tender.id and not exists (
          select from tender_decision decision
          where decision.tender_lot_id = lot.id and decision.decided_on <= ${on}::date
            and (decision.withdrawn_at is null
              or (decision.withdrawn_at at time zone 'Europe/Helsinki')::date > ${on}::date)))
      union all
      select milestone.project_id, milestone.kind, milestone.id, milestone.title, milestone.due_on
      from milestone
      where milestone.project_id = any (${[...projectIds]}::int[]) and milestone.state <> 'dropped'
        and (milestone.done_on is null or milestone.done_on > ${on}::date)
      order by due_on, name`,
  );
}
