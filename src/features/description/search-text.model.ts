import { type NamedAreaKind, printedNameOf, resolveAreaName } from '#features/codelist/public.ts';
import type { WeightedText } from '#platform/words/word-vector.ts';
import { withoutContacts } from './contact-detail.model.ts';
import { type Field, fieldsOf } from './form.model.ts';
import type { KindName } from './kind.model.ts';
import { printValue } from './printing.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';
import { abbreviationFacts } from './search-abbreviation.facts.ts';

const nameFields: ReadonlySet<string> = new Set(['code', 'name', 'businessId']);
const textKinds: ReadonlySet<KindName> = new Set(['text', 'answer', 'score']);
const wordKinds: ReadonlySet<KindName> = new Set(['line', 'choice', 'areaList', 'partnerList', 'postalCode']);

/** Letters of a text that are searched by: no form has so many. */
const longestSearched = 150_000;

/** What stands on the form only, as all that concerns a person, is not searched by, whatever it says. */
export function searchedFields(record: DescriptionRecord): Field[] {
  return fieldsOf(formOf(record)).filter(
    ({ onFormOnly, id, kind }) =>
      !onFormOnly && (nameFields.has(id) || wordKinds.has(kind.name) || textKinds.has(kind.name)),
  );
}

/** A field's text as it is searched and shown where a search found it: printed, without the e-mails and telephones in it. */
export function searchedText(field: Field, value: unknown): string {
  return withoutContacts(printValue(field, value));
}

/**
 * Code, name and Y-tunnus of a record; its places, organisations and choices; its texts. The weightiest come first. Places are
 * also called by their official names in both languages, and some authorities by their abbreviations.
 */
export function searchTexts(record: DescriptionRecord): { names: WeightedText; others: WeightedText[] } {
  const fields = searchedFields(record);
  const words = (weight: WeightedText['weight'], isWanted: (field: Field) => boolean): WeightedText => {
    const printed = fields
      .filter(isWanted)
      .flatMap((field) => [searchedText(field, record.fields[field.id]), ...officialNames(field, record)]);
    const text = printed
      .filter((value) => value !== '')
      .join('\n')
      .slice(0, longestSearched);
    return { weight, text: [text, ...abbreviationsFor(text)].join('\n') };
  };
  return {
    names: words('A', ({ id }) => nameFields.has(id)),
    others: [
      words('B', ({ id, kind }) => !nameFields.has(id) && wordKinds.has(kind.name)),
      words('C', ({ kind }) => textKinds.has(kind.name)),
    ],
  };
}

const areaKindByField: Readonly<Record<string, NamedAreaKind>> = {
  regions: 'region',
  subRegions: 'sub_region',
  municipalities: 'municipality',
};

/** The official names of the areas that a field prints, in Finnish (also bent as on forms) and Swedish. */
function officialNames(field: Field, record: DescriptionRecord): string[] {
  const kind = areaKindByField[field.id];
  const printed = record.fields[field.id];
  if (kind === undefined || !Array.isArray(printed)) return [];
  return printed.flatMap((name: string) => {
    const area = resolveAreaName(name, kind);
    const bent = area && kind !== 'municipality' && printedNameOf(area.code, kind);
    const names = area ? [area.name, area.nameSv, bent || area.name] : [];
    return [...new Set(names)].filter((other) => other !== name);
  });
}

const abbreviationsByName = new Map(
  abbreviationFacts.flatMap(([names, abbreviations]) => names.map((name): [string, string] => [name, abbreviations])),
);
/** One look through a text for all names: they are nothing but letters, spaces and hyphens. */
const abbreviatedName = new RegExp([...abbreviationsByName.keys()].join('|'), 'g');

/** The abbreviations of what a text calls by its whole name. */
function abbreviationsFor(text: string): string[] {
  const names = text.toLowerCase().replaceAll(',', '').match(abbreviatedName) ?? [];
  return [...new Set(names.flatMap((name) => abbreviationsByName.get(name) ?? []))];
}
