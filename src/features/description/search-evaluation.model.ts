import { z } from 'zod';
import { Invalid } from '#platform/errors.ts';

/** Texts, and for each query which of their words answer it, as a person has judged. */
export interface Evaluation {
  readonly segments: readonly string[];
  readonly queries: readonly JudgedQuery[];
}

export interface JudgedQuery {
  readonly query: string;
  /** Whether a word of a text, in lower case, answers the query. */
  readonly isRight: (word: string) => boolean;
}

const labelsSchema = z.record(
  z.string().min(1),
  z.strictObject({ include: z.string().min(1), exclude: z.string().nullish() }),
);
const segmentsSchema = z.array(z.string()).min(1);

/**
 * Reads an evaluation from the JSON of its two files: `labels`, an object with a query as each key and `include` and `exclude`
 * as regular expressions for whole words; `segments`, an array of texts. Throws `Invalid` when they are anything else.
 */
export function readEvaluation(labels: unknown, segments: unknown): Evaluation {
  const judged = labelsSchema.safeParse(labels);
  if (!judged.success) throw new Invalid(`The labels are not as expected: ${z.prettifyError(judged.error)}`);
  const texts = segmentsSchema.safeParse(segments);
  if (!texts.success) throw new Invalid(`The segments are not as expected: ${z.prettifyError(texts.error)}`);
  const queries = Object.entries(judged.data).map(([query, { include, exclude }]): JudgedQuery => {
    const right = wholeWord(query, include);
    const wrong = exclude ? wholeWord(query, exclude) : undefined;
    return { query, isRight: (word) => right.test(word) && !wrong?.test(word) };
  });
  if (queries.length === 0) throw new Invalid('The labels hold no query: expected an object with a query as each key.');
  return { segments: texts.data, queries };
}

function wholeWord(query: string, pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch (error) {
    throw new Invalid(`The label of '${query}' is no regular expression: ${String(error)}`);
  }
}

/** How well the answers to a query agree with the judgement. */
export interface QueryScore {
  readonly query: string;
  readonly recall: number;
  readonly precision: number;
  /** Words of texts that were not found, and texts found that have no right word. */
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

export interface SearchScore {
  /** Macro means over the queries. */
  readonly recall: number;
  readonly precision: number;
  readonly queries: readonly QueryScore[];
}

/** The score of answers; `found` has the indices of the segments found for each query, in the order of the queries. */
export function scoreAnswers({ segments, queries }: Evaluation, found: readonly ReadonlySet<number>[]): SearchScore {
  const words = segments.map(judgedWords);
  const scores = queries.map((query, index) => scoreQuery(query, words, segments, found[index] ?? new Set()));
  const mean = (value: (score: QueryScore) => number) =>
    scores.reduce((sum, score) => sum + value(score), 0) / scores.length;
  return { recall: mean(({ recall }) => recall), precision: mean(({ precision }) => precision), queries: scores };
}

function scoreQuery(
  { query, isRight }: JudgedQuery,
  words: readonly (readonly string[])[],
  segments: readonly string[],
  found: ReadonlySet<number>,
): QueryScore {
  const rightWords = words.map((wordsOfSegment) => wordsOfSegment.filter(isRight));
  const right = rightWords.flatMap((list, index) => (list.length > 0 ? [index] : []));
  const both = right.filter((index) => found.has(index)).length;
  return {
    query,
    recall: right.length === 0 ? 1 : both / right.length,
    precision: found.size === 0 ? (right.length === 0 ? 1 : 0) : both / found.size,
    missed: [...new Set(right.filter((index) => !found.has(index)).flatMap((index) => rightWords[index] ?? []))],
    wrong: [...found].filter((index) => rightWords[index]?.length === 0).map((index) => segments[index] ?? ''),
  };
}

/** Words as those who judged them took them from the texts. */
function judgedWords(segment: string): string[] {
  const separated = segment.replace(/:(?=\p{L}{5})/gu, ' ');
  const words = separated.match(/[A-Za-zÅÄÖåäöÉé][A-Za-zÅÄÖåäöÉé\-–:]*[A-Za-zÅÄÖåäöé]|[A-Za-zÅÄÖåäö]/g) ?? [];
  return words.map((word) => word.toLowerCase());
}
