import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import type { MeasureStaff } from './staff.model.ts';

/** Somebody who works in a measure, with the number of sessions at which they are present. */
export interface ListedStaff extends MeasureStaff {
  readonly sessions: number;
}

/** All who work or have worked in a measure, those of today first. */
export function listStaff(read: Read, measureId: number, today: string): Promise<ListedStaff[]> {
  return selectRows(
    read,
    sql<ListedStaff>`
      select staff.id, staff.measure_id, staff.user_id, staff.name, staff.role, staff.from_on, staff.until_on, staff.revision,
        (select count(*) from session_staff present join session on session.id = present.session_id
          where present.measure_staff_id = staff.id and session.state = 'planned')::int as sessions
      from measure_staff staff
      where staff.measure_id = ${measureId}
      order by staff.until_on <= ${today}::date, staff.name collate fi_fi, staff.from_on, staff.id`,
  );
}

/** Somebody who works in a measure, by what stands for them in an address, and the e-mail address of the user. Throws `NotFound`. */
export async function findStaff(
  read: Read,
  measureId: number,
  id: number | string,
): Promise<MeasureStaff & { readonly email: string | null }> {
  const [staff] = await selectRows(
    read,
    sql<MeasureStaff & { email: string | null }>`
      select staff.id, staff.measure_id, staff.user_id, staff.name, staff.role, staff.from_on, staff.until_on, staff.revision,
        app_user.email
      from measure_staff staff
      left join app_user on app_user.id = staff.user_id
      where staff.id = ${rowNumber(String(id))} and staff.measure_id = ${measureId}`,
  );
  if (!staff) throw new NotFound(`Nobody ${id} works in the measure.`);
  return staff;
}
