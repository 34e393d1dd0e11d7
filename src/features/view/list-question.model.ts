import type { Language } from '#platform/i18n/language.ts';

export type Direction = 'ascending' | 'descending';

/** A list of the workspace: what it can be asked. All of a question stands in its address. */
export interface ListDefinition<Filter extends string = string, Sort extends string = string> {
  /** Under which views of it are kept: `workspace.project`. */
  readonly key: string;
  /** Behind the language: `/workspace/projects`. */
  readonly address: string;
  /** By what it can be narrowed; each is a parameter of the address. */
  readonly filters: readonly Filter[];
  /** By what it can be sorted, each with the direction that one expects first; the first of all is the usual order. */
  readonly sorts: Readonly<Record<Sort, Direction>>;
}

/** Where a page of a list begins: at the row after or before this one, in the order of the list. */
export interface ListPlace {
  readonly side: 'after' | 'before';
  /** What the row is sorted by, as text, and its id. */
  readonly sortValue: string;
  readonly rowId: string;
}

/** What somebody asks of a list. */
export interface ListQuestion<Filter extends string = string, Sort extends string = string> {
  readonly words: string;
  readonly chosen: Readonly<Partial<Record<Filter, string>>>;
  readonly sort: Sort;
  readonly direction: Direction;
  readonly place: ListPlace | undefined;
}

const longestWords = 200;
/** Saved with its name, and still short enough for an address. */
export const longestQuery = 1900;

/** Reads a question from the parameters of an address; what makes no sense is left out. */
export function listQuestionFrom<Filter extends string, Sort extends string>(
  { filters, sorts }: ListDefinition<Filter, Sort>,
  parameters: URLSearchParams,
): ListQuestion<Filter, Sort> {
  const names = Object.keys(sorts) as Sort[];
  const [asked = '', way] = (parameters.get('sort') ?? '').split(':');
  const sort = names.find((name) => name === asked) ?? names[0];
  if (sort === undefined) throw new RangeError('a list needs an order');
  const given = filters.flatMap((filter) => {
    const value = shortened(parameters.get(filter));
    return value ? [[filter, value]] : [];
  });
  return {
    words: shortened(parameters.get('q')),
    chosen: Object.fromEntries(given) as Partial<Record<Filter, string>>,
    sort,
    direction: way === 'reversed' ? opposite(sorts[sort]) : sorts[sort],
    place: placeFrom(parameters),
  };
}

/** A letter of two halves is cut whole: half of one cannot be stored. */
function shortened(text: string | null): string {
  return (text ?? '').trim().slice(0, longestWords).toWellFormed();
}

function placeFrom(parameters: URLSearchParams): ListPlace | undefined {
  for (const side of ['after', 'before'] as const) {
    const [, rowId, sortValue] = /^([\w-]{1,64})\.(.*)$/s.exec(parameters.get(side) ?? '') ?? [];
    if (rowId !== undefined && sortValue !== undefined) return { side, rowId, sortValue };
  }
  return undefined;
}

/** The query of a question's address with its question mark; empty for the whole list in its usual order. */
export function listQuery<Filter extends string, Sort extends string>(
  { filters, sorts }: ListDefinition<Filter, Sort>,
  { words, chosen, sort, direction, place }: ListQuestion<Filter, Sort>,
): string {
  const parameters = new URLSearchParams();
  if (words) parameters.set('q', words);
  for (const filter of filters) {
    const value = chosen[filter];
    if (value) parameters.set(filter, value);
  }
  const isReversed = direction !== sorts[sort];
  if (isReversed || sort !== Object.keys(sorts)[0]) parameters.set('sort', isReversed ? `${sort}:reversed` : sort);
  if (place) parameters.set(place.side, `${place.rowId}.${place.sortValue}`);
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** The address of a question, with its language. One of the whole list has a query too, or a saved view would open instead. */
export function listHref<Filter extends string, Sort extends string>(
  language: Language,
  definition: ListDefinition<Filter, Sort>,
  question: ListQuestion<Filter, Sort>,
): string {
  return `/${language}${definition.address}${listQuery(definition, question) || '?q='}`;
}

/** The same question from the first page. */
export function fromBeginning<Question extends ListQuestion>(question: Question): Question {
  return { ...question, place: undefined };
}

/** The same rows in the order of a column: the direction that one expects first, or the other when that is so already. */
export function sortedBy<Filter extends string, Sort extends string>(
  { sorts }: ListDefinition<Filter, Sort>,
  question: ListQuestion<Filter, Sort>,
  sort: Sort,
): ListQuestion<Filter, Sort> {
  const direction = question.sort === sort ? opposite(question.direction) : sorts[sort];
  return { ...question, sort, direction, place: undefined };
}

/** Whether anything narrows the list. */
export function isNarrowed({ words, chosen }: ListQuestion): boolean {
  return words !== '' || Object.keys(chosen).length > 0;
}

function opposite(direction: Direction): Direction {
  return direction === 'ascending' ? 'descending' : 'ascending';
}
