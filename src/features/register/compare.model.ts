/** What projects a reader wants side by side, from the address `?code=S1&code=S2`. */
export interface CompareQuestion {
  /** Codes in the order in which they were asked for, each once; at most five. */
  readonly codes: readonly string[];
  /** What was written for a code and is none. */
  readonly wrong: readonly string[];
  /** Codes beyond the fifth. */
  readonly beyond: readonly string[];
}

export const mostCompared = 5;

/** Several codes may stand in one parameter, parted by spaces or commas, in any letter case. */
export function compareQuestionFrom(parameters: URLSearchParams): CompareQuestion {
  const written = parameters
    .getAll('code')
    .join(' ')
    .slice(0, 500)
    .split(/[\s,;]+/)
    .map((code) => code.toUpperCase().slice(0, 40))
    .filter(Boolean);
  const distinct = [...new Set(written)];
  const codes = distinct.filter((code) => /^[A-Z]\d{5,9}$/.test(code));
  return {
    codes: codes.slice(0, mostCompared),
    wrong: distinct.filter((code) => !codes.includes(code)),
    beyond: codes.slice(mostCompared),
  };
}

/** How the values of one field of several projects stand to one another; a value that is not told is `null`. */
export type Likeness = 'same' | 'different' | 'partly-told';

/** Values are alike when they are written alike; letter case and spaces do not count. */
export function likenessOf(values: readonly (string | null)[]): Likeness {
  const told = values.flatMap((value) => value?.replace(/\s+/g, ' ').trim().toLowerCase() ?? []);
  if (new Set(told).size > 1) return 'different';
  return told.length < values.length ? 'partly-told' : 'same';
}
