import { type Form, type Literal, type Section, sectionsOf } from './form.model.ts';
import { forms } from './forms/form-catalogue.model.ts';
import { nearestLabel } from './nearest-label.model.ts';

/** A line of a text: its own letters, and the text as it is compared. */
export interface Line {
  readonly raw: string;
  readonly text: string;
}

/** A heading found in a text. */
export interface Opening {
  readonly line: number;
  readonly section: Section;
  /** The heading is printed with other letters or another number than the form prints. */
  readonly isMisspelt: boolean;
}

/** The form whose title stands near the top and whose headings are there; failing that, the one whose headings fit best. */
export function recogniseForm(lines: readonly Line[]): Form | undefined {
  const top = new Set(
    lines
      .filter((line) => line.text !== '')
      .slice(0, 20)
      .map((line) => line.text),
  );
  const titled = forms.filter((form) =>
    form.blocks.some(
      (block) => block.block === 'literal' && block.rank === 'title' && top.has(block.labels[form.language]),
    ),
  );
  return bestOf(titled, lines, 2) ?? bestOf(forms, lines, 3) ?? titled[0];
}

/** The form whose headings fit best, if at least `least` of them are there: a title alone may be the wrong one. */
function bestOf(candidates: readonly Form[], lines: readonly Line[], least: number): Form | undefined {
  const scored = candidates.map((form) => ({ form, score: fitness(form, lines) }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (a, b) => (a && a.score >= b.score ? a : b),
    undefined,
  );
  return best && best.score >= least ? best.form : undefined;
}

/** How well a form's headings fit: those found, and a little for a known phrase that only this form prints. */
function fitness(form: Form, lines: readonly Line[]): number {
  const found = exactOpenings(form, lines).filter(({ section }) => section.heading?.rank !== 'preamble').length;
  if (found === 0) return 0;
  const assists = form.id === 'esr-2007-assistance' && lines.some((line) => line.text.endsWith(': 5: Tekninen tuki'));
  return found + (assists ? 0.5 : 0);
}

/**
 * The headings of the form, in order. A line is a heading only when it stands as a paragraph of its own and is the exact
 * text of the next heading expected; a heading further on counts only when those skipped do not come later. Texts of
 * people contain lines that look like headings, so the order of the form decides. Where a heading is missing, a paragraph
 * that is nearly its text stands for it.
 */
export function findOpenings(form: Form, lines: readonly Line[]): Opening[] {
  const sections = sectionsOf(form).filter((section) => section.heading !== undefined);
  const exact = exactOpenings(form, lines);
  const openings: Opening[] = [];
  for (let index = 0; index <= exact.length; index += 1) {
    const before = exact[index - 1];
    const after = exact[index];
    const missing = sections.slice(
      before ? sections.indexOf(before.section) + 1 : 0,
      after ? sections.indexOf(after.section) : sections.length,
    );
    openings.push(...misspeltOpenings(form, lines, missing, before ? before.line + 1 : 0, after?.line ?? lines.length));
    if (after) openings.push(after);
  }
  return openings;
}

function exactOpenings(form: Form, lines: readonly Line[]): Opening[] {
  const sections = sectionsOf(form).filter((section) => section.heading !== undefined);
  const orderByText = new Map(sections.map((section, order) => [section.heading?.labels[form.language], order]));
  const found: { line: number; order: number }[] = [];
  lines.forEach((line, index) => {
    const order = line.text === '' ? undefined : orderByText.get(line.text);
    if (order !== undefined && standsAlone(lines, index)) found.push({ line: index, order });
  });
  const lastLine = new Map(found.map(({ line, order }) => [order, line]));
  const openings: Opening[] = [];
  let next = 0;
  for (const { line, order } of found) {
    if (order < next || comesLater(lastLine, next, order, line)) continue;
    const section = sections[order];
    if (section) openings.push({ line, section, isMisspelt: false });
    next = order + 1;
  }
  return openings;
}

/** Paragraphs of one line between two headings that are nearly the text of a heading missing there, in order. */
function misspeltOpenings(
  form: Form,
  lines: readonly Line[],
  missing: readonly Section[],
  from: number,
  until: number,
): Opening[] {
  const expected = missing.map(({ heading }) =>
    heading && canBeMisspelt(heading) ? bareWords(heading.labels[form.language]) : '',
  );
  const longest = Math.max(0, ...expected.map((words) => words.length)) + longestNumber;
  const openings: Opening[] = [];
  let next = 0;
  for (let line = from; line < until && next < missing.length; line += 1) {
    const text = lines[line]?.text ?? '';
    if (text === '' || text.length > longest || !standsAlone(lines, line)) continue;
    const found = bareWords(text);
    const order = expected.findIndex((words, index) => index >= next && words !== '' && isNearly(found, words));
    const section = missing[order];
    if (!section) continue;
    openings.push({ line, section, isMisspelt: true });
    next = order + 1;
  }
  return openings;
}

/** Letters that a number, a mark and a few typing errors may add to a heading. */
const longestNumber = 20;

function canBeMisspelt({ rank }: Literal): boolean {
  return rank === 'heading' || rank === 'subheading';
}

function isNearly(found: string, expected: string): boolean {
  return found === expected || nearestLabel(found, [expected]) !== undefined;
}

/** A heading without its number, capitals and the mark at its end. */
function bareWords(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/^[\d.]+\s*/, '')
    .replace(/[.:]$/, '');
}

/** Whether a line is a paragraph of its own. */
export function standsAlone(lines: readonly Line[], index: number): boolean {
  return (lines[index - 1]?.text ?? '') === '' && (lines[index + 1]?.text ?? '') === '';
}

function comesLater(lastLine: ReadonlyMap<number, number>, from: number, until: number, line: number): boolean {
  for (let order = from; order < until; order += 1) {
    if ((lastLine.get(order) ?? -1) > line) return true;
  }
  return false;
}
