import { type Block, type Field, type Form, type Section, sectionsOf } from './form.model.ts';
import { findOpenings, type Line, type Opening, recogniseForm } from './heading.model.ts';
import { isUnread, type KindName } from './kind.model.ts';
import { nearestLabel } from './nearest-label.model.ts';
import { canonicalBlocks, canonicalGap, isLineShaped, printBlock, printText, readLetters } from './printing.model.ts';
import { excerpt, type Problem, type ProblemRule } from './problem.model.ts';
import {
  type DescriptionRecord,
  type Envelope,
  normalised,
  openEnvelope,
  type Step,
  unrecognisedForm,
} from './record.model.ts';

/** What was read from a text: the record, what was odd about the text, and on which line each field stands. */
export interface Reading {
  readonly record: DescriptionRecord;
  /** Problems of structure and of single values; the rules between values are in `rules.model.ts`. */
  readonly problems: readonly Problem[];
  /** Line number (from 1) of each field that was found, by field id. */
  readonly lines: ReadonlyMap<string, number>;
}

/** A run of lines that belongs together, `until` exclusive; `block` absent for text that no block recognises. */
interface Piece {
  readonly from: number;
  readonly until: number;
  readonly block?: Block | undefined;
}

/**
 * Reads an official description. Never fails and never loses a letter: `printText(record)` is the text again, whatever
 * the text was. Recognises the form by its title, else by its headings.
 */
export function readDescription(text: string): Reading {
  const { inner, envelope } = openEnvelope(text);
  const lines: Line[] = inner === '' ? [] : inner.split('\n').map((raw) => ({ raw, text: normalised(raw) }));
  const form = recogniseForm(lines);
  return form ? readByForm(form, lines, envelope) : readUnrecognised(lines, envelope);
}

/** The text as a record without fields, all of it unrecognised. */
function readUnrecognised(lines: readonly Line[], envelope: Envelope | undefined): Reading {
  const layout = lines.length === 0 ? [] : [{ raw: lines.map((line) => line.raw).join('\n') }];
  const found = excerpt(lines.find((line) => line.text !== '')?.text ?? '');
  return {
    record: { form: unrecognisedForm.id, fields: {}, ...(envelope && { envelope }), layout },
    problems: [{ severity: 'error', rule: 'unrecognised', line: 1, details: { found } }],
    lines: new Map(),
  };
}

function readByForm(form: Form, lines: readonly Line[], envelope: Envelope | undefined): Reading {
  const openings = findOpenings(form, lines);
  const reader = new FormReader(form, lines);
  reader.readSection(undefined, 0, openings[0]?.line ?? lines.length);
  openings.forEach((opening, index) => {
    reader.readHeading(opening);
    reader.readSection(opening.section, opening.line + 1, openings[index + 1]?.line ?? lines.length);
  });
  reader.reportMissingHeadings(openings);
  return reader.finish(envelope);
}

/** Collects fields, pieces and problems while the text is read section by section. */
class FormReader {
  private readonly form: Form;
  private readonly lines: readonly Line[];
  private readonly pieces: Piece[] = [];
  private readonly fields: Record<string, unknown> = {};
  private readonly problems: Problem[] = [];
  private readonly found = new Set<Block>();
  private readonly lineOfField = new Map<string, number>();

  constructor(form: Form, lines: readonly Line[]) {
    this.form = form;
    this.lines = lines;
  }

  readHeading({ line, section }: Opening): void {
    this.pieces.push({ from: line, until: line + 1, block: section.heading });
  }

  /** Reads the lines under a heading; `undefined` for what stands before the first heading. */
  readSection(section: Section | undefined, from: number, until: number): void {
    const whole = section?.blocks.find((block) => block.block === 'field' && !isLineShaped(block));
    if (whole?.block === 'field') this.readWhole(whole, from, until);
    else this.readLines(section, from, until);
    if (section) this.reportMissingFields(section, from, until);
  }

