import { type Block, type Field, type Form, fieldTitle, type Section, sectionsOf } from './form.model.ts';
import { findOpenings, type Line, type Opening, recogniseForm, standsAlone } from './heading.model.ts';
import { isUnread, type KindName, readFinnishDate } from './kind.model.ts';
import { nearestLabel } from './nearest-label.model.ts';
import { findOmissions } from './omission.model.ts';
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
  return reader.finish(openings, envelope);
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

  readHeading({ line, section, isMisspelt }: Opening): void {
    this.pieces.push({ from: line, until: line + 1, block: section.heading });
    if (!isMisspelt) return;
    const heading = section.heading?.labels[this.form.language] ?? '';
    this.report('warning', 'misspeltHeading', line, { found: excerpt(this.lines[line]?.text ?? ''), heading });
  }

  /** Reads the lines under a heading; `undefined` for what stands before the first heading. */
  readSection(section: Section | undefined, from: number, until: number): void {
    const whole = section?.blocks.find((block) => block.block === 'field' && !isLineShaped(block));
    if (whole?.block === 'field') this.readWhole(whole, from, until);
    else this.readLines(section, from, until);
  }

  /** A field that is all the text under its heading, or its first paragraph. */
  private readWhole(field: Field, from: number, until: number): void {
    const [first, last] = this.trimmed(from, until);
    this.fields[field.id] = null;
    this.lineOfField.set(field.id, first);
    if (first >= last) return;
    const end = field.shape === 'body' ? last : this.paragraphEnd(field, first, last);
    this.addField(field, first, end);
    this.addUnknown(end, last);
  }

  /** Labelled lines, rows and statements; what follows a row or a statement is its reason. */
  private readLines(section: Section | undefined, from: number, until: number): void {
    const matchers = section ? matchersOf(this.form, section) : noMatchers;
    let expectedOrder = 0;
    let index = from;
    while (index < until) {
      const text = this.lines[index]?.text ?? '';
      if (text === '') {
        index += 1;
        continue;
      }
      const block = this.match(section, matchers, text, expectedOrder, index);
      const end = this.pieceEnd(section, matchers, block, index, until);
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
    matchers: Matchers,
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
    section: Section | undefined,
    matchers: Matchers,
    block: Block | undefined,
    from: number,
    until: number,
  ): number {
    const hasReason = block?.block === 'field' && (block.shape === 'row' || block.shape === 'statement');
    if (block && !hasReason) return from + 1;
    let end = from + 1;
    let last = end;
    while (end < until && !this.beginsAnother(section, matchers, end)) {
      end += 1;
      if (this.lines[end - 1]?.text !== '') last = end;
    }
    return last;
  }

  /** A line that begins another block, or is so near to one, or so like a heading, that it is no reason of the one before. */
  private beginsAnother(section: Section | undefined, matchers: Matchers, line: number): boolean {
    const text = this.lines[line]?.text ?? '';
    if (text === '') return false;
    if (candidatesFor(matchers, text).length > 0) return true;
    const label = text.includes(':') ? text.slice(0, text.indexOf(':')) : text;
    if (
      label.length <= longestLabel &&
      (matchers.labels.includes(label) || nearestLabel(label, matchers.labels) !== undefined)
    )
      return true;
    const number = /^\d+(?:\.\d+)*(?=\.? \p{L})/u.exec(text)?.[0];
    return number !== undefined && standsAlone(this.lines, line) && numbersAfter(this.form, section).includes(number);
  }

  private addField(field: Field, from: number, until: number): void {
    const letters = this.lines
      .slice(from, until)
      .map((line) => line.text)
      .join('\n');
    const value = readLetters(this.form, field, letters);
    this.fields[field.id] = value;
    this.lineOfField.set(field.id, from);
    this.pieces.push({ from, until, block: field });
    if (isUnread(value)) this.reportUnread(field, from, value.unread);
    else if (typeof value === 'string' && field.kind.known && !field.kind.known.includes(value)) {
      this.report('note', 'unknownPhrase', from, { found: excerpt(value) }, field.id);
    }
  }

  private reportUnread(field: Field, from: number, unread: string): void {
    const rule = unreadRules[field.kind.name];
    const label = fieldTitle(this.form, field.id, this.form.language);
    const impossible = field.kind.name === 'period' && daysIn(unread).find((day) => readFinnishDate(day) === undefined);
    if (impossible) this.report('error', 'noSuchDay', from, { label, found: impossible }, field.id);
    else if (rule) this.report('error', rule, from, { label, found: excerpt(unread) }, field.id);
  }

  private addUnknown(from: number, until: number): void {
    const [first, last] = this.trimmed(from, until);
    if (first >= last) return;
    this.pieces.push({ from: first, until: last });
    this.report('warning', 'unknownText', first, { found: excerpt(this.lines[first]?.text ?? '') });
  }

  finish(openings: readonly Opening[], envelope: Envelope | undefined): Reading {
    const { problems, isTruncated } = findOmissions({
      form: this.form,
      lines: this.lines,
      openings,
      lineOfField: this.lineOfField,
      isTaken: (line) => this.pieces.some((piece) => piece.block && piece.from <= line && line < piece.until),
      endsInRunningText: this.endsInRunningText(),
    });
    const layout = this.layoutIfNeeded();
    // A reading that would not print the same text again is no reading: the whole text is then kept as unrecognised.
    if (layout && !this.printsTheText(layout)) return readUnrecognised(this.lines, envelope);
    const record: DescriptionRecord = {
      form: this.form.id,
      fields: this.inFormOrder(),
      ...(isTruncated && { truncated: true }),
      ...(envelope && { envelope }),
      ...(layout && { layout }),
    };
    const found = isTruncated ? this.problems.filter(({ line }) => line !== this.lines.length) : this.problems;
    const lines = new Map([...this.lineOfField].map(([id, line]) => [id, line + 1]));
    return { record, problems: withoutEchoes([...found, ...problems]), lines };
  }

  private endsInRunningText(): boolean {
    const last = this.pieces.at(-1);
    return !last?.block || (last.block.block === 'field' && last.block.shape === 'body');
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

  /** The end of the paragraph; a list also ends where a labelled line of the form begins, lest a person become a partner. */
  private paragraphEnd(field: Field, from: number, until: number): number {
    let end = from;
    while (end < until && this.lines[end]?.text !== '') {
      if (field.shape === 'lines' && end > from && this.beginsWithLabel(this.lines[end]?.text ?? '')) break;
      end += 1;
    }
    return end;
  }

  private beginsWithLabel(text: string): boolean {
    return this.form.blocks.some(
      (block) =>
        block.block === 'field' && block.shape === 'line' && text.startsWith(`${block.labels[this.form.language]}:`),
    );
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

/** What is written as a day in a text, whether there is such a day or not. */
function daysIn(text: string): string[] {
  return text.match(/(?<!\d)\d{1,2}\.\d{1,2}\.\d{4}(?!\d)/g) ?? [];
}

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

/** How the lines of a section are told apart. */
interface Matchers {
  /** Blocks by what a line of theirs begins with: a label and its colon, or the whole line. */
  readonly byBeginning: ReadonlyMap<string, readonly Block[]>;
  /** The labels without colons, for finding what is nearly one of them. */
  readonly labels: readonly string[];
}

const noMatchers: Matchers = { byBeginning: new Map(), labels: [] };

/** Sections belong to one form each, and forms do not change. */
const matchersBySection = new WeakMap<Section, Matchers>();

function matchersOf(form: Form, section: Section): Matchers {
  const known = matchersBySection.get(section);
  if (known) return known;
  const byBeginning = new Map<string, Block[]>();
  for (const block of section.blocks) {
    const label = block.labels[form.language];
    const hasColon = block.block === 'field' && (block.shape === 'line' || block.shape === 'statement');
    const beginning = hasColon ? `${label}:` : label;
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), block]);
  }
  const matchers = { byBeginning, labels: section.blocks.map((block) => block.labels[form.language]) };
  matchersBySection.set(section, matchers);
  return matchers;
}

