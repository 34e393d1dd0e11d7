import { type RawBuilder, sql } from 'kysely';
import { findProjectHead } from '#features/project/public.server.ts';
import type { ProjectHead } from '#features/project/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit, reachOf } from '#platform/permission/policy.ts';
import { isWithin } from '#platform/permission/reach.server.ts';
import { coordinationPolicy } from './coordination.policy.ts';
import { type CarriedProject, isKnownOn } from './day-view.model.ts';
import { isOf, startedSeats } from './started.queries.server.ts';

/** The head of a coordination project that somebody may look over. Throws `NotFound`, `Forbidden`. */
export async function findCoordinationHead(read: Read, actor: Actor, code: string): Promise<ProjectHead> {
  const head = await findProjectHead(read, actor, code);
  permit(coordinationPolicy, actor, 'coordination.read', head.place);
  if (head.kind !== 'coordination' || head.isLight)
    throw new NotFound(`The project ${code} coordinates no others here.`);
  return head;
}

/** A coordination project as the list of them shows it. */
export interface ListedCoordination {
  readonly code: string;
  readonly name: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** How many parallel projects it carries that the reader sees. */
  readonly carried: number;
}

/** The coordination projects that somebody may look over; those that run the longest first. */
export function listCoordinations(read: Read, actor: Actor): Promise<ListedCoordination[]> {
  const reach = reachOf(coordinationPolicy, actor, 'coordination.read');
  return selectRows(
    read,
    sql<ListedCoordination>`
      select project.code, profile.name, profile.starts_on, profile.ends_on,
        (select count(*)::int from project_link link
          where link.from_project_id = project.id and link.kind = 'coordination' and link.status = 'confirmed'
            and ${isWithin(reach, sql`link.to_project_id`)}) as carried
      from project_profile profile
      join project on project.id = profile.project_id
      where profile.kind = 'coordination' and not profile.is_light and ${isWithin(reach, sql`project.id`)}
      order by profile.ends_on desc nulls first, project.code`,
  );
}

type Row = Omit<CarriedProject, 'mother'> & {
  readonly motherCode: string | null;
  readonly motherName: string | null;
  readonly isMotherReached: boolean;
  readonly isAtWork: boolean;
};

/** A day (ISO), seen from `today`. */
interface SeenDay {
  readonly on: string;
  readonly today: string;
}

/**
 * The projects that a coordination project carries, within somebody's reach, and that one itself, as they stood on a day; by code, that
 * one last. Bonds have no days: a project that is carried today was so all the time, but is left out on a day gone by on which nothing
 * was known of it.
 */
export async function listCarriedProjects(
  read: Read,
  actor: Actor,
  coordinationId: number,
  { on, today }: SeenDay,
): Promise<CarriedProject[]> {
  const reach = reachOf(coordinationPolicy, actor, 'coordination.read');
  const rows = await selectRows(
    read,
    sql<Row>`
      with carried as materialized (
        select project.id, project.code, project.id = ${coordinationId}::int as is_itself
        from project
        where project.id in (
            select link.to_project_id from project_link link
            where link.from_project_id = ${coordinationId}::int and link.kind = 'coordination' and link.status = 'confirmed'
            union all select ${coordinationId}::int)
          and ${isWithin(reach, sql`project.id`)}
      ),
      begun as (
        select measure.project_id, count(distinct person.id)::int as started,
          count(distinct person.id) filter (where ${isOf('women')})::int as started_women,
          count(distinct person.id) filter (where ${isOf('unknown')})::int as started_unknown
        from carried
        join measure on measure.project_id = carried.id
        ${startedSeats(on)}
        group by measure.project_id
      )
      select carried.id, carried.code, profile.name, profile.kind, profile.starts_on, profile.ends_on, stated.status,
        mother.code as mother_code, mother.name as mother_name, coalesce(mother.is_reached, false) as is_mother_reached,
        plan.number as plan_number, plan.persons, plan.women,
        coalesce(begun.started, 0) as started, coalesce(begun.started_women, 0) as started_women,
        coalesce(begun.started_unknown, 0) as started_unknown, ${on >= today ? sql`true` : isAtWorkOn(on)} as is_at_work
      from carried
      join project_profile profile on profile.project_id = carried.id
      left join lateral (
        select status.status from project_status status
        where status.project_id = carried.id and status.from_on <= ${on}::date and status.taken_back_at is null
        order by status.from_on desc, status.id desc limit 1
      ) stated on true
      left join lateral (
        select other.code, known.name,
          known.project_id is not null and (${isWithin(reach, sql`other.id`)}
            or coalesce(${isWithin(reach, sql`known.kept_for_project_id`)}, false)) as is_reached
        from project_link link
        join project other on other.id = link.from_project_id
        left join project_profile known on known.project_id = other.id
        where link.to_project_id = carried.id and link.kind = 'parallel' and link.status = 'confirmed'
        order by other.code limit 1
      ) mother on true
      left join lateral (
        select version.number,
          coalesce(sum(target.amount) filter (where target.sex = 'all' and target.year is null),
            sum(target.amount) filter (where target.sex = 'all'))::int as persons,
          coalesce(sum(target.amount) filter (where target.sex = 'women' and target.year is null),
            -- Of some years only, it would be a part that looks like the whole.
            case when count(*) filter (where target.sex = 'women') >= count(*) filter (where target.sex = 'all' and target.year is not null)
              then sum(target.amount) filter (where target.sex = 'women') end)::int as women
        from (
          select decided.id, decided.number from plan_version decided
          where decided.project_id = carried.id and decided.state = 'in-force' and decided.in_force_from <= ${on}::date
          order by decided.in_force_from desc, decided.number desc limit 1
        ) version
        left join plan_target target on target.plan_version_id = version.id and target.figure = 'persons'
        group by version.number
      ) plan on true
      left join begun on begun.project_id = carried.id
      order by carried.is_itself, carried.code`,
  );
  const projects = rows.map(({ motherCode, motherName, isMotherReached, isAtWork, ...row }) => ({
    isAtWork,
    project: {
      ...row,
      mother: motherCode === null ? null : { code: motherCode, name: motherName, isReached: isMotherReached },
    },
  }));
  return projects.filter(({ project, isAtWork }) => isAtWork || isKnownOn(project, on)).map(({ project }) => project);
}

/** Whether a project, at hand as `carried`, had a measure, a need, a tender or a contract by a day. */
function isAtWorkOn(on: string): RawBuilder<boolean> {
  const dayOf = (instant: RawBuilder<unknown>) => sql`(${instant} at time zone 'Europe/Helsinki')::date`;
  return sql`(
    exists (
      select from measure
      join measure_state past on past.measure_id = measure.id and past.from_on <= ${on}::date
      where measure.project_id = carried.id)
    or exists (
      select from measure_need need
      where need.project_id = carried.id and ${dayOf(sql`need.recorded_at`)} <= ${on}::date)
    or exists (
      select from tender_buyer buyer
      join tender on tender.id = buyer.tender_id
      where buyer.project_id = carried.id and coalesce(tender.asked_on, ${dayOf(sql`tender.recorded_at`)}) <= ${on}::date)
    or exists (
      select from contract_buyer buyer
      join contract on contract.id = buyer.contract_id
      where buyer.project_id = carried.id and least(contract.signed_on, ${dayOf(sql`contract.recorded_at`)}) <= ${on}::date))`;
}
