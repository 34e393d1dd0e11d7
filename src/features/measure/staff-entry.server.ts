import type { EntryPage } from '#features/entry/public.server.ts';
import type { Finding } from '#features/sheet/public.ts';
import { findUserByEmail } from '#features/user/public.server.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import { permit } from '#platform/permission/policy.ts';
import { findMeasureHead, measureIdFrom } from './head.queries.server.ts';
import { sessionPolicy } from './session.policy.ts';
import { staffAddress } from './session-address.model.ts';
import { correctStaff, nameStaff } from './staff.commands.server.ts';
import { rowOfStaff, type StaffRow, staffForm, staffOfRow } from './staff.model.ts';
import { findStaff } from './staff.queries.server.ts';

type StaffEntry = EntryPage<(typeof staffForm)['columns']>;

/** The form by which somebody is named who works in a measure. */
export function newStaffEntry(measure: string, today: string): StaffEntry {
  const measureId = measureIdFrom(measure);
  return {
    form: staffForm,
    key: `new-measure-staff:${measureId}`,
    address: `${staffAddress(measureId)}/new`,
    find: async (read, actor) => {
      const { place, startsOn } = await findMeasureHead(read, actor, measureId);
      permit(sessionPolicy, actor, 'measure-staff.name', place);
      return { row: { fromOn: startsOn ?? today }, revision: 0 };
    },
    judge: userFindings,
    save: async (tx, actor, clock, row) => {
      await nameStaff(tx, actor, clock, measureId, staffOfRow(row, await userOf(reading(tx), row)));
      return `${staffAddress(measureId)}?done=named`;
    },
  };
}

/** The form of somebody who works in a measure. */
export function staffEntry(measure: string, staff: string): StaffEntry {
  const measureId = measureIdFrom(measure);
  return {
    form: staffForm,
    key: `measure-staff:${staff}`,
    address: `${staffAddress(measureId)}/${staff}`,
    find: async (read, actor) => {
      const { place } = await findMeasureHead(read, actor, measureId);
      permit(sessionPolicy, actor, 'measure-staff.name', place);
      const stored = await findStaff(read, measureId, staff);
      return { row: rowOfStaff(stored, stored.email), revision: stored.revision };
    },
    judge: userFindings,
    save: async (tx, actor, clock, row, revision) => {
      const { id } = await findStaff(reading(tx), measureId, staff);
      const terms = staffOfRow(row, await userOf(reading(tx), row));
      await correctStaff(tx, actor, clock, { measureId, id, revision }, terms);
      return `${staffAddress(measureId)}?done=corrected`;
    },
  };
}

async function userOf(read: Read, { email }: StaffRow): Promise<string | null> {
  return email === null ? null : ((await findUserByEmail(read, email))?.id ?? null);
}

async function userFindings(read: Read, row: StaffRow): Promise<Finding[]> {
  const isUnknown = row.email !== null && (await userOf(read, row)) === null;
  return isUnknown ? [{ key: 'measure.fault.no-such-user', column: 'email' }] : [];
}
