import { typingErrors } from '#platform/words/edit-distance.ts';

/** A column of a kind of sheet by all its names, in any language. */
export interface NamedColumn {
  readonly key: string;
  readonly names: readonly string[];
}

/** What a column of a file was taken for. */
export interface ColumnMatch {
  /** Place in the file, from 0. */
  readonly index: number;
  readonly heading: string;
  /** The column it is; `null` when it is left out. */
  readonly key: string | null;
  /** `same`: the name but for case, spaces and dots; `alike`: a spelling close to it, to be confirmed; `chosen`: by the sender. */
  readonly how: 'same' | 'alike' | 'chosen' | 'none';
  /** The first value below the heading, to know the column by. */
  readonly sample?: string;
}

/** So that `Y-tunnus *`, `y tunnus` and `YTUNNUS` are one name. What stands in brackets, such as a unit, does not count. */
export function nameKey(name: string): string {
  return name
    .replace(/[([{][^)\]}]*[)\]}]/g, ' ')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Finds for each heading of a file the column that it names. No column is taken twice: what names it exactly comes first, then what
 * is spelt most alike; of two headings alike the first.
 */
export function matchColumns(headings: readonly string[], columns: readonly NamedColumn[]): ColumnMatch[] {
  const named = columns.map(({ key, names }) => ({ key, names: names.map(nameKey) }));
  const candidates = headings.flatMap((heading, index) => {
    const wanted = nameKey(heading);
    if (wanted === '') return [];
    return named.flatMap(({ key, names }) => {
      const errors = Math.min(...names.map((name) => errorsBetween(wanted, name)));
      return Number.isFinite(errors) ? [{ index, key, errors }] : [];
    });
  });
  candidates.sort((a, b) => a.errors - b.errors || a.index - b.index);
  const byIndex = new Map<number, { readonly key: string; readonly errors: number }>();
  const taken = new Set<string>();
  for (const { index, key, errors } of candidates) {
    if (byIndex.has(index) || taken.has(key)) continue;
    byIndex.set(index, { key, errors });
    taken.add(key);
  }
  return headings.flatMap((heading, index): ColumnMatch[] => {
    const match = byIndex.get(index);
    if (match) return [{ index, heading, key: match.key, how: match.errors === 0 ? 'same' : 'alike' }];
    return nameKey(heading) === '' ? [] : [{ index, heading, key: null, how: 'none' }];
  });
}

/** One typing error in every four letters, three at most. */
function errorsBetween(wanted: string, name: string): number {
  return wanted === name ? 0 : typingErrors(wanted, name, Math.min(3, Math.floor(name.length / 4)));
}

export interface FoundHeading {
  /** The number of the row in the file. */
  readonly row: number;
  readonly matches: readonly ColumnMatch[];
}

interface HeadingCandidate {
  readonly number: number;
  readonly texts: readonly string[];
}

/** Of the first rows of a file the one that names most columns; the first row when none names any. */
export function findHeading(
  rows: readonly HeadingCandidate[],
  columns: readonly NamedColumn[],
): FoundHeading | undefined {
  let best: (FoundHeading & { score: number }) | undefined;
  for (const { number, texts } of rows) {
    const matches = matchColumns(texts, columns);
    const score = matches.reduce((sum, { how }) => sum + (how === 'same' ? 2 : how === 'alike' ? 1 : 0), 0);
    if (!best || score > best.score) best = { row: number, matches, score };
  }
  return best && { row: best.row, matches: best.matches };
}

/** Compulsory columns that no column of the file is taken for. */
export function missingColumns(matches: readonly ColumnMatch[], compulsory: readonly string[]): string[] {
  const found = new Set(matches.map(({ key }) => key));
  return compulsory.filter((key) => !found.has(key));
}

/** Whether the sender should look at the columns before the rows are read: something is missing or only spelt alike. */
export function needsSender(matches: readonly ColumnMatch[], compulsory: readonly string[]): boolean {
  return matches.some(({ how }) => how === 'alike') || missingColumns(matches, compulsory).length > 0;
}
