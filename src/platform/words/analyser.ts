import type { Dictionary } from './dictionary.ts';
import { finnishLemmas, type Lemmas } from './finnish-lemma.ts';
import { finnishRoot, finnishRoots } from './finnish-root.ts';
import { remembered } from './remembered.ts';
import { englishStem, swedishStem } from './stems.ts';
import type { TextLanguage } from './text-language.ts';
import { hasDigit, withoutColonEnding, withoutHyphens } from './token.ts';

/**
 * What words are searched by. Base forms that a dictionary gives stand as they are (`koulutus`), and so do codes and numbers;
 * guesses from the endings bear the mark of their language (`fi:koulutu`, `sv:utbildning`, `en:train`), so that no guess is
 * taken for another word.
 */
export interface Analyser {
  /** Changes when a text would be given other terms. */
  readonly version: string;
  readonly dictionary: Dictionary | undefined;
  /** The terms under which a word of a text is found: its own, and those of what it is put together from. */
  termsOfText(word: string, language: TextLanguage | undefined): readonly string[];
  /** What a text has that has the word in some form. The language of the word is not known. */
  termsOfQuestion(word: string): QuestionTerms;
}

/** One of the `terms`, or one that begins with a prefix, or a compound with one of the `pieces`. */
export interface QuestionTerms {
  readonly terms: readonly string[];
  readonly prefixes: readonly string[];
  readonly pieces: readonly Piece[];
}

/** A stem that may be a part of other stems of its language, for want of a dictionary that would take them apart. */
export interface Piece {
  readonly language: 'fi' | 'sv';
  readonly stem: string;
  readonly written: string;
}

/** To be raised when a rule of this folder changes which terms a text is given. */
const rules = 2;

/** How many different words each language remembers; some 100 bytes each. */
const rememberedWords = 200_000;

/** An analyser with a Finnish dictionary, or without. */
export function createAnalyser(dictionary?: Dictionary): Analyser {
  const lemmas = dictionary && remembered(rememberedWords / 4, finnishLemmas(dictionary));
  const remembering = (language: TextLanguage | undefined) =>
    remembered(rememberedWords, (word) => [...new Set(textTerms(word, language, lemmas))]);
  const terms = {
    fi: remembering('fi'),
    sv: remembering('sv'),
    en: remembering('en'),
    unknown: remembering(undefined),
  };
  return {
    version: `${rules}, ${dictionary?.version ?? 'no dictionary'}`,
    dictionary,
    termsOfText: (word, language) => terms[language ?? 'unknown'](word),
    termsOfQuestion: (word) => questionTerms(word, lemmas),
  };
}

type FindLemmas = (word: string) => Lemmas;

function textTerms(word: string, language: TextLanguage | undefined, lemmas: FindLemmas | undefined): string[] {
  if (hasDigit(word)) return codeTerms(word, language, lemmas);
  const bare = withoutColonEnding(word);
  if (language === 'sv' || language === 'en') return foreignTerms(bare, language, lemmas);
  const found = lemmas?.(bare);
  if (found?.isKnown) return [...found.whole, ...found.parts];
  const languages = possibleLanguages(language, lemmas !== undefined);
  return [...(found?.parts ?? []), ...languages.flatMap((possible) => guessedTerms(bare, possible))];
}

/** A word that no dictionary knows may be of another language, also in the middle of a Finnish text. */
function possibleLanguages(language: TextLanguage | undefined, isUnknown: boolean): readonly TextLanguage[] {
  if (language === undefined) return ['fi', 'sv', 'en'];
  return isUnknown ? ['fi', 'sv'] : ['fi'];
}

/** A word of a Swedish or English text. Names may be looked for in their Finnish forms. */
function foreignTerms(word: string, language: 'sv' | 'en', lemmas: FindLemmas | undefined): string[] {
  const terms = guessedTerms(word, language);
  if (!/^\p{Lu}/u.test(word)) return terms;
  const found = lemmas?.(word);
  return [...terms, ...(found?.isProperName ? found.whole : guessedTerms(word, 'fi'))];
}

const guess: Readonly<Record<TextLanguage, (word: string) => string>> = {
  fi: finnishRoot,
  sv: swedishStem,
  en: englishStem,
};

/** The stem of a word written in one, and of each part of one with hyphens. */
function guessedTerms(word: string, language: TextLanguage): string[] {
  const whole = word.replace(/-$/, '');
  const parts = whole.includes('-') ? whole.split('-').filter((part) => part.length > 1) : [];
  return [withoutHyphens(whole), ...parts].map((part) => `${language}:${guess[language](part)}`);
}

/** A code or number as it is, also without its hyphen or its letters, and what people look for of it alone: years, words. */
function codeTerms(word: string, language: TextLanguage | undefined, lemmas: FindLemmas | undefined): string[] {
  const code = withoutColonEnding(word).toLowerCase().replace(/-$/, '');
  const pieces = /[-.,:]/.test(code) ? code.split(/[-.,:]/) : [];
  const joined = /^\d+-\d+$/.test(code) ? [code.replace('-', '')] : [];
  const number = /^\p{L}+(\d{4,})$/u.exec(code)?.slice(1) ?? [];
  return [code, ...joined, ...number, ...pieces.flatMap((piece) => pieceTerms(piece, language, lemmas))];
}

function pieceTerms(piece: string, language: TextLanguage | undefined, lemmas: FindLemmas | undefined): string[] {
  if (hasDigit(piece)) return piece.length >= 4 ? [piece] : [];
  return piece.length >= 2 ? textTerms(piece, language, lemmas) : [];
}

function questionTerms(word: string, lemmas: FindLemmas | undefined): QuestionTerms {
  const bare = withoutColonEnding(word).replace(/-$/, '');
  if (hasDigit(bare)) return codeQuestion(bare.toLowerCase());
  return wordQuestion(bare, lemmas?.(bare));
}

function wordQuestion(word: string, found: Lemmas | undefined): QuestionTerms {
  const bare = withoutHyphens(word);
  const written = bare.toLowerCase();
  const roots = finnishRoots(bare);
  const swedish = swedishStem(bare);
  const guesses = [...roots.map((root) => `fi:${root}`), `sv:${swedish}`, `en:${englishStem(bare)}`];
  if (found?.isKnown) return { terms: [...found.whole, ...guesses], prefixes: [], pieces: [] };
  return {
    // As written too: of texts that were indexed with a dictionary base forms are found at least.
    terms: [written, ...swedishName(written), ...guesses],
    prefixes: [
      ...(written.length >= 3 ? [written] : []),
      ...(written.length >= 4 ? [`fi:${written}`] : []),
      ...roots.filter((root) => root.length >= 6).map((root) => `fi:${root}`),
      ...(swedish.length >= 5 ? [`sv:${swedish}`] : []),
    ],
    pieces: [
      ...(found ? [] : roots.map((stem): Piece => ({ language: 'fi', stem, written }))),
      { language: 'sv', stem: swedish, written },
    ],
  };
}

/** A Swedish genitive may be that of a name which a Finnish dictionary knows: `Vasas` → `vasa`. */
function swedishName(written: string): string[] {
  return /.{3}[^s]s$/.test(written) ? [written.slice(0, -1)] : [];
}

/** Codes and longer numbers are also found by their beginning. */
function codeQuestion(code: string): QuestionTerms {
  const isLong = code.length >= 5 || (code.length >= 3 && /\p{L}/u.test(code));
  return { terms: [code], prefixes: isLong ? [code] : [], pieces: [] };
}
