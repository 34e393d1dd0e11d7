import { type FacetId, facetIds, notTold } from './facet.model.ts';
import type { FigureId, FigurePair } from './figure.model.ts';
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
  /** What a version that `versionIds` has given tells of a figure; `undefined` when it does not tell it. */
  amount(figure: FigureId, versionId: number): number | undefined;
  /** For a version that `versionIds` has given, the one whose texts stand for it: its own, or the description behind a list's row. */
  textVersionOf(versionId: number): number;
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
  sum(figure: FigureId): Sum;
  /** Planned and realised over the projects that tell both, which alone can be compared. */
  both(pair: FigurePair): BothSums;
}

export interface BothSums {
  readonly planned: number;
  readonly realised: number;
  readonly told: number;
}

/** Facets of which a project may have several values. */
export const facetsWithSeveralValues: ReadonlySet<FacetId> = new Set([
  'region',
  'subRegion',
  'municipality',
  'organisation',
]);

/** What the search for words found. */
export interface WordHits {
  readonly versionIds: Int32Array;
  /** How well each answers; empty where there are too many to weigh. */
  readonly rankOf: ReadonlyMap<number, number>;
  /** Where there are too many to weigh, those that have all the words in their names. */
  readonly naming: Int32Array;
}

/** Looks through the shelf. Pure: all that it needs is in its arguments. `hits` are absent when the question has no words. */
export function selectFrom(shelf: Shelf, question: Question, hits?: WordHits): Selection {
  const { fitting, nearly } = sift(shelf, question, candidates(shelf, question, hits));
  const rowShown = new Map<number, number>();
  let ordered: Int32Array | undefined;
  const portion = (offset: number, limit: number) => {
    ordered ??= inOrder(shelf, question, fitting, hits);
    return Array.from(ordered.slice(offset, offset + limit));
  };
  return {
    total: fitting.length,
    versionIds(offset, limit) {
      const rows = portion(offset, limit);
      for (const row of rows) rowShown.set(shelf.versionIds[row] ?? 0, row);
      return rows.map((row) => shelf.versionIds[row] ?? 0);
    },
    codes: (offset, limit) => portion(offset, limit).map((row) => shelf.codes[row] ?? ''),
    facet: (id) => countFacet(shelf, id, fitting, nearly.get(id) ?? []),
    sum: (figure) => sumOf(shelf.figures[figure], fitting),
    groups: (id) => groupsOf(shelf, id, fitting),
    amount(figure, versionId) {
      const amount = shelf.figures[figure][rowShown.get(versionId) ?? -1] ?? Number.NaN;
      return Number.isNaN(amount) ? undefined : amount;
    },
    textVersionOf: (versionId) => shelf.textVersionIds[rowShown.get(versionId) ?? -1] ?? versionId,
    printed: (id, value) => shelf.facets[id].printed.get(value),
  };
}

/** Rows that tell of the day of the question and hold its words. */
function candidates(shelf: Shelf, { on }: Question, hits: WordHits | undefined): number[] {
  const isTold = toldOn(shelf, on);
  if (hits) return rowsOfHits(shelf, hits, isTold);
  const rows: number[] = [];
  for (let row = 0; row < shelf.versionIds.length; row += 1) if (isTold(row)) rows.push(row);
  return rows;
}

/** A version found by its words stands for its own row, and for rows of lists behind which it is the description. */
function rowsOfHits(shelf: Shelf, { versionIds }: WordHits, isTold: (row: number) => boolean): number[] {
  const rows: number[] = [];
  const isTaken = new Uint8Array(shelf.versionIds.length);
  const take = (row: number) => {
    if (isTaken[row] || !isTold(row)) return;
    isTaken[row] = 1;
    rows.push(row);
  };
  for (const id of versionIds) {
    const row = shelf.rowOf.get(id);
    if (row !== undefined) take(row);
    for (const other of shelf.describes.get(id) ?? []) take(other);
  }
  return rows;
}

function toldOn({ isLive, inForceFrom, inForceUntil }: Shelf, on: string | undefined): (row: number) => boolean {
  if (on === undefined) return (row) => isLive[row] === true && inForceUntil[row] === stillInForce;
  const day = dayNumber(on) ?? notADay;
  return (row) => isLive[row] === true && (inForceFrom[row] ?? 0) <= day && (inForceUntil[row] ?? 0) > day;
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
    sum: (figure) => sumOf(shelf.figures[figure], rows),
    both: ({ planned, realised }) => sumsOfBoth(shelf.figures[planned], shelf.figures[realised], rows),
  }));
}

