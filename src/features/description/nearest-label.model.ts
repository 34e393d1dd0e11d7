/**
 * The label that a misspelt one most probably means: at most two letters wrong, or one in five of a long label.
 * `undefined` when none is near enough, or when the label is already right.
 */
export function nearestLabel(found: string, labels: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const label of labels) {
    const allowed = Math.max(2, Math.floor(label.length / 5));
    if (Math.abs(found.length - label.length) > allowed || !shareAnEnd(found, label)) continue;
    const distance = found === label ? Number.POSITIVE_INFINITY : editDistance(found, label, allowed);
    if (distance <= allowed && distance < bestDistance) {
      best = label;
      bestDistance = distance;
    }
  }
  return best;
}

/** Quick to see: who misspells a label gets its beginning or its end right. */
function shareAnEnd(a: string, b: string): boolean {
  return a.slice(0, 3) === b.slice(0, 3) || a.slice(-3) === b.slice(-3);
}

/** Letters to insert, delete or change to make one word of another; anything above `limit` answers `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}
