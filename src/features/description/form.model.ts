import type { Kind, Unread } from './kind.model.ts';

/** Languages of the site; the printed labels of a form are in the form's own language. */
export type Language = 'fi' | 'sv' | 'en';
export type Labels = Readonly<Record<Language, string>>;

/** Fixed words of the form. A heading or title stands as a paragraph of its own; a caption is a line inside a table. */
export interface Literal {
  readonly block: 'literal';
  readonly id: string;
  readonly rank: 'preamble' | 'title' | 'heading' | 'subheading' | 'caption';
  readonly labels: Labels;
}

/**
 * A field. Its shape says how it stands on the page:
 * `line` after its label and a colon; `body` as the whole text under its heading; `value` as the paragraph under its
 * heading; `lines` one item a line under its heading; `marker` as a fixed line that is there or not; `statement` after a
 * statement and a colon with a reason below; `row` after its label and a space with a reason below.
 */
export interface Field<Id extends string = string, V = unknown> {
  readonly block: 'field';
  readonly id: Id;
  readonly shape: 'line' | 'body' | 'value' | 'lines' | 'marker' | 'statement' | 'row';
  /** The printed label; for `body`, `value` and `lines` the heading above says what it is and the label is empty. */
  readonly labels: Labels;
  readonly kind: Kind<V>;
  /** Whether the form always prints the field, so that its absence is worth a warning. */
  readonly expected: boolean;
  /** Concerns a named person: shown for as long as the person may be named. */
  readonly personal: boolean;
  /** Stands on the project's own page and its form, but is kept out of search, lists, feeds and data; so does all that is personal. */
  readonly onFormOnly: boolean;
}

export type Block = Literal | Field;

export interface Form<B extends readonly Block[] = readonly Block[]> {
  /** Stable identifier of the generation, used in records and addresses. */
  readonly id: string;
  readonly fund: 'ESR' | 'EAKR' | 'ESR+';
  readonly period: '2007-2013' | '2014-2020' | '2021-2027';
  /** Language of the printed labels. */
  readonly language: Language;
  /** `official` as the services printed it; `own` designed by Koordi where no official form is known. */
  readonly origin: 'official' | 'own';
  readonly blocks: B;
}

type FieldBlock<B extends readonly Block[]> = Extract<B[number], Field>;
type ValueOf<F> = F extends Field<string, infer V> ? V : never;

/** The typed values of a form: a missing key means no such line, `null` a line printed empty. */
export type Fields<B extends readonly Block[] = readonly Block[]> = {
  readonly [F in FieldBlock<B> as F['id']]?: ValueOf<F> | Unread | null | undefined;
};

/** Values by field id, when the generation is not known beforehand. */
export type AnyFields = Readonly<Record<string, unknown>>;

/** Declares a form; the blocks stand in printing order, one line each. */
export function defineForm<const B extends readonly Block[]>(form: Form<B>): Form<B> {
  return form;
}

function labels(fi: string, sv: string, en: string): Labels {
  return { fi, sv, en };
}

function literal(rank: Literal['rank']) {
  return (id: string, fi: string, sv: string, en: string): Literal => ({
    block: 'literal',
    id,
    rank,
    labels: labels(fi, sv, en),
  });
}

export const preamble = literal('preamble');
export const title = literal('title');
export const heading = literal('heading');
export const subheading = literal('subheading');
export const caption = literal('caption');

interface FieldOptions {
  readonly expected?: boolean;
  readonly personal?: boolean;
  readonly onFormOnly?: boolean;
}

function field<const Id extends string, V>(
  shape: Field['shape'],
  id: Id,
  printed: Labels,
  kind: Kind<V>,
  { expected = true, personal = false, onFormOnly = personal }: FieldOptions = {},
): Field<Id, V> {
  return { block: 'field', id, shape, labels: printed, kind, expected, personal, onFormOnly };
}

const unlabelled = labels('', '', '');

