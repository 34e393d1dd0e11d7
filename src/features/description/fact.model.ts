import { isBusinessId, normaliseBusinessId, spellingKey } from '#features/organisation/public.ts';
import { type AnyFields, type Form, fieldsOf, fieldTitle, type Language } from './form.model.ts';
import { findForm, isDescription } from './forms/form-catalogue.model.ts';
import { projectLists } from './forms/project-list.model.ts';
import { type Figure, isUnread, type Period } from './kind.model.ts';
import { printValue } from './printing.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';

/** What every source of a project tells, whichever its form; sums in cents. `null` where the source does not say. */
export interface Facts {
  readonly code: string;
  readonly name: string;
  readonly fund: Form['fund'];
  readonly period: Form['period'];
  readonly programmePart: string | null;
  /** `2` of `2: Työllistymisen …`. */
  readonly priorityNumber: string | null;
  readonly status: string | null;
  readonly authority: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly implementerName: string | null;
  /** In its full form, only when the check digit is right. */
  readonly businessId: string | null;
  readonly grantedEuStateCents: number | null;
  readonly realisedEuStateCents: number | null;
  readonly plannedPublicCents: number | null;
  readonly realisedPublicCents: number | null;
  readonly projectType: string | null;
  readonly objective: string | null;
  readonly organisationType: string | null;
  /** The project says that it covers the whole country. */
  readonly isNationwide: boolean;
  readonly personsPlanned: number | null;
  readonly personsRealised: number | null;
  /** Of the persons those who are women, where the form tells them apart. */
  readonly womenPlanned: number | null;
  readonly womenRealised: number | null;
  readonly jobsPlanned: number | null;
  readonly jobsRealised: number | null;
  readonly enterprisesPlanned: number | null;
  readonly enterprisesRealised: number | null;
  readonly qualificationsPlanned: number | null;
  readonly qualificationsRealised: number | null;
  readonly participatingEnterprisesPlanned: number | null;
  readonly participatingEnterprisesRealised: number | null;
}

/** Grows when `factsOf` learns to take more or other facts from a record, so that known versions are taken anew. */
export const factsVersion = 2;

/** The facts of a record; `undefined` when it has no readable project code. */
export function factsOf(record: DescriptionRecord): Facts | undefined {
  const form = findForm(record.form);
  const { fields } = record;
  const code = text(fields, 'code');
  if (!form || !code) return undefined;
  const time = typed<Period>(fields, 'period');
  const id = text(fields, 'businessId');
  return {
    code,
    name: text(fields, 'name') ?? code,
    fund: form.fund === 'ESR' && code.startsWith('A') ? 'EAKR' : form.fund,
    period: form.period,
    programmePart: text(fields, 'programmePart'),
    priorityNumber: text(fields, 'priorityNumber') ?? /^\d+/.exec(text(fields, 'priority') ?? '')?.[0] ?? null,
    status: text(fields, 'status'),
    authority: text(fields, 'authority'),
    startsOn: time?.startsOn ?? text(fields, 'startsOn'),
    endsOn: time?.endsOn ?? text(fields, 'endsOn'),
    implementerName: text(fields, 'implementerName'),
    businessId: (id && isBusinessId(id) && normaliseBusinessId(id)) || null,
    grantedEuStateCents: typed<number>(fields, 'grantedEuState') ?? null,
    realisedEuStateCents: typed<number>(fields, 'realisedEuState') ?? null,
    plannedPublicCents: typed<number>(fields, 'plannedPublic') ?? null,
    realisedPublicCents: typed<number>(fields, 'realisedPublic') ?? null,
    projectType: text(fields, 'projectType'),
    objective: text(fields, 'objective'),
    organisationType: text(fields, 'organisationType'),
    isNationwide: typed<boolean>(fields, 'nationwide') ?? false,
    ...figuresOf(fields),
  };
}

type FigureFact = Extract<keyof Facts, `${string}Planned` | `${string}Realised`>;

/** The figures of the form. 2014–2020 counts participating persons without telling women apart. */
function figuresOf(fields: AnyFields): Pick<Facts, FigureFact> {
  const figure = (id: string) => typed<Figure>(fields, id);
  const total = (id: string) => figure(id)?.total ?? null;
  const count = (id: string) => typed<number>(fields, id) ?? null;
  return {
    personsPlanned: total('personsPlanned') ?? count('participatingPersonsPlanned'),
    personsRealised: total('personsRealised') ?? count('participatingPersonsRealised'),
    womenPlanned: figure('personsPlanned')?.women ?? null,
    womenRealised: figure('personsRealised')?.women ?? null,
    jobsPlanned: total('jobsPlanned'),
    jobsRealised: total('jobsRealised'),
    enterprisesPlanned: total('enterprisesPlanned'),
    enterprisesRealised: total('enterprisesRealised'),
    qualificationsPlanned: total('qualificationsPlanned'),
    qualificationsRealised: total('qualificationsRealised'),
    participatingEnterprisesPlanned: count('participatingEnterprisesPlanned'),
    participatingEnterprisesRealised: count('participatingEnterprisesRealised'),
  };
}

