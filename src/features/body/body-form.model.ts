import { defineEntryForm } from '#features/entry/public.ts';
import {
  choiceCell,
  dateCell,
  type Finding,
  mailCell,
  proseCell,
  type RowOf,
  textCell,
  timeCell,
  wholeNumber,
} from '#features/sheet/public.ts';

const bodyColumns = {
  kind: {
    kind: choiceCell([
      { value: 'steering-group', name: 'body.kind.steering-group' },
      { value: 'project-group', name: 'body.kind.project-group' },
      { value: 'working-group', name: 'body.kind.working-group' },
    ]),
    required: true,
    text: 'body.form.kind',
  },
  name: { kind: textCell({ longest: 200, example: 'Ohjausryhmä' }), required: true, text: 'body.form.name' },
  task: {
    kind: proseCell({ longest: 2000, example: 'Seuraa hankkeen etenemistä' }),
    required: false,
    text: 'body.form.task',
  },
  meetingsPerYear: {
    kind: wholeNumber({ least: 1, most: 52, example: 4 }),
    required: false,
    text: 'body.form.per-year',
  },
  endedOn: { kind: dateCell({ example: '2026-12-31' }), required: false, text: 'body.form.ended-on' },
} as const;

export type BodyRow = RowOf<typeof bodyColumns>;

/** What a body is. */
export const bodyForm = defineEntryForm({ columns: bodyColumns });

const memberColumns = {
  name: { kind: textCell({ longest: 200, example: 'Aino Esimerkki' }), required: true, text: 'body.member.name' },
  email: { kind: mailCell({ example: 'aino@esimerkki.fi' }), required: false, text: 'body.member.email' },
  organisation: {
    kind: textCell({ longest: 300, example: 'Esimerkkikunta' }),
    required: false,
    text: 'body.member.organisation',
  },
  role: {
    kind: choiceCell([
      { value: 'chair', name: 'body.role.chair' },
      { value: 'secretary', name: 'body.role.secretary' },
      { value: 'member', name: 'body.role.member' },
      { value: 'expert', name: 'body.role.expert' },
    ]),
    required: true,
    text: 'body.member.role',
  },
  startsOn: { kind: dateCell({ example: '2026-01-31' }), required: true, text: 'body.member.starts-on' },
  endsOn: { kind: dateCell({ example: '2026-12-31' }), required: false, text: 'body.member.ends-on' },
} as const;

export type MemberRow = RowOf<typeof memberColumns>;

/** Somebody who sits on a body. */
export const memberForm = defineEntryForm({
  columns: memberColumns,
  check: ({ startsOn, endsOn }): Finding[] =>
    endsOn !== null && endsOn < startsOn ? [{ key: 'body.fault.ends-early', column: 'endsOn' }] : [],
});

const meetingColumns = {
  day: { kind: dateCell({ example: '2026-03-10' }), required: true, text: 'body.meeting.day' },
  time: {
    kind: timeCell({ example: '09:15' }),
    required: true,
    text: 'body.meeting.time',
  },
  form: {
    kind: choiceCell([
      { value: 'on-site', name: 'body.form-of.on-site' },
      { value: 'remote', name: 'body.form-of.remote' },
      { value: 'both', name: 'body.form-of.both' },
    ]),
    required: true,
    text: 'body.meeting.form',
  },
  place: {
    kind: textCell({ longest: 200, example: 'Kalliokatu 4, Kajaani' }),
    required: false,
    text: 'body.meeting.place',
  },
} as const;

export type MeetingRow = RowOf<typeof meetingColumns>;

/** When and where a body meets. */
export const meetingForm = defineEntryForm({
  columns: meetingColumns,
  check: ({ form, place }): Finding[] =>
    form !== 'remote' && place === null ? [{ key: 'body.fault.no-place', column: 'place' }] : [],
});

const itemColumns = {
  number: { kind: wholeNumber({ least: 1, most: 200, example: 1 }), required: true, text: 'body.item.number' },
  title: { kind: textCell({ longest: 300, example: 'Hankkeen tilanne' }), required: true, text: 'body.item.title' },
  decision: {
    kind: proseCell({ longest: 4000, example: 'Hyväksyttiin suunnitelman muutos.' }),
    required: false,
    text: 'body.item.decision',
  },
  responsible: {
    kind: textCell({ longest: 200, example: 'Projektipäällikkö' }),
    required: false,
    text: 'body.item.responsible',
  },
  dueOn: { kind: dateCell({ example: '2026-04-30' }), required: false, text: 'body.item.due-on' },
  doneOn: { kind: dateCell({ example: '2026-04-15' }), required: false, text: 'body.item.done-on' },
} as const;

export type ItemRow = RowOf<typeof itemColumns>;

/** An item of the agenda, and what was decided of it. */
export const itemForm = defineEntryForm({
  columns: itemColumns,
  check: ({ decision, dueOn, doneOn }): Finding[] =>
    decision === null && (dueOn !== null || doneOn !== null)
      ? [{ key: 'body.fault.nothing-decided', column: 'decision' }]
      : [],
});
