import type { Analyser, QuestionTerms } from './analyser.ts';
import { remembered } from './remembered.ts';
import { isCommonWord } from './text-language.ts';
import { tokensOf } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';
import { quoted } from './word-vector.ts';

/** Words that must all occur in a text, each in any form. */
export interface TextQuestion {
  readonly words: readonly AskedWord[];
  /** For PostgreSQL: `$1::tsquery`; empty when nothing is asked. */
  readonly query: string;
  /** Which of the words asked a word of a text answers, as bits: 0 for none, 1 for the first, 2 for the second, 4 … */
  readonly answered: (word: string) => number;
}

export interface AskedWord {
  readonly written: string;
  readonly terms: ReadonlySet<string>;
  readonly prefixes: readonly string[];
}

/** Nobody asks more words than this by hand; the rest are left out. */
const mostWords = 12;
const mostLetters = 1000;
/** More terms for one word would make the search slow: 50 take some 15 ms among 20,000 texts, 500 a tenth of a second. */
const mostCompounds = 100;

/** The words of a question: each once, without everyday ones (`ja`, `och`) unless there are no others. */
export function askedWords(text: string): string[] {
  const tokens = tokensOf(text.slice(0, mostLetters).normalize('NFC')).map(({ word }) => word);
  const different = [...Map.groupBy(tokens, (word) => word.toLowerCase()).values()].flatMap(([first]) => first ?? []);
  const telling = different.filter((word) => !isCommonWord(word));
  return (telling.length > 0 ? telling : different).slice(0, mostWords);
}

/** Whether a question can only be understood with the words that texts have. */
export function needsVocabulary(words: readonly string[], analyser: Analyser): boolean {
  return words.some((word) => analyser.termsOfQuestion(word).pieces.length > 0);
}

export function textQuestion(
  words: readonly string[],
  analyser: Analyser,
  vocabulary: Vocabulary | undefined,
): TextQuestion {
  const asked = words.map((word) => askedWord(word, analyser.termsOfQuestion(word), vocabulary));
  return { words: asked, query: queryOf(asked), answered: answerer(asked, analyser) };
}

function askedWord(written: string, { terms, prefixes, pieces }: QuestionTerms, vocabulary?: Vocabulary): AskedWord {
  const compounds = pieces.flatMap((piece) => vocabulary?.compoundsWith(piece, mostCompounds) ?? []);
  return { written, terms: new Set([...terms, ...compounds]), prefixes };
}

/** Each word in any of its ways; and all of them. */
function queryOf(words: readonly AskedWord[]): string {
  return words
    .map(({ terms, prefixes }) => {
      const beginnings = prefixes.map((prefix) => `${quoted(prefix)}:*`);
      return `(${[...Array.from(terms, quoted), ...beginnings].join(' | ')})`;
    })
    .join(' & ');
}

const rememberedAnswers = 20_000;
const anyLanguage = ['fi', 'sv', 'en', undefined] as const;

function answerer(words: readonly AskedWord[], analyser: Analyser): (word: string) => number {
  return remembered(rememberedAnswers, (word) => {
    const terms = anyLanguage.flatMap((language) => analyser.termsOfText(word, language));
    return words.reduce(
      (bits, asked, index) => (terms.some((term) => hasTerm(asked, term)) ? bits | (1 << index) : bits),
      0,
    );
  });
}

function hasTerm({ terms, prefixes }: AskedWord, term: string): boolean {
  return terms.has(term) || prefixes.some((prefix) => term.startsWith(prefix));
}
