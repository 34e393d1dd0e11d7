import { type RawBuilder, sql } from 'kysely';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { StaffAttendance } from './staff-attendance.model.ts';

type Row = Omit<StaffAttendance, 'unit'> & { readonly unitId: number };

/** The organisations whose staff took part in a measure, by name. Whoever asks has seen to who may. */
export async function listStaffAttendance(read: Read, measureId: number): Promise<StaffAttendance[]> {
  const lines = await selectAttendance(read, sql`attended.measure_id = ${measureId}`);
  return lines.toSorted((one, other) => one.unit.name.localeCompare(other.unit.name, 'fi'));
}

/** The people of one organisation, by the id of what is recorded. Throws `NotFound`. */
export async function getStaffAttendance(read: Read, measureId: number, id: number): Promise<StaffAttendance> {
  const condition = sql`attended.id = ${id} and attended.measure_id = ${measureId}`;
  const [line] = await selectAttendance(read, condition);
  if (!line) throw new NotFound(`The measure has no attendance ${id}.`);
  return line;
}

async function selectAttendance(read: Read, condition: RawBuilder<unknown>): Promise<StaffAttendance[]> {
  const rows = await selectRows(
    read,
    sql<Row>`
      select attended.id, attended.organisation_unit_id as unit_id, attended.persons, attended.women, attended.finished,
        attended.finished_women, attended.credits::float8 as credits, attended.revision
      from staff_attendance attended
      where ${condition}`,
  );
  const units = await listNamedUnits(
    read,
    rows.map(({ unitId }) => unitId),
  );
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  return rows.flatMap(({ unitId, ...line }) => {
    const unit = unitOf.get(unitId);
    return unit ? [{ ...line, unit }] : [];
  });
}
