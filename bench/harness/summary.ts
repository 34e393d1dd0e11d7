/** What several rounds of one measurement came to: the middle one, and how far the others lay from it. */
export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function summarise(values: readonly number[]): Summary {
  if (values.length === 0) throw new RangeError('There is nothing to summarise.');
  const sorted = values.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** The value below which this share of the values lies, between neighbours in proportion. `sorted` ascends. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * Ratios round by round: what disturbs the machine in one round disturbs both sides of it, so the ratio holds where the
 * two numbers alone do not.
 */
export function ratios(above: readonly number[], below: readonly number[]): Summary {
  return summarise(above.map((value, round) => value / (below[round] ?? Number.NaN)));
}
