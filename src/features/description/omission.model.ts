import { type Field, type Form, type Section, sectionsOf } from './form.model.ts';
import type { Line, Opening } from './heading.model.ts';
import { nearestLabel } from './nearest-label.model.ts';
import { excerpt, type Problem } from './problem.model.ts';

/** What was read of a text, for telling what it lacks. Lines are counted from 0. */
export interface ReadText {
  readonly form: Form;
  readonly lines: readonly Line[];
  readonly openings: readonly Opening[];
  /** Line on which each field that was found begins, by field id. */
  readonly lineOfField: ReadonlyMap<string, number>;
  /** Whether a line belongs to something that was recognised. */
  readonly isTaken: (line: number) => boolean;
  /** The text ends inside a running text, not inside a line with a label. */
  readonly endsInRunningText: boolean;
}

export interface Omissions {
  readonly problems: readonly Problem[];
  readonly isTruncated: boolean;
}

/** What the form prints and the text lacks, with a hint where it may hide; and whether the text was cut off. */
export function findOmissions(read: ReadText): Omissions {
  const sections = sectionsOf(read.form);
  const found = new Set(read.openings.map(({ section }) => section));
  const lastFound = sections.findLastIndex((section) => found.has(section));
  const missing = sections.filter((section) => section.heading && !found.has(section) && isExpected(section, sections));
  const missingAtTheEnd = missing.filter((section) => sections.indexOf(section) > lastFound);
  const isTruncated = missingAtTheEnd.length >= 2 || endsInMidSentence(read);
  const notCutOff = isTruncated ? missing.filter((section) => !missingAtTheEnd.includes(section)) : missing;
  return {
    isTruncated,
    problems: [
      ...notCutOff.map((section) => missingHeading(read, sections, section)),
      ...read.openings.flatMap((opening, index) => {
        const until = read.openings[index + 1]?.line ?? read.lines.length;
        const isLast = index === read.openings.length - 1;
        return missingFields(read, opening, until, isLast && isTruncated);
      }),
      ...(isTruncated ? [truncated(read.lines)] : []),
    ],
  };
}

/**
 * A running text that stops at a letter or a comma. An address or a short item of a list may end a text without a full
 * stop.
 */
function endsInMidSentence({ lines, endsInRunningText }: ReadText): boolean {
  const last = lines.at(-1)?.text ?? '';
  if (!endsInRunningText || !/[\p{L}\p{N},(–-]$/u.test(last)) return false;
  const lastWord = last.slice(last.lastIndexOf(' ') + 1);
  const isAddress = /:\/\/|^www\.|\(at\)/i.test(lastWord);
  const isListItem = /^\s*(?:[-–•*]|o |\(?\d+[.)])/.test(last) && last.length < 100;
  return !isAddress && !isListItem;
}

function truncated(lines: readonly Line[]): Problem {
  const last = lines.length - 1;
  return {
    severity: 'warning',
    rule: 'truncated',
    line: last + 1,
    details: { found: (lines[last]?.text ?? '').slice(-60) },
  };
}

/** A heading that is not there, at the heading that comes next; or the line in which its words hide. */
function missingHeading(read: ReadText, sections: readonly Section[], section: Section): Problem {
  const heading = section.heading?.labels[read.form.language] ?? '';
  const hidden = read.lines.findIndex(({ text }, line) => text.includes(heading) && !read.isTaken(line));
  const inText = hidden >= 0 ? hidden : read.lines.findIndex(({ text }) => text.includes(heading));
  if (inText >= 0) return { severity: 'warning', rule: 'hiddenHeading', line: inText + 1, details: { heading } };
  const next = read.openings.find((opening) => sections.indexOf(opening.section) > sections.indexOf(section));
  const line = next ? next.line + 1 : read.lines.length;
  return { severity: 'warning', rule: 'missingHeading', line, details: { heading } };
}

/** Expected lines of a section that are not there; when the text is cut off in it, only those before the last one found. */
function missingFields(read: ReadText, { section, line }: Opening, until: number, isCut: boolean): Problem[] {
  const lastFound = section.blocks.findLastIndex((block) => read.lineOfField.has(block.id));
  return section.blocks.flatMap((block, order) => {
    if (block.block !== 'field' || !block.expected || read.lineOfField.has(block.id)) return [];
    if (isCut && order > lastFound) return [];
    return missingField(read, section, block, line, until);
  });
}

function missingField(read: ReadText, section: Section, field: Field, from: number, until: number): Problem {
  const words = field.labels[read.form.language];
  const label = field.shape === 'line' || field.shape === 'statement' ? `${words}:` : words;
  const hint = hintFor(read, words, from + 1, until);
  const base = { severity: 'warning', field: field.id } as const;
  if (hint) return { ...base, rule: hint.rule, line: hint.line + 1, details: { label, found: hint.found } };
  const before = section.blocks.slice(0, section.blocks.indexOf(field)).findLast(({ id }) => read.lineOfField.has(id));
  const line = (before ? read.lineOfField.get(before.id) : undefined) ?? from;
  return { ...base, rule: 'missingField', line: line + 1, details: { label } };
}

interface Hint {
  readonly rule: 'misspeltLabel' | 'gluedLabel';
  readonly line: number;
  readonly found: string;
}

/** A label that went astray stands near its place; texts without end are not searched through. */
const linesSearched = 200;

function hintFor({ lines, isTaken }: ReadText, words: string, from: number, until: number): Hint | undefined {
  for (let line = from; line < Math.min(until, from + linesSearched); line += 1) {
    const text = (lines[line]?.text ?? '').trimStart();
    if (text.indexOf(`${words}:`) > 0) return { rule: 'gluedLabel', line, found: excerpt(text) };
    if (text !== '' && !isTaken(line) && isNearly(text, words))
      return { rule: 'misspeltLabel', line, found: excerpt(text) };
  }
  return undefined;
}

/** A line whose label is nearly these words, or just these without a colon. */
function isNearly(text: string, words: string): boolean {
  const label = text.includes(':') ? text.slice(0, text.indexOf(':')).trimEnd() : text.replace(/(?:\s+-?\d+)+$/, '');
  return label === words || text.startsWith(`${words} `) || nearestLabel(label, [words]) !== undefined;
}

/** A heading is expected when something under it, or under its subheadings, is. */
function isExpected(section: Section, sections: readonly Section[]): boolean {
  const rank = section.heading?.rank;
  if (rank === 'title' || rank === 'preamble') return true;
  if (section.blocks.some((block) => block.block === 'field' && (block.expected || block.shape === 'marker'))) {
    return true;
  }
  if (rank !== 'heading') return false;
  const following = sections.slice(sections.indexOf(section) + 1);
  const nextHeading = following.findIndex((other) => other.heading?.rank === 'heading');
  const under = nextHeading < 0 ? following : following.slice(0, nextHeading);
  return under.some((other) => isExpected(other, sections));
}
