import { fieldsOf } from './form.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';

/** What lists tell in another way than descriptions, or what goes with a name that a list may have changed. */
const replacedByLists = ['priority', 'period', 'businessId'];

/**
 * What the register tells of a project by a row of a project list and the description before it: the fields that the list has as
 * the row has them, also where it leaves them empty, and all others from the description. The same rule as the view
 * `description_told`.
 */
export function toldRecord(row: DescriptionRecord, description: DescriptionRecord): DescriptionRecord {
  const listed = new Set([...fieldsOf(formOf(row)).map(({ id }) => id), ...replacedByLists]);
  const described = Object.entries(description.fields).filter(([id]) => !listed.has(id));
  return { form: description.form, fields: { ...Object.fromEntries(described), ...row.fields } };
}
