import { withGuardedEmails } from '#platform/words/guarded-email.ts';
import { withoutContacts } from './contact-detail.model.ts';
import { factsOf } from './fact.model.ts';
import { fieldsOf } from './form.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';

/** A record as it may be shown on a day. */
export interface ShownRecord {
  readonly record: DescriptionRecord;
  /** The last day on which contact persons were shown, when that is over and the record names any. */
  readonly contactsUntil: string | undefined;
}

/**
 * The record as readers see it on a day (ISO): with contact persons as the official form prints them until they need no longer be
 * kept, and without them after that. `knownOn` stands in for the end of a project of which none is told.
 */
export function shownOn(record: DescriptionRecord, today: string, knownOn: string): ShownRecord {
  const until = contactsShownUntil(factsOf(record)?.endsOn ?? knownOn);
  if (today <= until) return { record: withGuardedEmail(record), contactsUntil: undefined };
  return { record: withoutPersons(record), contactsUntil: namesPersons(record) ? until : undefined };
}

const yearsKept = 10;

/**
 * The last day of the tenth year after a project's end: grant decisions of 2014–2020 have documents kept for ten years from the
 * end at least, and no other period of the fund asks for longer.
 */
function contactsShownUntil(endsOn: string): string {
  return `${Number(endsOn.slice(0, 4)) + yearsKept}-12-31`;
}

function namesPersons(record: DescriptionRecord): boolean {
  return [...personalFields(record)].some((id) => record.fields[id] !== null && record.fields[id] !== undefined);
}

/** Ids of the fields of a record's form that concern a named person. */
export function personalFields(record: DescriptionRecord): ReadonlySet<string> {
  return new Set(fieldsOf(formOf(record)).flatMap(({ id, personal }) => (personal ? id : [])));
}

/** The record with e-mail addresses as the official forms print them, `name(at)organisation.fi`, whatever the source had. */
function withGuardedEmail(record: DescriptionRecord): DescriptionRecord {
  const { contactEmail } = record.fields;
  if (typeof contactEmail !== 'string' || !contactEmail.includes('@')) return record;
  return { ...record, fields: { ...record.fields, contactEmail: withGuardedEmails(contactEmail) } };
}

/** The record without what concerns a named person. In text that no field recognises, only e-mails and telephones can be told. */
function withoutPersons(record: DescriptionRecord): DescriptionRecord {
  const personal = personalFields(record);
  const fields = Object.fromEntries(Object.entries(record.fields).filter(([id]) => !personal.has(id)));
  const layout = record.layout
    ?.filter(({ block }) => block === undefined || !personal.has(block))
    .map((step) => (step.block === undefined && step.raw ? { ...step, raw: withoutContacts(step.raw) } : step));
  return { ...record, fields, ...(layout && { layout }) };
}

/**
 * What a record tells as data that travel on their own: neither fields that stand on the form only, nor text that no field
 * recognises, since nobody knows whom it concerns, nor e-mails and telephones within the texts.
 */
export function dataOf({ form, fields, truncated }: DescriptionRecord): DescriptionRecord {
  const told = fieldsOf(formOf({ form })).filter(({ id, onFormOnly }) => !onFormOnly && fields[id] !== undefined);
  const data = Object.fromEntries(told.map(({ id }) => [id, withoutContactsInside(fields[id])]));
  return { form, fields: data, ...(truncated && { truncated }) };
}

function withoutContactsInside(value: unknown): unknown {
  if (typeof value === 'string') return withoutContacts(value);
  if (Array.isArray(value)) return value.map(withoutContactsInside);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutContactsInside(inner)]));
}
