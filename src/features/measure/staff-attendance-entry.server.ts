import type { EntryPage } from '#features/entry/public.server.ts';
import { listUnitsMeant } from '#features/organisation/public.server.ts';
import { unitOrNewFindings } from '#features/organisation/public.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import { NotFound } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import type { MeasureHead } from './head.model.ts';
import { findMeasureHead } from './head.queries.server.ts';
import { type Provider, providerOf } from './measure.model.ts';
import { measurePolicy } from './measure.policy.ts';
import { isForStaff } from './measure-kind.model.ts';
import { correctStaffAttendance, recordStaffAttendance } from './staff-attendance.commands.server.ts';
import {
  countsOf,
  rowOfAttendance,
  type StaffAttendance,
  type StaffAttendanceRow,
  staffAttendanceForm,
} from './staff-attendance.model.ts';
import { getStaffAttendance } from './staff-attendance.queries.server.ts';

type AttendancePage = EntryPage<typeof staffAttendanceForm.columns>;

function addressOf(measure: string): string {
  return `/workspace/measures/${rowNumber(measure)}/attendance`;
}

/** The people of another organisation that took part in a training for staff. */
export function newAttendancePage(measure: string): AttendancePage {
  return {
    form: staffAttendanceForm,
    key: `new-staff-attendance:${rowNumber(measure)}`,
    address: `${addressOf(measure)}/new`,
    find: async (read, actor) => {
      await trainingOf(read, actor, measure);
      return { row: {}, revision: 0 };
    },
    judge: async (read, { organisation }) => organisationFindings(read, organisation, undefined),
    save: async (tx, actor, clock, row) => {
      const told = await toldIn(reading(tx), row, undefined);
      await recordStaffAttendance(tx, actor, clock, rowNumber(measure), told);
      return addressOf(measure);
    },
  };
}

/** What is recorded of the people of an organisation. */
export function attendancePage(measure: string, number: string): AttendancePage {
  const line = { measureId: rowNumber(measure), id: rowNumber(number) };
  return {
    form: staffAttendanceForm,
    key: `staff-attendance:${line.id}`,
    address: `${addressOf(measure)}/${line.id}`,
    find: async (read, actor) => {
      await trainingOf(read, actor, measure);
      const stored = await getStaffAttendance(read, line.measureId, line.id);
      return { row: rowOfAttendance(stored), revision: stored.revision };
    },
    judge: async (read, { organisation }) =>
      organisationFindings(read, organisation, await getStaffAttendance(read, line.measureId, line.id)),
    save: async (tx, actor, clock, row, revision) => {
      const stored = await getStaffAttendance(reading(tx), line.measureId, line.id);
      const told = await toldIn(reading(tx), row, stored);
      await correctStaffAttendance(tx, actor, clock, { ...line, revision }, told);
      return addressOf(measure);
    },
  };
}

/** Throws `NotFound`, `Forbidden`. */
async function trainingOf(read: Read, actor: Actor, measure: string): Promise<MeasureHead> {
  const head = await findMeasureHead(read, actor, measure);
  permit(measurePolicy, actor, 'staff-attendance.record', head.place);
  if (!isForStaff(head.kind)) throw new NotFound('People are counted by organisation in trainings for staff only.');
  return head;
}

/** Whose people are meant: whoever it was until now, before others of the name. */
async function meantIn(
  read: Read,
  written: string,
  until: StaffAttendance | undefined,
): Promise<Provider | 'unknown' | 'several' | null> {
  const units = new Map([[written, await listUnitsMeant(read, written)]]);
  return providerOf({ provider: written }, { units }, until?.unit ?? null);
}

async function organisationFindings(read: Read, written: string, until: StaffAttendance | undefined) {
  const meant = await meantIn(read, written, until);
  if (meant !== null && typeof meant === 'object' && 'unitId' in meant) return [];
  return unitOrNewFindings(await listUnitsMeant(read, written), written, 'organisation');
}

async function toldIn(read: Read, row: StaffAttendanceRow, until: StaffAttendance | undefined) {
  const organisation = await meantIn(read, row.organisation, until);
  if (organisation === null || typeof organisation === 'string') {
    throw new RangeError('an unclear organisation is refused before');
  }
  return { organisation, counts: countsOf(row) };
}
