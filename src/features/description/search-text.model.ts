import type { WeightedText } from '#platform/words/word-vector.ts';
import { type Field, fieldsOf } from './form.model.ts';
import type { KindName } from './kind.model.ts';
import { printValue } from './printing.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';

const nameFields: ReadonlySet<string> = new Set(['code', 'name', 'businessId']);
const textKinds: ReadonlySet<KindName> = new Set(['text', 'answer', 'score']);
const wordKinds: ReadonlySet<KindName> = new Set(['line', 'choice', 'areaList', 'partnerList', 'postalCode']);

/** Letters of a text that are searched by: no form has so many. */
const longestSearched = 150_000;

/** What concerns a person is not searched by, whatever it says. */
export function searchedFields(record: DescriptionRecord): Field[] {
  return fieldsOf(formOf(record)).filter(
    ({ personal, id, kind }) =>
      !personal && (nameFields.has(id) || wordKinds.has(kind.name) || textKinds.has(kind.name)),
  );
}

/** Code, name and Y-tunnus of a record; its places, organisations and choices; its texts. The weightiest come first. */
export function searchTexts(record: DescriptionRecord): { names: WeightedText; others: WeightedText[] } {
  const fields = searchedFields(record);
  const words = (weight: WeightedText['weight'], isWanted: (field: Field) => boolean): WeightedText => {
    const printed = fields.filter(isWanted).map((field) => printValue(field, record.fields[field.id]));
    const text = printed.filter((value) => value !== '').join('\n');
    return { weight, text: text.slice(0, longestSearched) };
  };
  return {
    names: words('A', ({ id }) => nameFields.has(id)),
    others: [
      words('B', ({ id, kind }) => !nameFields.has(id) && wordKinds.has(kind.name)),
      words('C', ({ kind }) => textKinds.has(kind.name)),
    ],
  };
}