  /** A field that is all the text under its heading, or its first paragraph. */
  private readWhole(field: Field, from: number, until: number): void {
    const [first, last] = this.trimmed(from, until);
    this.fields[field.id] = null;
    this.lineOfField.set(field.id, first + 1);
    if (first >= last) return;
    const end = field.shape === 'body' ? last : this.paragraphEnd(first, last);
    this.addField(field, first, end);
    this.addUnknown(end, last);
  }

  /** Labelled lines, rows and statements; what follows a row or a statement is its reason. */
  private readLines(section: Section | undefined, from: number, until: number): void {
    const matchers = section ? matchersOf(this.form, section) : new Map<string, Block[]>();
    let expectedOrder = 0;
    let index = from;
    while (index < until) {
      const text = this.lines[index]?.text ?? '';
      if (text === '') {
        index += 1;
        continue;
      }
      const block = this.match(section, matchers, text, expectedOrder, index);
      const end = this.pieceEnd(matchers, block, index, until);
      if (!block) this.addUnknown(index, end);
      else {
        const order = section?.blocks.indexOf(block) ?? 0;
        if (order < expectedOrder) this.report('warning', 'outOfOrder', index, { found: excerpt(text) }, block.id);
        else expectedOrder = order + 1;
        if (block.block === 'field') this.addField(block, index, end);
        else this.pieces.push({ from: index, until: end, block });
        this.found.add(block);
      }
      index = end;
    }
  }

  /** The section's block that a line begins with: the nearest still to come, else one that was passed over. */
  private match(
    section: Section | undefined,
    matchers: ReadonlyMap<string, Block[]>,
    text: string,
    expectedOrder: number,
    index: number,
  ): Block | undefined {
    const candidates = candidatesFor(matchers, text);
    const free = candidates.filter((block) => !this.found.has(block));
    if (candidates.length > 0 && free.length === 0) {
      this.report('warning', 'repeated', index, { found: excerpt(text) });
    }
    return free.find((block) => (section?.blocks.indexOf(block) ?? 0) >= expectedOrder) ?? free[0];
  }

  /** Where the piece that begins on a line ends: a row or statement takes in the reason below it, unknown text its like. */
  private pieceEnd(
    matchers: ReadonlyMap<string, Block[]>,
    block: Block | undefined,
    from: number,
    until: number,
  ): number {
    const hasReason = block?.block === 'field' && (block.shape === 'row' || block.shape === 'statement');
    if (block && !hasReason) return from + 1;
    let end = from + 1;
    let last = end;
    while (end < until && candidatesFor(matchers, this.lines[end]?.text ?? '').length === 0) {
      end += 1;
      if (this.lines[end - 1]?.text !== '') last = end;
    }
    return last;
  }

  private addField(field: Field, from: number, until: number): void {
    const letters = this.lines
      .slice(from, until)
      .map((line) => line.text)
      .join('\n');
    const value = readLetters(this.form, field, letters);
    this.fields[field.id] = value;
    this.lineOfField.set(field.id, from + 1);
    this.pieces.push({ from, until, block: field });
    if (isUnread(value)) this.reportUnread(field, from, value.unread);
    else if (typeof value === 'string' && field.kind.known && !field.kind.known.includes(value)) {
      this.report('note', 'unknownPhrase', from, { found: excerpt(value) }, field.id);
    }
  }

  private reportUnread(field: Field, from: number, unread: string): void {
    const rule = unreadRules[field.kind.name];
    if (rule) this.report('error', rule, from, { found: excerpt(unread) }, field.id);
  }

  private addUnknown(from: number, until: number): void {
    const [first, last] = this.trimmed(from, until);
    if (first >= last) return;
    this.pieces.push({ from: first, until: last });
    this.report('warning', 'unknownText', first, { found: excerpt(this.lines[first]?.text ?? '') });
  }