function sumsOfBoth(planned: readonly number[], realised: readonly number[], rows: readonly number[]): BothSums {
  const sums = { planned: 0, realised: 0, told: 0 };
  for (const row of rows) {
    const one = planned[row] ?? Number.NaN;
    const other = realised[row] ?? Number.NaN;
    if (Number.isNaN(one + other)) continue;
    sums.planned += one;
    sums.realised += other;
    sums.told += 1;
  }
  return sums;
}

function inOrder(shelf: Shelf, question: Question, rows: readonly number[], hits: WordHits | undefined): Int32Array {
  const sort = sortOf(question);
  if (sort !== 'relevance') return byOrder(shelf, rows, orderOf(shelf, sort, question.figure));
  const newest = orderOf(shelf, 'newest', undefined);
  const weight = weights(shelf, hits);
  const weighty = rows.filter((row) => (weight[row] ?? 0) > 0);
  const others = rows.filter((row) => (weight[row] ?? 0) === 0);
  // Stable: rows of one weight stay in the order of their start.
  const best = Array.from(byOrder(shelf, weighty, newest)).sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0));
  const all = new Int32Array(rows.length);
  all.set(best);
  all.set(byOrder(shelf, others, newest), best.length);
  return all;
}

/** How well each row answers the words: nought for most of them. */
function weights(shelf: Shelf, hits: WordHits | undefined): Float64Array {
  const weight = new Float64Array(shelf.versionIds.length);
  const weigh = (id: number, rank: number) => {
    const row = shelf.rowOf.get(id);
    if (row !== undefined) weight[row] = Math.max(weight[row] ?? 0, rank);
    for (const other of shelf.describes.get(id) ?? []) weight[other] = Math.max(weight[other] ?? 0, rank);
  };
  for (const [id, rank] of hits?.rankOf ?? []) weigh(id, rank);
  for (const id of hits?.naming ?? []) weigh(id, 1);
  return weight;
}

/** Picks rows out of an order of all rows. */
function byOrder(shelf: Shelf, rows: readonly number[], order: Int32Array): Int32Array {
  const isWanted = new Uint8Array(shelf.versionIds.length);
  for (const row of rows) isWanted[row] = 1;
  return order.filter((row) => isWanted[row] === 1);
}

/** All rows in an order. Kept, and what has come since the last time is merged in: sorting anew would take a hundred times as long. */
function orderOf(shelf: Shelf, sort: Exclude<Sort, 'relevance'>, figure: FigureId | undefined): Int32Array {
  const key = sort === 'figure' ? `figure ${figure}` : sort;
  const known = shelf.orders.get(key) ?? new Int32Array();
  const size = shelf.versionIds.length;
  if (known.length === size) return known;
  const compareBy = comparisonOf(shelf, sort, figure);
  const compare: Comparison = (a, b) =>
    compareBy(a, b) || compareText(shelf.codes[a] ?? '', shelf.codes[b] ?? '') || a - b;
  const added = Array.from({ length: size - known.length }, (_, index) => known.length + index).sort(compare);
  const order = merged(known, added, compare);
  shelf.orders.set(key, order);
  return order;
}

function merged(known: Int32Array, added: readonly number[], compare: Comparison): Int32Array {
  const all = new Int32Array(known.length + added.length);
  let fromKnown = 0;
  let fromAdded = 0;
  for (let place = 0; place < all.length; place += 1) {
    const old = known[fromKnown];
    const fresh = added[fromAdded];
    const takesOld = fresh === undefined || (old !== undefined && compare(old, fresh) <= 0);
    all[place] = (takesOld ? old : fresh) ?? 0;
    if (takesOld) fromKnown += 1;
    else fromAdded += 1;
  }
  return all;
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
      const keys = new Map<number, string>();
      const key = (row: number) => {
        const known = keys.get(row) ?? alphabetKey(shelf.names[row] ?? '');
        keys.set(row, known);
        return known;
      };
      return (a, b) => compareText(key(a), key(b));
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
