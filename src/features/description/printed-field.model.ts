import { fieldsOf, fieldTitle, type Language } from './form.model.ts';
import { printValue } from './printing.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';

/** A field with its title in a language and its value as the form prints it. */
export interface PrintedField {
  readonly id: string;
  readonly title: string;
  readonly value: string;
}

/** The fields that a record has, in printing order; a marker's value is its own words. */
export function printedFields(record: DescriptionRecord, language: Language): PrintedField[] {
  const form = formOf(record);
  return fieldsOf(form).flatMap((field) => {
    const value = record.fields[field.id];
    if (value === undefined) return [];
    const printed = field.shape === 'marker' ? field.labels[form.language] : printValue(field, value);
    return [{ id: field.id, title: fieldTitle(form, field.id, language), value: printed }];
  });
}
