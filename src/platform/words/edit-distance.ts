import { distance } from 'fastest-levenshtein';

/**
 * How many typing errors lie between two words: a letter too many, too few or another one, or two neighbours swapped. Beyond
 * `most` the answer is `Infinity`.
 */
export function typingErrors(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  // A swap counts as two there; whatever is further away than that need not be looked at closely.
  const plain = distance(a, b);
  if (plain > 2 * most) return Number.POSITIVE_INFINITY;
  const errors = plain <= 1 ? plain : withSwaps(a, b);
  return errors <= most ? errors : Number.POSITIVE_INFINITY;
}

/** Optimal string alignment, row by row. */
function withSwaps(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = above;
    above = current;
  }
  return at(above, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
