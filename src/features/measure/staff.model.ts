import { defineEntryForm } from '#features/entry/public.ts';
import { choiceCell, dateCell, type Finding, mailCell, type RowOf, textCell } from '#features/sheet/public.ts';
import { daysAfter } from '#platform/clock.ts';

type StaffRole =
  | 'trainer'
  | 'job-coach'
  | 'training-coach'
  | 'rehabilitation-planner'
  | 'supervisor'
  | 'planner'
  | 'contact';

/** Somebody who works in a measure in one role. */
export interface MeasureStaff {
  readonly id: number;
  readonly measureId: number;
  /** The user of the service who it is, where that is known. */
  readonly userId: string | null;
  readonly name: string;
  readonly role: StaffRole;
  /** The first day (ISO), and the first day after the last. */
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly revision: number;
}

const columns = {
  name: { kind: textCell({ longest: 200, example: 'Aino Esimerkki' }), required: true, text: 'measure.staff.name' },
  role: {
    kind: choiceCell([
      { value: 'trainer', name: 'measure.staff.role.trainer' },
      { value: 'job-coach', name: 'measure.staff.role.job-coach' },
      { value: 'training-coach', name: 'measure.staff.role.training-coach' },
      { value: 'rehabilitation-planner', name: 'measure.staff.role.rehabilitation-planner' },
      { value: 'supervisor', name: 'measure.staff.role.supervisor' },
      { value: 'planner', name: 'measure.staff.role.planner' },
      { value: 'contact', name: 'measure.staff.role.contact' },
    ]),
    required: true,
    text: 'measure.staff.role',
  },
  fromOn: { kind: dateCell({ example: '2026-03-02' }), required: true, text: 'measure.staff.from' },
  lastOn: { kind: dateCell({ example: '2026-05-29' }), required: false, text: 'measure.staff.last' },
  email: { kind: mailCell({ example: 'aino@esimerkki.fi' }), required: false, text: 'measure.staff.email' },
} as const;

export type StaffRow = RowOf<typeof columns>;

export const staffForm = defineEntryForm({
  columns,
  check: ({ fromOn, lastOn }): Finding[] =>
    lastOn !== null && lastOn < fromOn ? [{ key: 'measure.fault.staff-ends-early', column: 'lastOn' }] : [],
});

/** Somebody as the form shows them; `email` is the address of the user who it is. */
export function rowOfStaff(staff: Omit<MeasureStaff, 'id' | 'measureId' | 'revision'>, email: string | null): StaffRow {
  return {
    name: staff.name,
    role: staff.role,
    fromOn: staff.fromOn,
    lastOn: staff.untilOn === null ? null : daysAfter(staff.untilOn, -1),
    email,
  };
}

/** What the form says of somebody who is this user, or none. */
export function staffOfRow(
  { name, role, fromOn, lastOn }: StaffRow,
  userId: string | null,
): Omit<MeasureStaff, 'id' | 'measureId' | 'revision'> {
  return { userId, name, role, fromOn, untilOn: lastOn === null ? null : daysAfter(lastOn, 1) };
}

/** Whether somebody works in the measure on a day. */
export function worksOn({ fromOn, untilOn }: Pick<MeasureStaff, 'fromOn' | 'untilOn'>, day: string): boolean {
  return fromOn <= day && (untilOn === null || day < untilOn);
}