/** `Label: value`. */
export function labelled<const Id extends string, V>(
  id: Id,
  fi: string,
  sv: string,
  en: string,
  kind: Kind<V>,
  options?: FieldOptions,
): Field<Id, V> {
  return field('line', id, labels(fi, sv, en), kind, options);
}

/** Everything under the heading above, to the next heading. */
export function body<const Id extends string>(id: Id, kind: Kind<string>, options?: FieldOptions): Field<Id, string> {
  return field('body', id, unlabelled, kind, options);
}

/** The paragraph under the heading above. */
export function value<const Id extends string>(id: Id, kind: Kind<string>): Field<Id, string> {
  return field('value', id, unlabelled, kind, { expected: false });
}

/** One item a line under the heading above. */
export function lines<const Id extends string, V>(id: Id, kind: Kind<V>): Field<Id, V> {
  return field('lines', id, unlabelled, kind, { expected: false });
}

/** A fixed line that is there or not. */
export function marker<const Id extends string, V>(
  id: Id,
  fi: string,
  sv: string,
  en: string,
  kind: Kind<V>,
): Field<Id, V> {
  return field('marker', id, labels(fi, sv, en), kind, { expected: false });
}

/** A statement answered with yes or no and a reason. */
export function statement<const Id extends string, V>(
  id: Id,
  fi: string,
  sv: string,
  en: string,
  kind: Kind<V>,
): Field<Id, V> {
  return field('statement', id, labels(fi, sv, en), kind);
}

/** A row of a table with its values at the end of the line. */
export function row<const Id extends string, V>(
  id: Id,
  fi: string,
  sv: string,
  en: string,
  kind: Kind<V>,
): Field<Id, V> {
  return field('row', id, labels(fi, sv, en), kind);
}

/** A heading with the blocks under it, up to the next heading. The first section may have no heading. */
export interface Section {
  readonly heading: Literal | undefined;
  readonly blocks: readonly Block[];
}

const sectionsByForm = new WeakMap<Form, readonly Section[]>();

/** Whether a literal stands as a paragraph of its own and opens a section. */
export function opensSection(block: Block): block is Literal {
  return block.block === 'literal' && block.rank !== 'caption';
}

/** The form's sections in printing order. */
export function sectionsOf(form: Form): readonly Section[] {
  const known = sectionsByForm.get(form);
  if (known) return known;
  const sections: { heading: Literal | undefined; blocks: Block[] }[] = [];
  for (const block of form.blocks) {
    if (opensSection(block)) sections.push({ heading: block, blocks: [] });
    else if (sections.length > 0) sections.at(-1)?.blocks.push(block);
    else sections.push({ heading: undefined, blocks: [block] });
  }
  sectionsByForm.set(form, sections);
  return sections;
}

/** The form's fields in printing order. */
export function fieldsOf(form: Form): readonly Field[] {
  return form.blocks.filter((block): block is Field => block.block === 'field');
}

/** Words of a heading without its number: `3.4 Aloittaneiden …` → `Aloittaneiden …`. */
export function withoutNumber(heading: string): string {
  return heading.replace(/^\d+(?:\.\d+)*\.? /, '');
}

/** What a field is called in a language, with its heading where the label alone would not tell: `Persons: Planned`. */
export function fieldTitle(form: Form, id: string, language: Language): string {
  for (const section of sectionsOf(form)) {
    const found = section.blocks.find((block) => block.block === 'field' && block.id === id);
    if (!found) continue;
    const under = section.heading ? withoutNumber(section.heading.labels[language]) : '';
    const label = found.labels[language];
    if (label === '') return under;
    return needsHeading(section) ? `${under}: ${label}` : label;
  }
  return id;
}

/** Sections of a planned and a realised line repeat the same two labels. */
function needsHeading(section: Section): boolean {
  return section.heading?.rank === 'subheading' && section.blocks.some((block) => block.labels.fi === 'Suunniteltu');
}
