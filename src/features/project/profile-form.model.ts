import { defineEntryForm } from '#features/entry/public.ts';
import {
  choiceCell,
  dateCell,
  type Finding,
  offeredCell,
  proseCell,
  type RowOf,
  textCell,
} from '#features/sheet/public.ts';
import { officialCodeCell, projectCodeCell } from './code.model.ts';

/*
 * The forms of what is known of a project. They differ in what is asked besides: of one's own project its kind, of another
 * organisation's for whom the record is kept, of a parallel project its mother.
 */

const code = { kind: officialCodeCell(), required: false, text: 'project.form.code' } as const;
const name = {
  kind: textCell({ longest: 300, example: 'Polku työhön' }),
  required: true,
  text: 'project.form.name',
} as const;
const period = {
  kind: choiceCell([
    { value: '2021-2027', name: 'project.period.2021-2027' },
    { value: '2014-2020', name: 'project.period.2014-2020' },
    { value: '2007-2013', name: 'project.period.2007-2013' },
  ]),
  required: true,
  text: 'project.form.period',
} as const;
const implementer = {
  kind: textCell({ longest: 300, example: 'Esimerkkikunta (0123456-2)' }),
  required: false,
  text: 'project.form.implementer',
} as const;
const authority = {
  kind: textCell({ longest: 300, example: 'Lapin ELY-keskus' }),
  required: false,
  text: 'project.form.authority',
} as const;
const startsOn = {
  kind: dateCell({ example: '2024-01-01' }),
  required: false,
  text: 'project.form.starts-on',
} as const;
const endsOn = { kind: dateCell({ example: '2026-12-31' }), required: false, text: 'project.form.ends-on' } as const;
const decisionNumber = {
  kind: textCell({ longest: 60, example: 'LAPELY/1234/2023' }),
  required: false,
  text: 'project.form.decision-number',
} as const;
const decidedOn = {
  kind: dateCell({ example: '2023-11-30' }),
  required: false,
  text: 'project.form.decided-on',
} as const;
const note = {
  kind: proseCell({ longest: 4000, example: 'Kohderyhmä ja mitä on sovittu.' }),
  required: false,
  text: 'project.form.note',
} as const;
const kind = {
  kind: choiceCell([
    { value: 'development', name: 'project.kind.development' },
    { value: 'coordination', name: 'project.kind.coordination' },
    { value: 'parallel', name: 'project.kind.parallel' },
    { value: 'own-production', name: 'project.kind.own-production' },
  ]),
  required: true,
  text: 'project.form.kind',
} as const;

/** What beside one's own projects those of other organisations are. */
const lightKind = {
  kind: choiceCell([
    { value: 'development', name: 'project.kind.development' },
    { value: 'coordination', name: 'project.kind.coordination' },
  ]),
  required: true,
  text: 'project.form.light-kind',
} as const;

/** Days and decision, as any project but another organisation's has them. */
const carriedOut = { startsOn, endsOn, authority, decisionNumber, decidedOn, note } as const;

/** A project of one's own organisation, before it is known to the service. */
export const ownForm = defineEntryForm({
  columns: { kind, name, code, period, implementer: { ...implementer, required: true }, ...carriedOut },
  check: findingsOfDays,
});

/** Another organisation's project, beside which one works. */
export const lightForm = defineEntryForm({
  columns: {
    keptFor: {
      kind: offeredCell({ longest: 10, example: 'S11829' }),
      required: true,
      text: 'project.form.kept-for',
    },
    kind: lightKind,
    name,
    code,
    period,
    implementer,
    startsOn,
    endsOn,
    note,
  },
  check: findingsOfDays,
});

/** A parallel project of a coordination project, which says the rest: nothing is typed twice. */
export const parallelForm = defineEntryForm({
  columns: {
    mother: { kind: projectCodeCell(), required: true, text: 'project.form.mother' },
    name,
    code,
    period,
    implementer: { ...implementer, required: true },
    ...carriedOut,
  },
  check: findingsOfDays,
});

/** What may be changed of a project; of another organisation's, its light record. */
export const profileForm = defineEntryForm({
  columns: { kind, name, period, implementer: { ...implementer, required: true }, ...carriedOut },
  check: findingsOfDays,
});
export const lightProfileForm = defineEntryForm({
  columns: { kind: lightKind, name, period, implementer, startsOn, endsOn, note },
  check: findingsOfDays,
});

/** Why a project is discarded. */
export const discardForm = defineEntryForm({
  columns: {
    reason: {
      kind: textCell({ longest: 500, example: 'Sama hanke lisättiin kahdesti' }),
      required: true,
      text: 'project.form.discard-reason',
    },
  },
});

export type OwnRow = RowOf<typeof ownForm.columns>;

function findingsOfDays({
  startsOn: first,
  endsOn: last,
}: {
  startsOn: string | null;
  endsOn: string | null;
}): Finding[] {
  if (first === null || last === null || first <= last) return [];
  return [{ key: 'project.fault.ends-before', column: 'endsOn' }];
}
