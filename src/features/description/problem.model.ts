import type { TextKey, Texts } from '#platform/i18n/texts.ts';

/** The rules that have words in the texts of this room: a rule without words does not compile. */
export type ProblemRule = TextKey extends infer K
  ? K extends `description.problem.${infer R}.found`
    ? R
    : never
  : never;

/**
 * Something about a description that a person should know. The words are in the texts of this room, by `rule`:
 * `description.problem.<rule>.found`, `.expected` and `.remedy`.
 */
export interface Problem {
  /** `error` the form says something impossible; `warning` probably wrong; `note` worth knowing. */
  readonly severity: Severity;
  readonly rule: ProblemRule;
  /** Line of the text, from 1; absent when the problem has no one place. */
  readonly line?: number | undefined;
  /** Field id, when the problem is about one field. */
  readonly field?: string | undefined;
  /** Which line of a field that has several, from 0. */
  readonly row?: number | undefined;
  readonly details: Readonly<Record<string, string | number>>;
}

export type Severity = 'error' | 'warning' | 'note';

export const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** Orders problems by severity, then by place in the text. */
export function bySeverityAndLine(a: Problem, b: Problem): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || (a.line ?? 0) - (b.line ?? 0);
}

/** How many problems there are of each severity. */
export function countBySeverity(problems: readonly Problem[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const problem of problems) counts[problem.severity] += 1;
  return counts;
}

/** At most `length` letters of a text on one line, for quoting in a message. */
export function excerpt(text: string, length = 80): string {
  const oneLine = text.replace(/[\n\t]+/g, ' ').trim();
  return oneLine.length > length ? `${oneLine.slice(0, length - 1)}…` : oneLine;
}

/** A problem in words: where it is, what was found, what was expected and how to mend it. */
export interface ProblemInWords {
  readonly severity: string;
  /** `line 12`, or empty when the problem has no one place. */
  readonly place: string;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
}

/** Tells a problem in the reader's language. Sums in details are cents (`…cents`), `start` and `end` are dates. */
export function inWords(problem: Problem, t: Texts): ProblemInWords {
  const details = Object.fromEntries(
    Object.entries(problem.details).map(([key, value]) => [key, worded(key, value, t)]),
  );
  const say = (part: 'found' | 'expected' | 'remedy') =>
    (t as (key: TextKey, details: object) => string)(`description.problem.${problem.rule}.${part}`, details);
  return {
    severity: t(`description.severity.${problem.severity}`),
    place: problem.line === undefined ? '' : t('description.problem.place', { line: String(problem.line) }),
    found: say('found'),
    expected: say('expected'),
    remedy: say('remedy'),
  };
}

function worded(key: string, value: string | number, t: Texts): string | number {
  if (typeof value === 'number') return key.toLowerCase().endsWith('cents') ? t.euro(value) : String(value);
  return key === 'start' || key === 'end' ? t.date(value) : value;
}