/** Numbers of the headings that come after a section: `8.2`, `9`. */
function numbersAfter(form: Form, section: Section | undefined): string[] {
  const sections = sectionsOf(form);
  const after = section ? sections.slice(sections.indexOf(section) + 1) : sections;
  return after.flatMap(({ heading }) => /^\d+(?:\.\d+)*/.exec(heading?.labels[form.language] ?? '')?.[0] ?? []);
}

/** No label of a form is longer. */
const longestLabel = 120;

/** A line that is explained already is not reported again as text that nobody knows, or as a value that cannot be read. */
function withoutEchoes(problems: readonly Problem[]): Problem[] {
  const linesOf = (...rules: readonly ProblemRule[]) =>
    new Set(problems.filter(({ rule }) => rules.includes(rule)).map(({ line }) => line));
  const explained = linesOf('misspeltLabel', 'hiddenHeading', 'misspeltHeading', 'repeated');
  const glued = linesOf('gluedLabel');
  return problems.filter(
    ({ rule, line }) =>
      !(rule === 'unknownText' && explained.has(line)) && !(rule.startsWith('unread.') && glued.has(line)),
  );
}

const noBlocks: readonly Block[] = [];

function candidatesFor({ byBeginning }: Matchers, indented: string): readonly Block[] {
  const text = indented.trimStart();
  if (byBeginning.size === 0 || text === '') return noBlocks;
  const colon = text.indexOf(':');
  const labelledBlocks = colon > 0 ? byBeginning.get(text.slice(0, colon + 1)) : undefined;
  if (labelledBlocks) return labelledBlocks;
  // Lines of running text are longer than any row of a table and its numbers.
  if (text.length > longestLabel) return noBlocks;
  const rows = byBeginning.get(text.replace(/[\s\d.,–-]+$/, ''))?.filter(isRow);
  return rows && rows.length > 0 ? rows : (byBeginning.get(text) ?? noBlocks);
}

function isRow(block: Block): boolean {
  return block.block === 'field' && block.shape === 'row';
}
