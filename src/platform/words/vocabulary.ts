import type { Language } from '../i18n/language.ts';
import type { Piece } from './analyser.ts';
import { typingErrors } from './edit-distance.ts';
import { finnishRoot } from './finnish-root.ts';
import { swedishStem } from './stems.ts';

/** All terms that texts have, in the memory of the process: for compounds that no dictionary takes apart, and for typing errors. */
export interface Vocabulary {
  readonly size: number;
  has(term: string): boolean;
  /** A term and how to show it to people. */
  add(term: string, shown: string): void;
  /** At most `limit` terms of which the piece is a part, the shortest first; not those that begin with it. */
  compoundsWith(piece: Piece, limit: number): string[];
  /** At most `limit` words that somebody may have meant, those with fewest typing errors first. */
  nearest(word: string, limit: number): NearWord[];
}

export interface NearWord {
  readonly shown: string;
  readonly errors: number;
  /** The language of a stem; base forms are Finnish. */
  readonly language: Language;
}

/** Words with digits are codes, and long ones are no words: nobody is asked whether they meant them. */
export function belongsToVocabulary(term: string): boolean {
  return term.length > 2 && term.length <= 60 && !/[\p{N}\n]/u.test(term);
}

/** A base form as it is; a stem, which is no word, by a word that it was taken from. */
export function shownForm(term: string, word: string): string {
  return term.includes(':') ? word.toLowerCase().replace(/-$/, '') : term;
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

function nearestIn(shownByTerm: ReadonlyMap<string, string>, word: string): NearWord[] {
  const most = word.length <= 5 ? 1 : 2;
  const stems = { fi: finnishRoot(word), sv: swedishStem(word) };
  const near = new Map<string, NearWord>();
  for (const [term, shown] of shownByTerm) {
    const errors = Math.min(typingErrors(word, shown, most), errorsInStem(term, stems, most));
    const known = near.get(shown);
    if (errors > 0 && errors <= most && !(known && known.errors <= errors)) {
      near.set(shown, { shown, errors, language: languageOfTerm(term) });
    }
  }
  const lettersApart = ({ shown }: NearWord) => Math.abs(shown.length - word.length);
  return [...near.values()].sort((a, b) => a.errors - b.errors || lettersApart(a) - lettersApart(b));
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
  if (stem.length < 5 || lettersMore < 0 || lettersMore > 3) return Number.POSITIVE_INFINITY;
  return typingErrors(stem, baseForm.slice(0, stem.length), most);
}
