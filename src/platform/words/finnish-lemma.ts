import type { Analysis, Dictionary } from './dictionary.ts';
import { withoutHyphens } from './token.ts';

/** What a dictionary says of a form of a word, in lower case and without hyphens: `tasa-arvo` and `tasaarvo` are one. */
export interface Lemmas {
  /** Base forms of the word as a whole. */
  readonly whole: readonly string[];
  /** Base forms of what it is put together from. */
  readonly parts: readonly string[];
  /** The dictionary has the word, or what it ends with after its hyphen. */
  readonly isKnown: boolean;
  readonly isProperName: boolean;
}

/** The least letters of a part: shorter ones (`yö`, `ei`) tell nothing. */
const shortestPart = 3;

/** How words are understood with a dictionary, also compounds, shortened ones and names that it does not have. */
export function finnishLemmas(dictionary: Dictionary): (word: string) => Lemmas {
  const lemmas = (word: string): Lemmas => {
    if (word.endsWith('-')) return lemmasOfModifier(word.slice(0, -1));
    const analyses = likelyAnalyses(dictionary.analyse(word));
    if (analyses.length === 0) return word.includes('-') ? lemmasOfHyphenated(word) : lemmasOfEnd(word);
    const whole = new Set<string>();
    const parts = new Set<string>();
    for (const analysis of analyses) addCompound(word, analysis, whole, parts);
    if (word.includes('-')) for (const part of word.split('-')) addAll(lemmas(part), parts);
    return lemmasFrom(whole, parts, { isProperName: analyses.some(({ isProperName }) => isProperName) });
  };

  const addCompound = (word: string, analysis: Analysis, whole: Set<string>, parts: Set<string>): void => {
    const baseForm = nominalBaseForm(word, analysis);
    whole.add(baseForm);
    // Whoever looks for the verb means its noun too, though not the other way round.
    if (analysis.isVerbalNoun) parts.add(analysis.baseForm.toLowerCase());
    const pieces = analysis.isProperName ? [] : piecesOf(word, baseForm, analysis.partLengths);
    for (let from = 0; from < pieces.length; from += 1) {
      for (let until = from + 1; until <= pieces.length; until += 1) {
        if (until - from < pieces.length) addRun(pieces.slice(from, until), until === pieces.length, parts);
      }
    }
  };

  /** A run of pieces as a word of its own; what stands before another piece may be bent there (`kunnan|johtaja`). */
  const addRun = (run: readonly string[], isLast: boolean, parts: Set<string>): void => {
    const before = run.slice(0, -1).join('');
    const last = run.at(-1) ?? '';
    for (const form of isLast ? [last] : modifierForms(last)) {
      if (before.length + form.length >= shortestPart) parts.add(before + form);
    }
  };

  /** Base forms of what stands first in a compound: `kehittämis` → `kehittäminen`, `kunnan` → `kunta`. */
  const modifierForms = (modifier: string): string[] => {
    if (modifier.endsWith('mis')) return [modifier.replace(/s$/, 'nen')];
    const analyses = fewestParts(dictionary.analyse(modifier)).filter(
      ({ isGenitive, baseForm }) => isGenitive || baseForm.toLowerCase() === modifier,
    );
    if (analyses.length > 0) return [...new Set(analyses.map(({ baseForm }) => baseForm.toLowerCase()))];
    const adjective = modifier.replace(/is$/, 'inen');
    return adjective !== modifier && dictionary.analyse(adjective).length > 0 ? [adjective] : [modifier];
  };

  /** `kehittämis-` of `kehittämis- ja koulutushanke`. */
  const lemmasOfModifier = (modifier: string): Lemmas => {
    const forms = modifierForms(modifier.toLowerCase())
      .map(lemmas)
      .filter(({ isKnown }) => isKnown);
    const parts = new Set(forms.flatMap((form) => form.parts));
    return lemmasFrom(new Set(forms.flatMap(({ whole }) => whole)), parts, { isKnown: forms.length > 0 });
  };

  /** `TE-toimistossa` → `te-toimisto`, with `toimisto` among the parts. */
  const lemmasOfHyphenated = (word: string): Lemmas => {
    const pieces = word.split('-');
    const last = lemmas(pieces.at(-1) ?? '');
    const before = pieces.slice(0, -1);
    const parts = new Set<string>();
    for (const piece of before) addAll(lemmas(piece), parts);
    addAll(last, parts);
    const whole = last.whole.map((lemma) => `${before.join('-').toLowerCase()}-${lemma}`);
    return lemmasFrom(new Set(whole), parts, { isKnown: whole.length > 0 });
  };

  /** A word that only ends with a known one: `koodinaatiohankkeelle` → `hanke`. */
  const lemmasOfEnd = (word: string): Lemmas => {
    const parts = new Set<string>();
    for (let at = 3; word.length >= 10 && at <= word.length - 5 && parts.size === 0; at += 1) {
      for (const { baseForm } of fewestParts(dictionary.analyse(word.slice(at)))) parts.add(baseForm.toLowerCase());
    }
    return lemmasFrom(new Set(), parts, { isKnown: false });
  };

  return lemmas;
}

