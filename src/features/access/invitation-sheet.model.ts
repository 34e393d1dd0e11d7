import { choiceCell, dateCell, type Finding, mailCell, type RowOf, textCell } from '#features/sheet/public.ts';
import { daysAfter } from '#platform/clock.ts';
import type { Language } from '#platform/i18n/language.ts';
import { type Role, roles } from '#platform/permission/actor.ts';

const [firstRole, ...otherRoles] = roles;
const choiceOf = (role: Role) => ({ value: role, name: `access.role.${role}` as const });

const languageChoices = [
  { value: 'fi', name: 'access.sheet.finnish' },
  { value: 'sv', name: 'access.sheet.swedish' },
  { value: 'en', name: 'access.sheet.english' },
] as const;

/** The columns of a table of people to be invited. */
export const invitationColumns = {
  email: { kind: mailCell({ example: 'etunimi.sukunimi@example.fi' }), required: true, text: 'access.sheet.email' },
  role: {
    kind: choiceCell<Role>([choiceOf(firstRole), ...otherRoles.map(choiceOf)]),
    required: true,
    text: 'access.sheet.role',
  },
  scope: { kind: textCell({ longest: 200, example: 'S12345' }), required: false, text: 'access.sheet.scope' },
  from: { kind: dateCell({ example: '2026-09-01' }), required: true, text: 'access.sheet.from' },
  lastDay: { kind: dateCell({ example: '2027-08-31' }), required: false, text: 'access.sheet.last-day' },
  language: { kind: choiceCell<Language>(languageChoices), required: false, text: 'access.sheet.language' },
} as const;

export type InvitationRow = RowOf<typeof invitationColumns>;

/** Nobody is invited twice by one table. */
export function rowKey({ email }: InvitationRow): string {
  return email.toLowerCase();
}

export function findingsOf({ from, lastDay }: InvitationRow): Finding[] {
  return lastDay !== null && lastDay < from ? [{ key: 'access.sheet.fault.days', column: 'lastDay' }] : [];
}

/** The first day on which the role of a row is over. */
export function untilOf({ lastDay }: InvitationRow): string | undefined {
  return lastDay === null ? undefined : daysAfter(lastDay, 1);
}
