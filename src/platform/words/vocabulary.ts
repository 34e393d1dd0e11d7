import type { Language } from '../i18n/language.ts';
import type { Piece } from './analyser.ts';
import { typingErrors } from './edit-distance.ts';
import { finnishRoot } from './finnish-root.ts';
import { swedishStem } from './stems.ts';
import { withoutHyphens } from './token.ts';

/** All terms that texts have, in the memory of the process: for compounds that no dictionary takes apart, and for typing errors. */
export interface Vocabulary {
  readonly size: number;
  has(term: string): boolean;
  /** A term and how to show it to people. */
  add(term: string, shown: string): void;
  /** At most `limit` terms of which the piece is a part, the shortest first; not those that begin with it. */
  compoundsWith(piece: Piece, limit: number): string[];
  /** At most `limit` words that somebody may have meant, those with fewest typing errors first; none for short words. */
  nearest(word: string, limit: number): NearWord[];
}

export interface NearWord {
  readonly shown: string;
  /** Half an error more when only the stems are that near. */
  readonly errors: number;
  /** The language of a stem; base forms are Finnish. */
  readonly language: Language;
}

/** Words with digits are codes, and long ones are no words: nobody is asked whether they meant them. */
export function belongsToVocabulary(term: string): boolean {
  return term.length > 2 && term.length <= 60 && !/[\p{N}\n]/u.test(term);
}

/** A base form with the hyphens of the word that it was taken from; a stem, which is no word, by that word. */
export function shownForm(term: string, word: string): string {
  const written = word.toLowerCase().replace(/-$/, '');
  return term.includes(':') ? written : hyphenated(term, written.split('-'));
}

/** `tasaarvo` of `tasa-arvoa` → `tasa-arvo`. */
function hyphenated(term: string, pieces: readonly string[]): string {
  const [first = '', ...others] = pieces;
  const rest = term.slice(first.length);
  return others.length > 0 && rest !== '' && term.startsWith(first) ? `${first}-${hyphenated(rest, others)}` : term;
}

/** More compounds than this are not compared by length. */
const mostCompared = 5000;

export function createVocabulary(): Vocabulary {
  const shownByTerm = new Map<string, string>();
  let joined = '\n';
  let added: string[] = [];
  /** A term a line: one look through a long text is many times as fast as one at each term. */
  const lines = (): string => {
    if (added.length > 0) {
      joined += `${added.join('\n')}\n`;
      added = [];
    }
    return joined;
  };
  return {
    get size() {
      return shownByTerm.size;
    },
    has: (term) => shownByTerm.has(term),
    add: (term, shown) => {
      if (shownByTerm.has(term)) return;
      shownByTerm.set(term, shown);
      added.push(term);
    },
    compoundsWith: (piece, limit) => compoundsIn(lines(), piece).slice(0, limit),
    nearest: (word, limit) => nearestIn(shownByTerm, word.toLowerCase()).slice(0, limit),
  };
}

function compoundsIn(lines: string, { language, stem, written }: Piece): string[] {
  const mark = `${language}:`;
  const needles = [...endNeedles(stem), ...(stem.length >= 6 ? [stem] : []), ...(written.length >= 5 ? [written] : [])];
  const found = new Set<string>();
  for (const needle of needles) {
    for (let at = lines.indexOf(needle); at >= 0 && found.size < mostCompared; at = lines.indexOf(needle, at + 1)) {
      const start = lines.lastIndexOf('\n', at) + 1;
      const term = lines.slice(start, lines.indexOf('\n', at));
      if (term.startsWith(mark) && isCompound(at - start - mark.length, stem, term)) found.add(term);
    }
  }
  return [...found].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** What stands before a piece must be long enough to be a word; the shorter the piece, the longer. */
function isCompound(lettersBefore: number, stem: string, term: string): boolean {
  return lettersBefore >= 2 && (stem.length > 3 || term.length >= 12);
}

/** The piece as the end of a line. */
function endNeedles(stem: string): string[] {
  return stem.length >= 3 ? [`${stem}\n`] : [];
}

/** Fewer letters are like too many words. */
const shortestMisspelt = 4;

function nearestIn(shownByTerm: ReadonlyMap<string, string>, word: string): NearWord[] {
  if (word.length < shortestMisspelt) return [];
  const most = word.length <= 5 ? 1 : 2;
  const stems = { fi: finnishRoot(withoutHyphens(word)), sv: swedishStem(withoutHyphens(word)) };
  const near = new Map<string, NearWord>();
  for (const [term, shown] of shownByTerm) {
    if (shown.length < shortestMisspelt) continue;
    const errors = errorsBetween(word, shown, () => errorsInStem(term, stems, most - 1), most);
    const known = near.get(shown);
    const language = languageOfTerm(term);
    // A word of a Finnish register that could be of several languages is taken for a Finnish one.
    const isBetter = !known || errors < known.errors || (errors === known.errors && language === 'fi');
    if (errors > 0 && errors <= most && isBetter) {
      near.set(shown, { shown, errors, language });
    }
  }
  const sorted = [...near.values()].map((found) => ({ found, others: otherLetters(word, found.shown) }));
  sorted.sort((a, b) => a.found.errors - b.found.errors || a.others - b.others);
  return sorted.map(({ found }) => found);
}

/** How many letters only one of two words has, wherever they stand; accents and dots do not count. */
function otherLetters(a: string, b: string): number {
  const rest = [...withoutAccents(b)];
  let missing = 0;
  for (const letter of withoutAccents(a)) {
    const at = rest.indexOf(letter);
    if (at < 0) missing += 1;
    else rest.splice(at, 1);
  }
  return missing + rest.length;
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Words that are near as they are written go before those of which only the stems are. */
const stemOnly = 0.5;

/** Hardly anybody errs in the first letter and elsewhere too. */
function errorsBetween(word: string, shown: string, inStem: () => number, most: number): number {
  if (!shown.startsWith(word.charAt(0))) return typingErrors(word, shown, 1);
  const errors = typingErrors(word, shown, most);
  return errors <= 1 ? errors : Math.min(errors, Math.max(1, inStem()) + stemOnly);
}

function languageOfTerm(term: string): Language {
  return term.startsWith('sv:') ? 'sv' : term.startsWith('en:') ? 'en' : 'fi';
}

/** An inflected word with an error in it is compared by what is left of it without its ending. */
function errorsInStem(term: string, stems: Readonly<Record<Piece['language'], string>>, most: number): number {
  const colon = term.indexOf(':');
  if (colon < 0) return errorsInBeginning(term, stems.fi, most);
  const language = term.slice(0, colon);
  if (language !== 'fi' && language !== 'sv') return Number.POSITIVE_INFINITY;
  const stem = stems[language];
  return stem.length > 3 ? typingErrors(stem, term.slice(colon + 1), most) : Number.POSITIVE_INFINITY;
}

/** Of a base form the last letters are what its forms differ in. */
function errorsInBeginning(baseForm: string, stem: string, most: number): number {
  const lettersMore = baseForm.length - stem.length;
  if (stem.length < 5 || lettersMore < -1 || lettersMore > 4) return Number.POSITIVE_INFINITY;
  // With a letter too few or too many in the stem the same ending begins elsewhere.
  const beginnings = [-1, 0, 1].map((more) => baseForm.slice(0, stem.length + more));
  return Math.min(...beginnings.map((beginning) => typingErrors(stem, beginning, most)));
}
