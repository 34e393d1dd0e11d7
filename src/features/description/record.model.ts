import type { AnyFields, Form } from './form.model.ts';
import { findForm } from './forms/form-catalogue.model.ts';

/**
 * A description as data. Printing the fields by their form gives the text again; what a form cannot say (unknown text,
 * other order, odd spacing) stands in `layout` and `envelope`, which are absent from a text printed as the form prints it.
 */
export interface DescriptionRecord {
  /** Form generation, or `unrecognised` when the text is no official description. */
  readonly form: string;
  readonly fields: AnyFields;
  /** The text stops in the middle of a sentence. */
  readonly truncated?: true;
  readonly envelope?: Envelope;
  readonly layout?: readonly Step[];
}

/** What surrounds the text: byte-order mark, line ends other than LF, blank space at the head and the tail. */
export interface Envelope {
  readonly byteOrderMark?: true;
  readonly lineEnd?: LineEnd;
  /** Line number (from 1) and end of each line that ends otherwise than the rest. */
  readonly otherLineEnds?: readonly (readonly [number, LineEnd])[];
  readonly head?: string;
  readonly tail?: string;
}

export type LineEnd = '\n' | '\r\n' | '\r';

/** One piece of a text that is not laid out as its form would print it, in the order of the text. */
export interface Step {
  /** Id of the form's block; absent for text that no block recognises. */
  readonly block?: string;
  /** The piece's own letters where the form would print others; always present for unrecognised text. */
  readonly raw?: string;
  /** What stands before the piece, where it is not what the form would print. */
  readonly gap?: string;
}

/** A form without blocks, under which every text is unrecognised text. */
export const unrecognisedForm: Form = {
  id: 'unrecognised',
  fund: 'ESR',
  period: '2007-2013',
  language: 'fi',
  origin: 'own',
  blocks: [],
};

/** The form of a record; `unrecognisedForm` when its id names none. */
export function formOf(record: Pick<DescriptionRecord, 'form'>): Form {
  return findForm(record.form) ?? unrecognisedForm;
}

const byteOrderMark = '\uFEFF';

/** Takes the envelope off a text: what is left has LF line ends and no blank space around it. */
export function openEnvelope(text: string): { inner: string; envelope: Envelope | undefined } {
  const marked = text.startsWith(byteOrderMark);
  const unmarked = marked ? text.slice(1) : text;
  const ends = unmarked.includes('\r') ? (unmarked.match(/\r\n|\r|\n/g) as LineEnd[]) : undefined;
  const lineEnd = ends && commonest(ends);
  const others = ends?.flatMap((end, index): [number, LineEnd][] => (end === lineEnd ? [] : [[index + 1, end]]));
  const unified = ends ? unmarked.replace(/\r\n|\r/g, '\n') : unmarked;
  const head = /^(?:[^\S\n]*\n)+/.exec(unified)?.[0] ?? '';
  const tail = unified.slice(Math.max(unified.trimEnd().length, head.length));
  const envelope: Envelope = {
    ...(marked && { byteOrderMark: true }),
    ...(lineEnd && lineEnd !== '\n' && { lineEnd }),
    ...(others && others.length > 0 && { otherLineEnds: others }),
    ...(head && { head }),
    ...(tail && { tail }),
  };
  const inner = unified.slice(head.length, unified.length - tail.length);
  return { inner, envelope: Object.keys(envelope).length > 0 ? envelope : undefined };
}

function commonest(ends: readonly LineEnd[]): LineEnd {
  const tally = new Map<LineEnd, number>();
  for (const end of ends) tally.set(end, (tally.get(end) ?? 0) + 1);
  return [...tally].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** Puts the envelope back round a text; the inverse of `openEnvelope`. */
export function closeEnvelope(inner: string, envelope: Envelope | undefined): string {
  if (!envelope) return inner;
  const unified = `${envelope.head ?? ''}${inner}${envelope.tail ?? ''}`;
  const text = restoreLineEnds(unified, envelope);
  return envelope.byteOrderMark ? byteOrderMark + text : text;
}

function restoreLineEnds(unified: string, { lineEnd = '\n', otherLineEnds }: Envelope): string {
  if (!otherLineEnds) return lineEnd === '\n' ? unified : unified.replaceAll('\n', lineEnd);
  const others = new Map(otherLineEnds);
  let lineNumber = 0;
  return unified.replace(/\n/g, () => {
    lineNumber += 1;
    return others.get(lineNumber) ?? lineEnd;
  });
}

/**
 * Text as it is compared and read: composed letters (NFC), ordinary spaces for no-break ones, nothing after the last
 * letter of a line. The letters of the source survive in the layout.
 */
export function normalised(line: string): string {
  const isOdd = unusualLetters.test(line) && oddLetters.test(line);
  return (isOdd ? line.normalize('NFC').replace(oddSpaces, ' ') : line).trimEnd();
}

/** Quick to test, and true of hardly any line: letters other than those of Western European print. */
const unusualLetters = /[^\t -~\u00A1-\u02FF\u2010-\u201F]/;
const oddLetters = /[\u00A0\u2000-\u200A\u202F\u205F\u2126\u212A\u212B\u3000]|\p{M}/u;
const oddSpaces = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;
