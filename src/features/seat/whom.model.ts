/** At most so many persons at once. */
export const mostPersons = 500;

/**
 * The numbers of persons that somebody wrote, each once in rising order: `3, 5–8`. `undefined` where anything else is written, or
 * more than 500 are meant.
 */
export function readNumbers(written: string): number[] | undefined {
  const parts = written.replaceAll(/\s*[–-]\s*/g, '-').split(/[,;\s]+/);
  const numbers = new Set<number>();
  for (const part of parts.filter((each) => each !== '')) {
    const [, first, last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part) ?? [];
    if (first === undefined || last === undefined) return undefined;
    if (Number(last) < Number(first) || Number(last) - Number(first) >= mostPersons) return undefined;
    for (let number = Number(first); number <= Number(last); number += 1) numbers.add(number);
  }
  if (numbers.size === 0 || numbers.size > mostPersons || numbers.has(0)) return undefined;
  return [...numbers].toSorted((one, other) => one - other);
}

/** Numbers as one writes them, neighbours drawn together: `3, 5–8`. */
export function numbersAsWritten(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const number of [...new Set(numbers)].toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run && run.last === number - 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}
