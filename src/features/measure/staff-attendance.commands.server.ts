import { recordAct } from '#features/audit/public.server.ts';
import type { Clock } from '#platform/clock.ts';
import { reading, type Tx } from '#platform/db/database.server.ts';
import { Conflict, NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { type Permission, permit } from '#platform/permission/policy.ts';
import type { MeasureHead } from './head.model.ts';
import { findMeasureHead } from './head.queries.server.ts';
import type { Provider } from './measure.model.ts';
import { measurePolicy } from './measure.policy.ts';
import { isForStaff } from './measure-kind.model.ts';
import { recordedUnitId } from './provider.server.ts';
import type { StaffCounts } from './staff-attendance.model.ts';
import { getStaffAttendance, listStaffAttendance } from './staff-attendance.queries.server.ts';

/** Whose people took part, and how many they were. */
export interface ToldAttendance {
  readonly organisation: Provider;
  readonly counts: StaffCounts;
}

interface Line {
  readonly measureId: number;
  readonly id: number;
}

/** Records how many people of an organisation took part in a training for staff. Throws `NotFound`, `Forbidden`, `Refused`. */
export async function recordStaffAttendance(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  measureId: number,
  { organisation, counts }: ToldAttendance,
): Promise<number> {
  const { head, permission } = await permitRecording(tx, actor, measureId);
  const organisationUnitId = await recordedUnitId(tx, clock, organisation);
  await refuseTwice(tx, { measureId, id: 0 }, organisationUnitId);
  const { id } = await tx
    .insertInto('staffAttendance')
    .values({ ...counts, measureId, organisationUnitId, recordedAt: clock.now(), recordedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id: measureId },
    projectId: head.projectId,
    details: detailsOf(organisationUnitId, counts),
  });
  return id;
}

/** Tells otherwise of the people of an organisation; the audit keeps what was told before. Throws `NotFound`, `Conflict`, `Refused`. */
export async function correctStaffAttendance(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  line: Line & { readonly revision: number },
  { organisation, counts }: ToldAttendance,
): Promise<void> {
  const { head, permission } = await permitRecording(tx, actor, line.measureId);
  const { unit, id: _, revision: __, ...before } = await getStaffAttendance(reading(tx), line.measureId, line.id);
  const organisationUnitId = await recordedUnitId(tx, clock, organisation);
  const keys = Object.keys(counts) as (keyof StaffCounts)[];
  if (organisationUnitId === unit.id && keys.every((key) => counts[key] === before[key])) return;
  await refuseTwice(tx, line, organisationUnitId);
  const { numUpdatedRows } = await tx
    .updateTable('staffAttendance')
    .set({ ...counts, organisationUnitId, revision: line.revision + 1 })
    .where('id', '=', line.id)
    .where('revision', '=', line.revision)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Conflict('Somebody else has changed the attendance meanwhile.');
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id: line.measureId },
    projectId: head.projectId,
    details: { ...detailsOf(organisationUnitId, counts), ...detailsOf(unit.id, before, '-was') },
  });
}

/** Strikes what was recorded by mistake; the audit keeps it. Throws `NotFound`, `Forbidden`. */
export async function strikeStaffAttendance(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { measureId, id }: Line,
): Promise<void> {
  const { head, permission } = await permitRecording(tx, actor, measureId);
  const { unit, id: _, revision: __, ...before } = await getStaffAttendance(reading(tx), measureId, id);
  await tx.deleteFrom('staffAttendance').where('id', '=', id).execute();
  await recordAct(tx, clock, permission, {
    subject: { kind: 'measure', id: measureId },
    projectId: head.projectId,
    details: detailsOf(unit.id, before, '-was'),
  });
}

/** As the audit tells it; what was there before has names of its own. */
function detailsOf(
  unit: number,
  { persons, ...counts }: StaffCounts,
  was: '' | '-was' = '',
): Record<string, number | null> {
  const told = { unit, personCount: persons, ...counts };
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [`${name}${was}`, value]));
}

async function permitRecording(
  tx: Tx,
  actor: Actor,
  measureId: number,
): Promise<{ head: MeasureHead; permission: Permission<'staff-attendance.record'> }> {
  const head = await findMeasureHead(reading(tx), actor, measureId);
  const permission = permit(measurePolicy, actor, 'staff-attendance.record', head.place);
  if (!isForStaff(head.kind)) throw new NotFound('People are counted by organisation in trainings for staff only.');
  return { head, permission };
}

/** An organisation tells once of its people in a measure: a second time would count them twice. */
async function refuseTwice(tx: Tx, { measureId, id }: Line, unitId: number): Promise<void> {
  const others = await listStaffAttendance(reading(tx), measureId);
  const known = others.find((other) => other.unit.id === unitId && other.id !== id);
  if (known) throw new Refused('measure.refused.attendance-known', { organisation: known.unit.name });
}
