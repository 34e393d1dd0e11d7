import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import type { EarlierWorkPlace, ListedWorkPlace, WorkPlace } from './work-place-form.model.ts';

/** The work places of a measure, those that are still there first. Whoever asks has seen to who may. */
export function listWorkPlaces(read: Read, measureId: number): Promise<ListedWorkPlace[]> {
  return selectWorkPlaces(read, sql`place.measure_id = ${measureId}`);
}

/** A work place of a measure, by its number in an address. Throws `NotFound`. */
export async function findWorkPlace(read: Read, measureId: number, number: string): Promise<WorkPlace> {
  const condition = sql`place.id = ${rowNumber(number)} and place.measure_id = ${measureId}`;
  const [place] = await selectWorkPlaces(read, condition);
  if (!place) throw new NotFound(`There is no work place ${number}.`);
  return place;
}

/**
 * The work places that another one of a project may go on for: those of the project and of the projects that it continues, but none
 * that goes on for that one itself. `ownId` is its number, 0 while it has none.
 */
export function listEarlierWorkPlaces(read: Read, projectId: number, ownId: number): Promise<EarlierWorkPlace[]> {
  return selectRows(
    read,
    sql<EarlierWorkPlace>`
      with recursive later (id) as (
        select ${ownId}::int
        union
        select place.id
        from later
        join work_place place on place.continues_id = later.id
      )
      select place.id, place.employer, measure.name as measure_name, place.from_on
      from measure
      join work_place place on place.measure_id = measure.id
      where measure.project_id in (
          select ${projectId}::int
          union
          select link.from_project_id
          from project_link link
          where link.to_project_id = ${projectId} and link.kind = 'successor' and link.status = 'confirmed')
        and place.id not in (select later.id from later)
      order by place.employer collate fi_fi, place.from_on desc, place.id`,
  );
}

function selectWorkPlaces(read: Read, condition: RawBuilder<unknown>): Promise<ListedWorkPlace[]> {
  return selectRows(
    read,
    sql<ListedWorkPlace>`
      select place.id, place.measure_id, place.employer, place.site, place.tasks, place.supervisor, place.seats,
        place.hours_per_week::float8 as hours_per_week,
        place.is_permanent, place.from_on, place.until_on, place.continues_id, place.permanent_on, place.revision,
        (select jsonb_build_object('measureId', earlier.measure_id, 'employer', earlier.employer)
          from work_place earlier where earlier.id = place.continues_id) as earlier,
        (select coalesce(
            jsonb_agg(jsonb_build_object('measureId', later.measure_id, 'employer', later.employer) order by later.from_on),
            '[]')
          from work_place later where later.continues_id = place.id) as later
      from work_place place
      where ${condition}
      order by place.until_on desc nulls first, place.from_on, place.id`,
  );
}
