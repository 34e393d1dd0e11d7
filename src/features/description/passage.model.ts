import type { Language } from '#platform/i18n/language.ts';
import type { TextQuestion } from '#platform/words/text-question.ts';
import { tokensOf } from '#platform/words/token.ts';
import { fieldTitle } from './form.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';
import { searchedFields, searchedText } from './search-text.model.ts';

/** A piece of a description in which words of a search stand. */
export interface Passage {
  /** The field it is from, and what that is called in the reader's language. */
  readonly field: string;
  readonly title: string;
  /** The text in order, the words found apart. Put together it is the passage. */
  readonly parts: readonly PassagePart[];
}

export interface PassagePart {
  readonly text: string;
  readonly isHit: boolean;
}

/** Shown with every project anyway. */
const alwaysShown: ReadonlySet<string> = new Set(['code', 'name']);

/**
 * The passages of a record that answer a question best, at most one of a field: first the one with most of the words asked, then
 * those that have what is still missing. None is from a field about a person, none has an e-mail or a telephone.
 */
export function passagesOf(record: DescriptionRecord, question: TextQuestion, language: Language, most = 2): Passage[] {
  const form = formOf(record);
  const found = searchedFields(record).flatMap((field): FoundWindow[] => {
    const value = record.fields[field.id];
    if (alwaysShown.has(field.id) || value === undefined || value === null) return [];
    const window = bestWindow(searchedText(field, value).normalize('NFC'), question);
    return window ? [{ ...window, field: field.id }] : [];
  });
  return chosenWindows(found, most).map((window) => ({
    field: window.field,
    title: fieldTitle(form, window.field, language),
    parts: partsOf(window),
  }));
}

/** Letters of a passage, about. */
const passageLength = 160;

interface Hit {
  readonly start: number;
  readonly end: number;
  /** The words asked that it answers, as bits. */
  readonly words: number;
}

/** Neighbouring hits of a text that fit into one passage. */
interface Window {
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly words: number;
}

interface FoundWindow extends Window {
  readonly field: string;
}

function bestWindow(text: string, { answered }: TextQuestion): Window | undefined {
  const hits: Hit[] = [];
  for (const { word, start, end } of tokensOf(text)) {
    const words = answered(word);
    if (words !== 0) hits.push({ start, end, words });
  }
  let best: Window | undefined;
  hits.forEach((first, index) => {
    const fitting = hits.slice(index, index + mostHits).filter(({ end }) => end - first.start <= passageLength);
    const inside = fitting.length > 0 ? fitting : [first];
    const words = inside.reduce((bits, hit) => bits | hit.words, 0);
    if (!best || isBetter(words, inside.length, best)) best = { text, hits: inside, words };
  });
  return best;
}

/** More hits than this do not make a passage any better. */
const mostHits = 12;

function isBetter(words: number, hits: number, best: Window): boolean {
  return bitCount(words) > bitCount(best.words) || (words === best.words && hits > best.hits.length);
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Each time the window that adds most words to those already shown; of equal ones the first of the form. */
function chosenWindows(found: readonly FoundWindow[], most: number): FoundWindow[] {
  const chosen: FoundWindow[] = [];
  let shown = 0;
  while (chosen.length < Math.min(most, found.length)) {
    const rest = found.filter((window) => !chosen.includes(window));
    const next = rest.reduce((best, window) => (gain(window, shown) > gain(best, shown) ? window : best));
    chosen.push(next);
    shown |= next.words;
  }
  return chosen;
}

/** A word not shown yet is worth more than any number of those that are. */
function gain({ words }: Window, shown: number): number {
  return bitCount(words & ~shown) * 100 + bitCount(words);
}

function partsOf({ text, hits }: Window): PassagePart[] {
  const [from, until] = cutAtWords(text, hits[0]?.start ?? 0, hits.at(-1)?.end ?? 0);
  const parts: PassagePart[] = [];
  let at = from;
  for (const { start, end } of hits) {
    addPart(parts, text.slice(at, start), false);
    addPart(parts, text.slice(start, end), true);
    at = end;
  }
  addPart(parts, text.slice(at, until), false);
  if (from > 0) parts.unshift({ text: '… ', isHit: false });
  if (until < text.length) parts.push({ text: ' …', isHit: false });
  return parts;
}

function addPart(parts: PassagePart[], text: string, isHit: boolean): void {
  if (text !== '') parts.push({ text: text.replace(/\s+/g, ' '), isHit });
}

/** A stretch of about the right length round the hits, from the beginning of a word to the end of one. */
function cutAtWords(text: string, first: number, last: number): readonly [number, number] {
  const spare = Math.max(0, passageLength - (last - first));
  const before = Math.max(0, first - Math.floor(spare / 3));
  const from = before === 0 ? 0 : firstWordFrom(text, before, first);
  const after = Math.min(text.length, Math.max(last, from + passageLength));
  return [from, after === text.length ? after : lastWordUntil(text, after, last)];
}

function firstWordFrom(text: string, before: number, first: number): number {
  const gap = text.slice(before - 1, first).search(/\s/);
  return gap < 0 ? first : Math.min(first, before + gap);
}

function lastWordUntil(text: string, after: number, last: number): number {
  const end = text.slice(last, after + 1).search(/\s\S*$/);
  return end < 0 ? last : last + end;
}
