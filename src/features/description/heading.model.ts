import { type Form, type Section, sectionsOf } from './form.model.ts';
import { forms } from './forms/form-catalogue.model.ts';

/** A line of a text: its own letters, and the text as it is compared. */
export interface Line {
  readonly raw: string;
  readonly text: string;
}

/** A heading found in a text. */
export interface Opening {
  readonly line: number;
  readonly section: Section;
}

/** The form whose title stands near the top, and among forms of one title the one whose headings fit best. */
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
  const candidates: readonly Form[] = titled.length > 0 ? titled : forms;
  if (titled.length === 1) return titled[0];
  const scored = candidates.map((form) => ({ form, score: fitness(form, lines) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= 2 ? best.form : undefined;
}

/** How well a form's headings fit: those found, and a little for a known phrase that only this form prints. */
function fitness(form: Form, lines: readonly Line[]): number {
  const found = findOpenings(form, lines).filter((opening) => opening.section.heading?.rank !== 'preamble').length;
  if (found === 0) return 0;
  const assists = form.id === 'esr-2007-assistance' && lines.some((line) => line.text.endsWith(': 5: Tekninen tuki'));
  return found + (assists ? 0.5 : 0);
}

/**
 * The headings of the form, in order. A line is a heading only when it stands as a paragraph of its own and is the exact
 * text of the next heading expected; a heading further on counts only when those skipped do not come later. Texts of
 * people contain lines that look like headings, so the order of the form decides.
 */
export function findOpenings(form: Form, lines: readonly Line[]): Opening[] {
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
    if (section) openings.push({ line, section });
    next = order + 1;
  }
  return openings;
}

function standsAlone(lines: readonly Line[], index: number): boolean {
  return (lines[index - 1]?.text ?? '') === '' && (lines[index + 1]?.text ?? '') === '';
}

function comesLater(lastLine: ReadonlyMap<number, number>, from: number, until: number, line: number): boolean {
  for (let order = from; order < until; order += 1) {
    if ((lastLine.get(order) ?? -1) > line) return true;
  }
  return false;
}