  /** A section's expected lines that were not found, with a hint where the line may hide. */
  private reportMissingFields(section: Section, from: number, until: number): void {
    for (const block of section.blocks) {
      if (block.block !== 'field' || !block.expected || block.id in this.fields) continue;
      const label = block.labels[this.form.language];
      const details = { label, ...this.hintFor(label, from, until) };
      const rule = 'near' in details ? 'misspeltLabel' : 'inside' in details ? 'gluedLabel' : 'missingField';
      this.report('warning', rule, Math.max(from - 1, 0), details, block.id);
    }
  }

  private hintFor(label: string, from: number, until: number): Record<string, string | number> {
    for (let index = from; index < Math.min(until, from + linesSearchedForHints); index += 1) {
      const text = this.lines[index]?.text ?? '';
      if (text.indexOf(`${label}:`) > 0) return { inside: index + 1, found: excerpt(text) };
      const near = text.includes(':') ? nearestLabel(text.slice(0, text.indexOf(':')), [label]) : undefined;
      if (near && !this.isTaken(index)) return { near: index + 1, found: excerpt(text) };
    }
    return {};
  }

  private isTaken(line: number): boolean {
    return this.pieces.some((piece) => piece.block && piece.from <= line && line < piece.until);
  }

  /** Headings that the form prints and the text lacks, up to where a text that was cut off ends. */
  reportMissingHeadings(openings: readonly Opening[]): void {
    const found = new Set(openings.map((opening) => opening.section.heading));
    const sections = sectionsOf(this.form);
    const lastFound = sections.findLastIndex((section) => found.has(section.heading));
    const isCut = this.endsAbruptly();
    sections.forEach((section, order) => {
      if (!section.heading || found.has(section.heading) || !isExpected(section, sections)) return;
      if (isCut && order > lastFound) return;
      const words = section.heading.labels[this.form.language];
      const at = this.lines.findIndex((line) => line.text.includes(words));
      const rule = at < 0 ? 'missingHeading' : 'hiddenHeading';
      this.report('warning', rule, at < 0 ? undefined : at, { heading: words });
    });
  }

  finish(envelope: Envelope | undefined): Reading {
    const truncated = this.endsAbruptly();
    if (truncated) {
      const last = this.lines.length - 1;
      this.report('warning', 'truncated', last, { found: (this.lines[last]?.text ?? '').slice(-60) });
    }
    const layout = this.layoutIfNeeded();
    // A reading that would not print the same text again is no reading: the whole text is then kept as unrecognised.
    if (layout && !this.printsTheText(layout)) return readUnrecognised(this.lines, envelope);
    const record: DescriptionRecord = {
      form: this.form.id,
      fields: this.inFormOrder(),
      ...(truncated && { truncated: true }),
      ...(envelope && { envelope }),
      ...(layout && { layout }),
    };
    return { record, problems: this.problems, lines: this.lineOfField };
  }

