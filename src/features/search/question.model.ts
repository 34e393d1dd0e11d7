import { isDay } from '#platform/clock.ts';
import { type FacetId, facetIds, longestValue } from './facet.model.ts';
import { type FigureId, isFigureId } from './figure.model.ts';

export const sorts = [
  'relevance',
  'newest',
  'oldest',
  'name',
  'code',
  'granted',
  'persons',
  'recorded',
  'figure',
] as const;
export type Sort = (typeof sorts)[number];

/** What a reader asks of the register. Every question has an address, and every address is a question. */
export interface Question {
  /** Words that all must occur, in any form of theirs. */
  readonly words: string;
  /** The register as it was known on this day (ISO); today when absent. */
  readonly on: string | undefined;
  /** Values of each facet of which a project has one at least. */
  readonly chosen: Chosen;
  /** Only projects that run on some day from here (ISO) … */
  readonly from: string | undefined;
  /** … to here. */
  readonly until: string | undefined;
  /** Only projects that tell this figure, which is then shown and summed. */
  readonly figure: FigureId | undefined;
  /** `undefined` for the order that fits the question best. */
  readonly sort: Sort | undefined;
  /** From 1. */
  readonly page: number;
}

export type Chosen = Readonly<Partial<Record<FacetId, readonly string[]>>>;

/** The whole register as it is told now. */
export const everything: Question = {
  words: '',
  on: undefined,
  chosen: {},
  from: undefined,
  until: undefined,
  figure: undefined,
  sort: undefined,
  page: 1,
};

export const longestWords = 200;
const mostValues = 50;
const lastPage = 1_000_000;

/** The question of an address. A part that makes no sense is left out; `unreadPartsFrom` tells which those were. */
export function questionFrom(parameters: URLSearchParams): Question {
  const page = Number(parameters.get('page') ?? '1');
  const sort = parameters.get('sort');
  const figure = parameters.get('figure');
  return {
    words: (parameters.get('q') ?? '')
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, longestWords),
    on: dayFrom(parameters, 'on'),
    chosen: chosenFrom(parameters),
    from: dayFrom(parameters, 'from'),
    until: dayFrom(parameters, 'until'),
    figure: isFigureId(figure) ? figure : undefined,
    sort: sorts.find((known) => known === sort),
    page: Number.isSafeInteger(page) && page >= 1 ? Math.min(page, lastPage) : 1,
  };
}

function chosenFrom(parameters: URLSearchParams): Chosen {
  const chosen: Partial<Record<FacetId, readonly string[]>> = {};
  for (const facet of facetIds) {
    const values = parameters
      .getAll(facet)
      .map((value) => value.normalize('NFC'))
      .filter((value) => value !== '' && value.length <= longestValue && !/\p{Cc}/u.test(value));
    const distinct = [...new Set(values)].toSorted().slice(0, mostValues);
    if (distinct.length > 0) chosen[facet] = distinct;
  }
  return chosen;
}

const dayParameters = ['on', 'from', 'until'] as const;

/** A part of an address that says nothing. */
export interface UnreadPart {
  readonly name: string;
  readonly written: string;
  /** It stands where a day is expected. */
  readonly isDay: boolean;
}

/** What stands in an address where a day, a figure or an order is expected, but is none. */
export function unreadPartsFrom(parameters: URLSearchParams): UnreadPart[] {
  const written = (name: string) => parameters.get(name)?.trim().slice(0, 40);
  const days = dayParameters.flatMap((name): UnreadPart[] => {
    const day = written(name);
    return day && dayFrom(parameters, name) === undefined ? [{ name, written: day, isDay: true }] : [];
  });
  const { figure, sort } = questionFrom(parameters);
  const words = Object.entries({ figure, sort }).flatMap(([name, value]): UnreadPart[] => {
    const word = written(name);
    return word && value === undefined ? [{ name, written: word, isDay: false }] : [];
  });
  return [...days, ...words];
}

/** The day of a parameter (ISO), when it is one of the calendar. */
export function dayFrom(parameters: URLSearchParams, name: string): string | undefined {
  const written = parameters.get(name)?.trim() ?? '';
  // As it is written in Finland, too: 31.12.2016.
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written) ?? [];
  const day = year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : written;
  return isDay(day) ? day : undefined;
}

/** The parameters of a question in a fixed order, what is usual left out: one question has one address. */
export function questionParameters(question: Question): URLSearchParams {
  const { words, on, chosen, from, until, figure, sort, page } = question;
  const parameters = new URLSearchParams();
  if (words) parameters.set('q', words);
  for (const facet of facetIds) {
    for (const value of chosen[facet] ?? []) parameters.append(facet, value);
  }
  if (from) parameters.set('from', from);
  if (until) parameters.set('until', until);
  if (on) parameters.set('on', on);
  if (figure) parameters.set('figure', figure);
  if (sort) parameters.set('sort', sort);
  if (page > 1) parameters.set('page', String(page));
  return parameters;
}

/** `?q=…&region=19`, or nothing for everything. */
export function questionQuery(question: Question): string {
  const query = questionParameters(question).toString();
  return query && `?${query}`;
}

/** The same question from its first page with one value of a facet more, or without it. */
export function toggled(question: Question, facet: FacetId, value: string): Question {
  const values = question.chosen[facet] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value].toSorted();
  return withChosen(question, facet, next);
}

/** The same question from its first page with just these values of a facet. */
export function withChosen(question: Question, facet: FacetId, values: readonly string[]): Question {
  const { [facet]: _replaced, ...others } = question.chosen;
  return { ...question, chosen: values.length > 0 ? { ...others, [facet]: values } : others, page: 1 };
}

/** The order in which a question is answered when its address does not say. */
export function sortOf({ sort, figure, words }: Question): Sort {
  if (sort === 'figure' && !figure) return 'newest';
  if (sort === 'relevance' && !words) return 'newest';
  return sort ?? (figure ? 'figure' : words ? 'relevance' : 'newest');
}
