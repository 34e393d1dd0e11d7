import { fieldsOf } from './form.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';

/** The record with e-mail addresses as the official forms print them, `name(at)organisation.fi`, whatever the source had. */
export function withGuardedEmail(record: DescriptionRecord): DescriptionRecord {
  const { contactEmail } = record.fields;
  if (typeof contactEmail !== 'string' || !contactEmail.includes('@')) return record;
  return { ...record, fields: { ...record.fields, contactEmail: contactEmail.replaceAll('@', '(at)') } };
}

/** The record without what concerns a named person, for data that travel on their own. */
export function withoutPersons(record: DescriptionRecord): DescriptionRecord {
  const personal = new Set(fieldsOf(formOf(record)).flatMap(({ id, personal }) => (personal ? id : [])));
  const fields = Object.fromEntries(Object.entries(record.fields).filter(([id]) => !personal.has(id)));
  const layout = record.layout?.filter(({ block }) => block === undefined || !personal.has(block));
  return { ...record, fields, ...(layout && { layout }) };
}