function lemmasFrom(
  whole: ReadonlySet<string>,
  parts: ReadonlySet<string>,
  { isKnown = true, isProperName = false },
): Lemmas {
  const wholes = new Set(Array.from(whole, withoutHyphens));
  const others = new Set(Array.from(parts, withoutHyphens).filter((part) => part.length > 1 && !wholes.has(part)));
  return { whole: [...wholes], parts: [...others], isKnown, isProperName };
}

/** Of several ways to understand a word the one with fewest parts is right: `varsinainen` is no `varsi` + `nainen`. */
function fewestParts(analyses: readonly Analysis[]): readonly Analysis[] {
  const fewest = Math.min(...analyses.map(({ partLengths }) => partLengths.length));
  return analyses.filter(({ partLengths }) => partLengths.length === fewest);
}

/** Names are kept however many parts they have: `Uusimaa` is `Uusi` + `maa` beside a form of `uusima`. */
function likelyAnalyses(analyses: readonly Analysis[]): readonly Analysis[] {
  const likely = fewestParts(analyses);
  return [...likely, ...analyses.filter((analysis) => analysis.isProperName && !likely.includes(analysis))];
}

/** A verb used as a noun has a base form of its own, under which people look for it: `kehittämisen` → `kehittäminen`. */
function nominalBaseForm(word: string, { baseForm, isVerbalNoun }: Analysis): string {
  const stem = isVerbalNoun && /^(.*mi)(?:nen|s\p{L}*)$/u.exec(word.toLowerCase())?.[1];
  return stem ? `${stem}nen` : baseForm.toLowerCase();
}

/**
 * The base form cut where the compound is joined. All parts but the last are the same in every form; of the few words in which
 * they are not (`uuden|vuoden`) it is not known where to cut, and there are no pieces.
 */
function piecesOf(word: string, baseForm: string, lengths: readonly number[]): string[] {
  const lettersBeforeLast = lengths.slice(0, -1).reduce((sum, length) => sum + length, 0);
  if (word.slice(0, lettersBeforeLast).toLowerCase() !== baseForm.slice(0, lettersBeforeLast)) return [];
  const pieces: string[] = [];
  let at = 0;
  for (const length of lengths.slice(0, -1)) {
    pieces.push(baseForm.slice(at, at + length).replace(/-$/, ''));
    at += length;
  }
  pieces.push(baseForm.slice(at).replace(/^-/, ''));
  return pieces.filter((piece) => piece !== '');
}

function addAll({ whole, parts }: Lemmas, to: Set<string>): void {
  for (const lemma of whole) to.add(lemma);
  for (const lemma of parts) to.add(lemma);
}