  /** A running text that ends without the end of a sentence, or a form that ends before its last sections. */
  private endsAbruptly(): boolean {
    const last = this.pieces.at(-1);
    const text = this.lines.at(-1)?.text ?? '';
    const isRunningText = !last?.block || (last.block.block === 'field' && last.block.shape === 'body');
    return isRunningText && /[\p{L}\p{N},(–-]$/u.test(text);
  }

  private inFormOrder(): Record<string, unknown> {
    const ordered: Record<string, unknown> = {};
    for (const block of this.form.blocks) if (block.id in this.fields) ordered[block.id] = this.fields[block.id];
    return ordered;
  }

  /** The layout, or `undefined` when the form prints the fields just as the text has them. */
  private layoutIfNeeded(): Step[] | undefined {
    const steps = this.pieces.map((piece, index) => this.stepOf(piece, this.pieces[index - 1]));
    const canonical = canonicalBlocks(this.form, this.fields);
    const asTheForm =
      steps.length === canonical.length &&
      steps.every(
        (step, index) => step.raw === undefined && step.gap === undefined && step.block === canonical[index]?.id,
      );
    return asTheForm ? undefined : steps;
  }

  private printsTheText(layout: readonly Step[]): boolean {
    const inner = this.lines.map((line) => line.raw).join('\n');
    return printText({ form: this.form.id, fields: this.fields, layout }) === inner;
  }

  private stepOf(piece: Piece, before: Piece | undefined): Step {
    const raw = this.lines
      .slice(piece.from, piece.until)
      .map((line) => line.raw)
      .join('\n');
    const gap = before ? this.gapBetween(before.until, piece.from) : undefined;
    const canonical = before?.block && piece.block ? canonicalGap(before.block, piece.block) : '\n\n';
    const printed = piece.block && printBlock(this.form, piece.block, this.fields);
    return {
      ...(piece.block && { block: piece.block.id }),
      ...(printed !== raw && { raw }),
      ...(gap !== undefined && gap !== canonical && { gap }),
    };
  }

  private gapBetween(from: number, until: number): string {
    return `\n${this.lines
      .slice(from, until)
      .map((line) => `${line.raw}\n`)
      .join('')}`;
  }

  private trimmed(from: number, until: number): [number, number] {
    let first = from;
    let last = until;
    while (first < last && this.lines[first]?.text === '') first += 1;
    while (last > first && this.lines[last - 1]?.text === '') last -= 1;
    return [first, last];
  }

  private paragraphEnd(from: number, until: number): number {
    let end = from;
    while (end < until && this.lines[end]?.text !== '') end += 1;
    return end;
  }

  private report(
    severity: Problem['severity'],
    rule: ProblemRule,
    index: number | undefined,
    details: Problem['details'],
    field?: string,
  ): void {
    this.problems.push({
      severity,
      rule,
      details,
      ...(index !== undefined && { line: index + 1 }),
      ...(field !== undefined && { field }),
    });
  }
}

/** A label that went astray stands near its place; texts without end are not searched through. */
const linesSearchedForHints = 200;

/** What to say when a value cannot be read; kinds that read any text are not here. */
const unreadRules: { readonly [K in KindName]?: ProblemRule } = {
  projectCode: 'unread.projectCode',
  businessId: 'unread.businessId',
  postalCode: 'unread.postalCode',
  period: 'unread.period',
  money: 'unread.money',
  count: 'unread.count',
  figure: 'unread.figure',
  percentage: 'unread.percentage',
  score: 'unread.score',
};

/** A heading is expected when something under it, or under its subheadings, is. */
function isExpected(section: Section, sections: readonly Section[]): boolean {
  const rank = section.heading?.rank;
  if (rank === 'title' || rank === 'preamble') return true;
  if (section.blocks.some((block) => block.block === 'field' && (block.expected || block.shape === 'marker')))
    return true;
  if (rank !== 'heading') return false;
  const following = sections.slice(sections.indexOf(section) + 1);
  const nextHeading = following.findIndex((other) => other.heading?.rank === 'heading');
  const under = nextHeading < 0 ? following : following.slice(0, nextHeading);
  return under.some((other) => isExpected(other, sections));
}

/** The blocks of a section by what a line of theirs begins with: a label and its colon, or the whole line. */
function matchersOf(form: Form, section: Section): Map<string, Block[]> {
  const matchers = new Map<string, Block[]>();
  for (const block of section.blocks) {
    const label = block.labels[form.language];
    const key =
      block.block === 'field' && (block.shape === 'line' || block.shape === 'statement') ? `${label}:` : label;
    matchers.set(key, [...(matchers.get(key) ?? []), block]);
  }
  return matchers;
}

const noBlocks: readonly Block[] = [];

function candidatesFor(matchers: ReadonlyMap<string, Block[]>, text: string): readonly Block[] {
  if (matchers.size === 0 || text === '') return noBlocks;
  const colon = text.indexOf(':');
  const labelledBlocks = colon > 0 ? matchers.get(text.slice(0, colon + 1)) : undefined;
  if (labelledBlocks) return labelledBlocks;
  const scores = /^(.*\S) -?\d{1,3} -?\d{1,3}$/.exec(text)?.[1];
  return (scores && matchers.get(scores)) || matchers.get(text) || noBlocks;
}
