import type pg from 'pg';

/** The numbers of a project as one statement by hand gives them. */
export interface HandWrittenRow {
  readonly code: string;
  readonly measures: number;
  readonly held: number;
  readonly waiting: number;
}

/**
 * What the coordination view shows of each project, and in the end of the coordination project, asked as somebody would who may see everything
 * and wants the numbers alone: the plan in force, measures by state, seats held and waited for, who began and the next day that is due.
 */
export async function coordinationBySql(client: pg.Client, code: string, on: string): Promise<HandWrittenRow[]> {
  const { rows } = await client.query<HandWrittenRow>({
    name: 'coordination by hand',
    text: `
      with carried as materialized (
        select link.to_project_id as id from project_link link join project on project.id = link.from_project_id
        where project.code = $1 and link.kind = 'coordination' and link.status = 'confirmed'
        union all select project.id from project where project.code = $1),
      stated as materialized (
        select distinct on (measure.id) measure.id, measure.project_id, past.state, measure.seats,
          greatest(measure.starts_on, $2::date) as seated_on
        from carried join measure on measure.project_id = carried.id
        join measure_state past on past.measure_id = measure.id and past.from_on <= $2::date
        order by measure.id, past.from_on desc, past.id desc),
      seated as (
        select stated.project_id,
          count(*) filter (where stated.state in ('intake', 'running') and seat.state in ('offered', 'taken', 'left')
            and seat.starts_on <= stated.seated_on and (seat.ends_on is null or seat.ends_on >= stated.seated_on))::int as held,
          count(*) filter (where seat.state = 'waiting' and stated.state not in ('closed', 'judged', 'cancelled'))::int
            as waiting,
          count(distinct seat.participant_id) filter (where seat.state in ('taken', 'left') and seat.starts_on <= $2::date) as begun,
          count(distinct seat.participant_id) filter (where seat.state in ('taken', 'left') and seat.starts_on <= $2::date
            and person.sex = 'female') as begun_women
        from stated join seat on seat.measure_id = stated.id join participant person on person.id = seat.participant_id
        group by stated.project_id),
      counted as (
        select stated.project_id, count(*)::int as measures, jsonb_agg(stated.state) as states, sum(stated.seats) as seats
        from stated group by stated.project_id),
      planned as (
        select distinct on (version.project_id) version.project_id, version.number,
          (select sum(target.amount) from plan_target target
            where target.plan_version_id = version.id and target.figure = 'persons' and target.sex = 'all') as persons
        from carried join plan_version version on version.project_id = carried.id
        where version.state = 'in-force' and version.in_force_from <= $2::date
        order by version.project_id, version.in_force_from desc),
      due as (
        select milestone.project_id, min(milestone.due_on) as due_on
        from carried join milestone on milestone.project_id = carried.id and milestone.state = 'open' group by milestone.project_id)
      select project.code, profile.name, planned.number, planned.persons, due.due_on, counted.states, counted.seats,
        seated.begun, seated.begun_women, coalesce(counted.measures, 0) as measures, coalesce(seated.held, 0) as held,
        coalesce(seated.waiting, 0) as waiting
      from carried
      join project on project.id = carried.id
      join project_profile profile on profile.project_id = carried.id
      left join planned on planned.project_id = carried.id
      left join counted on counted.project_id = carried.id
      left join seated on seated.project_id = carried.id
      left join due on due.project_id = carried.id
      order by project.code = $1, project.code`,
    values: [code, on],
  });
  return rows;
}

/** A page of measures of the newest start, of everybody's or of one coordination project. */
export async function measuresBySql(client: pg.Client, code: string | undefined, limit: number): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>({
    name: `measures by hand ${code === undefined}`,
    text: `
      select measure.id, project.code, measure.kind, measure.name, measure.state, measure.starts_on, measure.ends_on, measure.seats
      from measure join project on project.id = measure.project_id
      ${
        code === undefined
          ? ''
          : `join project_link link on link.to_project_id = project.id and link.kind = 'coordination' and link.status = 'confirmed'
        join project carrier on carrier.id = link.from_project_id and carrier.code = $2`
      }
      order by coalesce(measure.starts_on, 'infinity') desc, measure.id desc limit $1`,
    values: code === undefined ? [limit] : [limit, code],
  });
  return rows.map(({ id }) => id);
}

/** A page of projects by their last day. */
export async function projectsBySql(client: pg.Client, code: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>({
    name: `projects by hand ${code === undefined}`,
    text: `
      select project.code, profile.name, profile.kind, profile.ends_on
      from project join project_profile profile on profile.project_id = project.id
      ${
        code === undefined
          ? ''
          : `where project.code = $2 or project.id in (
        select link.to_project_id from project_link link join project carrier on carrier.id = link.from_project_id
        where carrier.code = $2 and link.kind = 'coordination' and link.status = 'confirmed')`
      }
      order by coalesce(profile.ends_on, 'infinity') desc, project.id desc limit $1`,
    values: code === undefined ? [limit] : [limit, code],
  });
  return rows.map((row) => row.code);
}