function typed<V>(fields: AnyFields, id: string): V | undefined {
  const value = fields[id];
  return value === null || value === undefined || isUnread(value) ? undefined : (value as V);
}

function text(fields: AnyFields, id: string): string | null {
  return typed<string>(fields, id) ?? null;
}

/**
 * One line that is the same for two sources that tell the same of a project. The lists drop commas, double spaces and
 * print `–` as `?`; such damage does not count as a difference.
 */
export function factsKey(facts: Facts): string {
  const name = (value: string | null) =>
    value === null ? '' : spellingKey(value.replaceAll('?', '-')).replaceAll('"', '');
  return [
    name(facts.name),
    facts.priorityNumber,
    facts.status,
    name(facts.authority),
    facts.startsOn,
    facts.endsOn,
    name(facts.implementerName),
    facts.grantedEuStateCents,
    facts.realisedEuStateCents,
    facts.plannedPublicCents,
    facts.realisedPublicCents,
  ].join('|');
}

const endedStatuses = ['Toiminta päättynyt', 'Ended'];

/**
 * The earliest day on which a source can have said this: a project that has ended is known from its end, one that has
 * spent money from its start. `undefined` when the content tells no day. Never later than `today`.
 */
export function earliestKnownOn(facts: Facts, hasFinalReport: boolean, today: string): string | undefined {
  const hasEnded = hasFinalReport || endedStatuses.includes(facts.status ?? '');
  const hasSpent = (facts.realisedEuStateCents ?? 0) > 0 || (facts.realisedPublicCents ?? 0) > 0;
  const knownOn = (hasEnded ? facts.endsOn : undefined) ?? (hasSpent || hasEnded ? facts.startsOn : undefined);
  return knownOn && knownOn > today ? today : (knownOn ?? undefined);
}

/** A difference between two versions of one project, as both print it; empty where a version has no such field. */
export interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What differs between two versions, field by field. Two descriptions are compared in all fields that either form has;
 * a description and a list row only in the facts that both tell.
 */
export function changesBetween(before: DescriptionRecord, after: DescriptionRecord): Change[] {
  const areWhole = isDescription(before.form) && isDescription(after.form);
  return areWhole ? fieldChanges(before, formOf(before), after, formOf(after)) : factChanges(before, after);
}

function fieldChanges(before: DescriptionRecord, oldForm: Form, after: DescriptionRecord, newForm: Form): Change[] {
  const oldFields = new Map(fieldsOf(oldForm).map((field) => [field.id, field]));
  const newFields = new Map(fieldsOf(newForm).map((field) => [field.id, field]));
  return [...new Set([...oldFields.keys(), ...newFields.keys()])].flatMap((id) => {
    const oldField = oldFields.get(id);
    const newField = newFields.get(id);
    const old = oldField ? printed(oldField.shape, printValue(oldField, before.fields[id]), before.fields[id]) : '';
    const next = newField ? printed(newField.shape, printValue(newField, after.fields[id]), after.fields[id]) : '';
    return old === next ? [] : [{ field: id, before: old, after: next }];
  });
}

function printed(shape: string, value: string, raw: unknown): string {
  return shape === 'marker' && raw === true ? '✓' : value;
}

const comparedFacts = [
  'name',
  'programmePart',
  'priorityNumber',
  'status',
  'authority',
  'startsOn',
  'endsOn',
  'implementerName',
  'grantedEuStateCents',
  'realisedEuStateCents',
  'plannedPublicCents',
  'realisedPublicCents',
] as const satisfies readonly (keyof Facts)[];

function factChanges(before: DescriptionRecord, after: DescriptionRecord): Change[] {
  const old = factsOf(before);
  const next = factsOf(after);
  if (!old || !next) return [];
  return comparedFacts.flatMap((fact) => {
    const oldValue = old[fact];
    const newValue = next[fact];
    if (oldValue === null || newValue === null || sameFact(oldValue, newValue)) return [];
    return [{ field: fieldOfFact(fact), before: factInWords(fact, oldValue), after: factInWords(fact, newValue) }];
  });
}

function sameFact(a: string | number, b: string | number): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return spellingKey(a.replaceAll('?', '-')) === spellingKey(b.replaceAll('?', '-'));
}

function fieldOfFact(fact: string): string {
  return fact.replace(/Cents$/, '');
}

function factInWords(fact: string, value: string | number): string {
  const column = projectLists.flatMap(fieldsOf).find((field) => field.id === fieldOfFact(fact));
  return column ? printValue(column, value) : String(value);
}

/** What a changed field is called, whichever form it is on. */
export function titleOfField(form: string, id: string, language: Language): string {
  const candidates = [findForm(form), ...projectLists].filter((candidate) => candidate !== undefined);
  const owner = candidates.find((candidate) => fieldsOf(candidate).some((field) => field.id === id));
  return owner ? fieldTitle(owner, id, language) : id;
}
