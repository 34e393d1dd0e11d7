import type { Analyser } from './analyser.ts';
import { languageByHints, languageHint, type TextLanguage } from './text-language.ts';
import { tokensOf } from './token.ts';

/** A text and how much its words weigh when hits are ranked. */
export interface WeightedText {
  readonly text: string;
  readonly weight: 'A' | 'B' | 'C' | 'D';
}

/** What a text is found by. */
export interface WordVector {
  /** For PostgreSQL: `$1::tsvector`. */
  readonly vector: string;
  /** Each term with the first word of the text that it was taken from. */
  readonly words: ReadonlyMap<string, string>;
}

/** About so many are enough for the rank to tell much from little. */
const mostPlaces = 4;
/** PostgreSQL counts no further. */
const lastPosition = 16_383;
/** PostgreSQL holds a megabyte of terms in one vector. */
const mostBytes = 900_000;

/**
 * The terms of texts with their weights. A line is of the language that its everyday words tell; one that does not tell, such
 * as a name, may be of any.
 */
export function wordVector(texts: readonly WeightedText[], analyser: Analyser): WordVector {
  const words = new Map<string, string>();
  const places = new Map<string, Places>();
  let bytes = 0;
  for (const { word, language, places: here } of occurrencesIn(texts)) {
    for (const term of analyser.termsOfText(word, language)) {
      const known = places.get(term);
      if (known) {
        addPlaces(known, here.written, here.count);
        continue;
      }
      bytes += 2 * term.length + 4 + 4 * mostPlaces;
      if (bytes > mostBytes) continue;
      places.set(term, { ...here });
      words.set(term, word);
    }
  }
  return { vector: Array.from(places, ([term, { written }]) => `${quoted(term)}:${written}`).join(' '), words };
}

/** The first places where something stands, as PostgreSQL writes them (`17A,20C`), and how many they are. */
interface Places {
  written: string;
  count: number;
}

function addPlaces(to: Places, written: string, count: number): void {
  if (to.count >= mostPlaces) return;
  to.written += `,${written}`;
  to.count += count;
}

/** A word in a language. */
interface Occurrence {
  readonly word: string;
  readonly language: TextLanguage | undefined;
  readonly places: Places;
}

function occurrencesIn(texts: readonly WeightedText[]): Iterable<Occurrence> {
  const occurrences = new Map<string, Occurrence>();
  let position = 0;
  for (const { text, weight } of texts) {
    for (const line of text.normalize('NFC').split('\n')) {
      const tokens = tokensOf(line);
      const language = languageByHints(tokens.map(({ word }) => languageHint(word)));
      for (const { word } of tokens) {
        if (position < lastPosition) position += 1;
        const place = `${position}${weight}`;
        const key = language === 'fi' ? word : `${word} ${language}`;
        const known = occurrences.get(key);
        if (known) addPlaces(known.places, place, 1);
        else occurrences.set(key, { word, language, places: { written: place, count: 1 } });
      }
    }
  }
  return occurrences.values();
}

/** A term as PostgreSQL reads it in vectors and queries. */
export function quoted(term: string): string {
  return /['\\]/.test(term) ? `'${term.replace(/['\\]/g, '$&$&')}'` : `'${term}'`;
}
