/** A class of values: those from the lowest to the highest, both of which occur. */
export interface ValueClass {
  readonly lowest: number;
  readonly highest: number;
}

const mostClasses = 5;

/**
 * Parts values into at most five classes of about as many values each, the lowest first; like values share a class. What is not
 * above zero belongs to no class.
 */
export function valueClasses(values: readonly number[]): ValueClass[] {
  const ascending = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  const starts = new Set<number>();
  for (let part = 0; part < mostClasses; part += 1) {
    const start = ascending[Math.floor((part * ascending.length) / mostClasses)];
    if (start !== undefined) starts.add(start);
  }
  const lows = [...starts];
  return lows.map((lowest, index) => {
    const next = lows[index + 1] ?? Number.POSITIVE_INFINITY;
    return { lowest, highest: ascending.findLast((value) => value < next) ?? lowest };
  });
}

/** Number of a value's class, from 1; 0 for a value that belongs to none. */
export function classOf(value: number | null, classes: readonly ValueClass[]): number {
  return value === null ? 0 : classes.findIndex(({ lowest, highest }) => lowest <= value && value <= highest) + 1;
}
