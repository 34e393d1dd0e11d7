import { type RawBuilder, sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import type { WorkPlace } from './work-place-form.model.ts';

/** The work places of a measure, those that are still there first. Whoever asks has seen to who may. */
export function listWorkPlaces(read: Read, measureId: number): Promise<WorkPlace[]> {
  return selectWorkPlaces(read, sql`place.measure_id = ${measureId}`);
}

/** A work place of a measure, by its number in an address. Throws `NotFound`. */
export async function findWorkPlace(read: Read, measureId: number, number: string): Promise<WorkPlace> {
  const condition = sql`place.id = ${rowNumber(number)} and place.measure_id = ${measureId}`;
  const [place] = await selectWorkPlaces(read, condition);
  if (!place) throw new NotFound(`There is no work place ${number}.`);
  return place;
}

function selectWorkPlaces(read: Read, condition: RawBuilder<unknown>): Promise<WorkPlace[]> {
  return selectRows(
    read,
    sql<WorkPlace>`
      select place.id, place.measure_id, place.employer, place.site, place.tasks, place.supervisor, place.seats,
        place.hours_per_week::float8 as hours_per_week,
        place.is_permanent, place.from_on, place.until_on, place.revision
      from work_place place
      where ${condition}
      order by place.until_on desc nulls first, place.from_on, place.id`,
  );
}
