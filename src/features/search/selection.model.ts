import { type FacetId, facetIds, notTold } from './facet.model.ts';
import { type FigureId, figureIds } from './figure.model.ts';
import { type Chosen, type Question, type Sort, sortOf } from './question.model.ts';
import { dayNumber, notADay, type Shelf, stillInForce } from './shelf.model.ts';

/** The projects that fit a question, and what can be counted over them. */
export interface Selection {
  readonly total: number;
  /** Version ids of a portion, in the order of the question. */
  versionIds(offset: number, limit: number): number[];
  /** Codes of the projects of a portion, in the order of the question. */
  codes(offset: number, limit: number): string[];
  /** Values of a facet with the number of projects that would fit if they were chosen too, the commonest first. */
  facet(id: FacetId): FacetCount[];
  /** Sum of a figure over all projects that fit. */
  sum(figure: FigureId): Sum;
  /**
   * The projects that fit, put into groups by a facet. Where a project has several values it stands in the group of each, so
   * the groups may exceed the whole; for facets with one value a project the groups add up to it exactly.
   */
  groups(facet: FacetId): Group[];
  /** What a version tells of a figure; `undefined` when it does not tell it. */
  amount(figure: FigureId, versionId: number): number | undefined;
  /** How a value made of a phrase was printed; `undefined` for other values. */
  printed(facet: FacetId, value: string): string | undefined;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** A sum, and how many projects tell the figure: the others are no noughts, nobody knows theirs. */
export interface Sum {
  readonly sum: number;
  readonly told: number;
}

export interface Group {
  readonly value: string;
  readonly projects: number;
  readonly sums: Readonly<Record<FigureId, Sum>>;
}

/** Facets of which a project may have several values. */
export const facetsWithSeveralValues: ReadonlySet<FacetId> = new Set([
  'region',
  'subRegion',
  'municipality',
  'organisation',
]);

/** What the search for words found: the rank of each version, or no ranks where there are too many to weigh. */
export interface WordHits {
  readonly versionIds: Int32Array;
  readonly rankOf: ReadonlyMap<number, number>;
}

/** Looks through the shelf. Pure: all that it needs is in its arguments. `hits` are absent when the question has no words. */
export function selectFrom(shelf: Shelf, question: Question, hits?: WordHits): Selection {
  const { fitting, nearly } = sift(shelf, question, candidates(shelf, question, hits));
  let ordered: number[] | undefined;
  const portion = (offset: number, limit: number) => {
    ordered ??= inOrder(shelf, question, fitting, hits);
    return ordered.slice(offset, offset + limit);
  };
  return {
    total: fitting.length,
    versionIds: (offset, limit) => portion(offset, limit).map((row) => shelf.versionIds[row] ?? 0),
    codes: (offset, limit) => portion(offset, limit).map((row) => shelf.codes[row] ?? ''),
    facet: (id) => countFacet(shelf, id, fitting, nearly.get(id) ?? []),
    sum: (figure) => sumOf(shelf.figures[figure], fitting),
    groups: (id) => groupsOf(shelf, id, fitting),
    amount(figure, versionId) {
      const amount = shelf.figures[figure][shelf.rowOf.get(versionId) ?? -1] ?? Number.NaN;
      return Number.isNaN(amount) ? undefined : amount;
    },
    printed: (id, value) => shelf.facets[id].printed.get(value),
  };
}

/** Rows that tell of the day of the question and hold its words. */
function candidates(shelf: Shelf, { on }: Question, hits: WordHits | undefined): number[] {
  const isTold = toldOn(shelf, on);
  const rows: number[] = [];
  if (hits) {
    for (const id of hits.versionIds) {
      const row = shelf.rowOf.get(id);
      if (row !== undefined && isTold(row)) rows.push(row);
    }
    return rows;
  }
  for (let row = 0; row < shelf.versionIds.length; row += 1) if (isTold(row)) rows.push(row);
  return rows;
}

function toldOn({ inForceFrom, inForceUntil }: Shelf, on: string | undefined): (row: number) => boolean {
  if (on === undefined) return (row) => inForceUntil[row] === stillInForce;
  const day = dayNumber(on) ?? notADay;
  return (row) => (inForceFrom[row] ?? 0) <= day && (inForceUntil[row] ?? 0) > day;
}

interface Sifted {
  readonly fitting: number[];
  /** Rows that all facets let through but this one: they count for what else could be chosen in it. */
  readonly nearly: ReadonlyMap<FacetId, number[]>;
}

function sift(shelf: Shelf, question: Question, rows: readonly number[]): Sifted {
  const filters = facetFilters(shelf, question.chosen);
  const isWithin = rangeFilter(shelf, question);
  const nearly = new Map(filters.map(({ facet }): [FacetId, number[]] => [facet, []]));
  const fitting: number[] = [];
  for (const row of rows) {
    if (!isWithin(row)) continue;
    let failures = 0;
    let failed: FacetFilter | undefined;
    for (const filter of filters) {
      if (filter.allowed[filter.setOf[row] ?? 0]) continue;
      failures += 1;
      failed = filter;
      if (failures > 1) break;
    }
    if (failures === 0) fitting.push(row);
    else if (failures === 1 && failed) nearly.get(failed.facet)?.push(row);
  }
  return { fitting, nearly };
}

interface FacetFilter {
  readonly facet: FacetId;
  readonly setOf: readonly number[];
  /** By number of a set: 1 when one of its values was chosen. */
  readonly allowed: Uint8Array;
}

function facetFilters(shelf: Shelf, chosen: Chosen): FacetFilter[] {
  return facetIds.flatMap((facet) => {
    const values = chosen[facet];
    if (!values) return [];
    const { setOf, sets } = shelf.facets[facet];
    const wanted = new Set(values);
    const allowed = Uint8Array.from(sets, (set) => (set.some((value) => wanted.has(value)) ? 1 : 0));
    return [{ facet, setOf, allowed }];
  });
}

/** Projects that run within the days of the question and tell its figure. */
function rangeFilter(shelf: Shelf, { from, until, figure }: Question): (row: number) => boolean {
  const { startsOn, endsOn } = shelf;
  const first = dayNumber(from ?? null);
  const last = dayNumber(until ?? null);
  const column = figure && shelf.figures[figure];
  if (first === undefined && last === undefined && !column) return () => true;
  return (row) => {
    if (first !== undefined && (endsOn[row] ?? notADay) < first) return false;
    if (last !== undefined && ((startsOn[row] ?? notADay) === notADay || (startsOn[row] ?? 0) > last)) return false;
    return !column || !Number.isNaN(column[row]);
  };
}

function countFacet(shelf: Shelf, id: FacetId, fitting: readonly number[], nearly: readonly number[]): FacetCount[] {
  const { setOf, sets } = shelf.facets[id];
  const bySet = new Int32Array(sets.length);
  for (const row of fitting) bySet[setOf[row] ?? 0] = (bySet[setOf[row] ?? 0] ?? 0) + 1;
  for (const row of nearly) bySet[setOf[row] ?? 0] = (bySet[setOf[row] ?? 0] ?? 0) + 1;
  const counts = new Map<string, number>();
  bySet.forEach((count, number) => {
    if (count === 0) return;
    for (const value of sets[number] ?? []) counts.set(value, (counts.get(value) ?? 0) + count);
  });
  return Array.from(counts, ([value, count]) => ({ value, count })).toSorted(commonestFirst);
}

/** What is not told comes last, however common. */
function commonestFirst(a: FacetCount, b: FacetCount): number {
  const last = Number(a.value === notTold) - Number(b.value === notTold);
  return last || b.count - a.count || (a.value < b.value ? -1 : 1);
}

function sumOf(column: readonly number[], rows: readonly number[]): Sum {
  let sum = 0;
  let told = 0;
  for (const row of rows) {
    const amount = column[row] ?? Number.NaN;
    if (Number.isNaN(amount)) continue;
    sum += amount;
    told += 1;
  }
  return { sum, told };
}

function groupsOf(shelf: Shelf, id: FacetId, fitting: readonly number[]): Group[] {
  const { setOf, sets } = shelf.facets[id];
  const rowsOf = new Map<string, number[]>();
  for (const row of fitting) {
    for (const value of sets[setOf[row] ?? 0] ?? []) {
      const rows = rowsOf.get(value);
      if (rows) rows.push(row);
      else rowsOf.set(value, [row]);
    }
  }
  return Array.from(rowsOf, ([value, rows]) => ({
    value,
    projects: rows.length,
    sums: Object.fromEntries(
      figureIds.map((figure): [FigureId, Sum] => [figure, sumOf(shelf.figures[figure], rows)]),
    ) as Record<FigureId, Sum>,
  }));
}

function inOrder(shelf: Shelf, question: Question, rows: readonly number[], hits: WordHits | undefined): number[] {
  const sort = sortOf(question);
  if (sort !== 'relevance') {
    const place = placesOf(shelf, sort, question.figure);
    return rows.toSorted((a, b) => (place[a] ?? 0) - (place[b] ?? 0));
  }
  const rankOf = hits?.rankOf ?? new Map<number, number>();
  const place = placesOf(shelf, 'newest', undefined);
  const rank = (row: number) => rankOf.get(shelf.versionIds[row] ?? 0) ?? 0;
  return rows.toSorted((a, b) => rank(b) - rank(a) || (place[a] ?? 0) - (place[b] ?? 0));
}

const rememberedPlaces = new WeakMap<Shelf, Map<string, Int32Array>>();

/** Forgets the orders worked out for a shelf, after something on it has changed. */
export function forgetOrders(shelf: Shelf): void {
  rememberedPlaces.delete(shelf);
}

/** The place of every row in an order, worked out once for each state of the shelf. */
function placesOf(shelf: Shelf, sort: Exclude<Sort, 'relevance'>, figure: FigureId | undefined): Int32Array {
  const known = rememberedPlaces.get(shelf) ?? new Map<string, Int32Array>();
  rememberedPlaces.set(shelf, known);
  const key = sort === 'figure' ? `figure ${figure}` : sort;
  const places = known.get(key) ?? workOutPlaces(shelf, sort, figure);
  known.set(key, places);
  return places;
}

function workOutPlaces(shelf: Shelf, sort: Exclude<Sort, 'relevance'>, figure: FigureId | undefined): Int32Array {
  const compare = comparisonOf(shelf, sort, figure);
  const rows = Array.from(shelf.versionIds, (_id, row) => row).toSorted(
    (a, b) => compare(a, b) || ((shelf.codes[a] ?? '') < (shelf.codes[b] ?? '') ? -1 : 1),
  );
  const places = new Int32Array(rows.length);
  rows.forEach((row, place) => {
    places[row] = place;
  });
  return places;
}

type Comparison = (a: number, b: number) => number;

function comparisonOf(shelf: Shelf, sort: Exclude<Sort, 'relevance'>, figure: FigureId | undefined): Comparison {
  const most = (column: readonly number[]): Comparison => {
    const amount = (row: number) => {
      const told = column[row] ?? Number.NaN;
      return Number.isNaN(told) ? -Number.MAX_VALUE : told;
    };
    return (a, b) => amount(b) - amount(a);
  };
  switch (sort) {
    case 'newest':
      return most(shelf.startsOn);
    case 'oldest': {
      const start = (row: number) =>
        shelf.startsOn[row] === notADay ? Number.MAX_SAFE_INTEGER : (shelf.startsOn[row] ?? 0);
      return (a, b) => start(a) - start(b);
    }
    case 'name': {
      const keys = shelf.names.map(alphabetKey);
      return (a, b) => compareText(keys[a] ?? '', keys[b] ?? '');
    }
    case 'code':
      return (a, b) => compareText(shelf.codes[a] ?? '', shelf.codes[b] ?? '');
    case 'granted':
      return most(shelf.figures.grantedEuState);
    case 'persons':
      return most(shelf.figures.personsPlanned);
    case 'recorded':
      return most(shelf.recordedAt);
    case 'figure':
      return most(figure ? shelf.figures[figure] : shelf.startsOn);
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A name as it is ordered in Finnish: quotation marks count for nothing, å, ä and ö come after z in this order. */
function alphabetKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replaceAll('å', '{')
    .replaceAll('ä', '|')
    .replaceAll('ö', '}')
    .trim();
}
