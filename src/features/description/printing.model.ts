import {
  type AnyFields,
  type Block,
  type Field,
  type Form,
  opensSection,
  type Section,
  sectionsOf,
} from './form.model.ts';
import { isUnread } from './kind.model.ts';
import { closeEnvelope, type DescriptionRecord, formOf, normalised, type Step } from './record.model.ts';

/** Prints a record as its form does; a record that was read from a text prints that text, letter by letter. */
export function printText(record: DescriptionRecord): string {
  const form = formOf(record);
  const inner = record.layout ? printLayout(form, record) : printCanonical(form, record.fields);
  return closeEnvelope(inner, record.envelope);
}

/** The text that the form prints for these fields. */
export function printCanonical(form: Form, fields: AnyFields): string {
  let text = '';
  let before: Block | undefined;
  for (const block of canonicalBlocks(form, fields)) {
    text += (before ? canonicalGap(before, block) : '') + printBlock(form, block, fields);
    before = block;
  }
  return text;
}

/** The blocks that the form prints for these fields, in printing order; texts that are empty print nothing. */
export function canonicalBlocks(form: Form, fields: AnyFields): Block[] {
  const sections = sectionsOf(form);
  return sections.flatMap((section, index) => {
    const printed = section.blocks.filter((block) => isPrinted(section, block, fields));
    return headingIsPrinted(sections, index, fields) && section.heading ? [section.heading, ...printed] : printed;
  });
}

function isDefined(block: Block, fields: AnyFields): boolean {
  return block.block === 'field' && fields[block.id] !== undefined;
}

function isPrinted(section: Section, block: Block, fields: AnyFields): boolean {
  if (block.block === 'literal') return section.blocks.some((other) => isDefined(other, fields));
  if (fields[block.id] === undefined) return false;
  return fields[block.id] !== null || isLineShaped(block);
}

/** A heading is printed when a field under it is there, under its subheadings included. */
function headingIsPrinted(sections: readonly Section[], index: number, fields: AnyFields): boolean {
  const section = sections[index];
  if (!section?.heading) return false;
  const { rank } = section.heading;
  if (rank === 'preamble' || rank === 'title') return true;
  if (section.blocks.some((block) => isDefined(block, fields))) return true;
  if (rank !== 'heading') return false;
  for (let next = index + 1; next < sections.length && sections[next]?.heading?.rank === 'subheading'; next += 1) {
    if (sections[next]?.blocks.some((block) => isDefined(block, fields))) return true;
  }
  return false;
}

/** What stands between two blocks: a blank line, or a line end inside tables and lists of statements. */
export function canonicalGap(before: Block, after: Block): string {
  return isTight(before) && isTight(after) ? '\n' : '\n\n';
}

function isTight(block: Block): boolean {
  return block.block === 'literal' ? !opensSection(block) : block.shape === 'statement' || block.shape === 'row';
}

/** The letters of one block, label included. */
export function printBlock(form: Form, block: Block, fields: AnyFields): string {
  const label = block.labels[form.language];
  if (block.block === 'literal') return label;
  const value = printValue(block, fields[block.id]);
  switch (block.shape) {
    case 'line':
    case 'statement':
      return value === '' ? `${label}:` : `${label}: ${value}`;
    case 'row':
      return value === '' ? label : `${label} ${value}`;
    case 'marker':
      return label;
    default:
      return value;
  }
}

/** A field's value as the form prints it, without its label; empty for an empty line. */
export function printValue(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  return isUnread(value) ? value.unread : field.kind.print(value);
}

function printLayout(form: Form, record: DescriptionRecord): string {
  const blocks = new Map(form.blocks.map((block) => [block.id, block]));
  let text = '';
  let before: Block | undefined;
  let isFirst = true;
  for (const step of withAddedFields(form, record)) {
    const block = step.block === undefined ? undefined : blocks.get(step.block);
    if (block?.block === 'field' && record.fields[block.id] === undefined) continue;
    const letters = printStep(form, step, block, record.fields);
    text += (isFirst ? '' : (step.gap ?? (before && block ? canonicalGap(before, block) : '\n\n'))) + letters;
    before = block;
    isFirst = false;
  }
  return text;
}

/** A step's own letters stand as long as they still say what the field says. */
function printStep(form: Form, step: Step, block: Block | undefined, fields: AnyFields): string {
  if (!block) return step.raw ?? '';
  if (step.raw === undefined) return printBlock(form, block, fields);
  if (block.block === 'literal') return step.raw;
  return saysTheSame(form, block, step.raw, fields) ? step.raw : printBlock(form, block, fields);
}

function saysTheSame(form: Form, field: Field, raw: string, fields: AnyFields): boolean {
  const read = readLetters(form, field, raw);
  return printBlock(form, field, { [field.id]: read }) === printBlock(form, field, fields);
}

/** Reads a field from the letters of its block; the inverse of `printBlock`. */
export function readLetters(form: Form, field: Field, raw: string): unknown {
  const letters = raw.split('\n').map(normalised).join('\n');
  return readValue(field, isLineShaped(field) ? letters.trimStart().slice(labelLength(form, field)).trim() : letters);
}

/** Whether a field begins with its label; the others are the text under their heading. */
export function isLineShaped({ shape }: Field): boolean {
  return shape === 'line' || shape === 'statement' || shape === 'row' || shape === 'marker';
}

function labelLength(form: Form, field: Field): number {
  const { length } = field.labels[form.language];
  return field.shape === 'line' || field.shape === 'statement' ? length + 1 : length;
}

/** A field's value from its printed form: `null` for an empty line, `{ unread }` for what its kind cannot read. */
export function readValue(field: Field, printed: string): unknown {
  if (field.shape === 'marker') return true;
  if (printed === '') return null;
  const read = field.kind.read(printed);
  return read === undefined ? { unread: printed } : read;
}

/** Fields given a value after the text was read are printed after the block they follow on the form. */
function withAddedFields(form: Form, record: DescriptionRecord): readonly Step[] {
  const steps = [...(record.layout ?? [])];
  const present = new Set(steps.map((step) => step.block));
  const canonical = canonicalBlocks(form, record.fields);
  canonical.forEach((block, index) => {
    if (block.block === 'literal' || present.has(block.id)) return;
    const before = canonical.slice(0, index).findLast((earlier) => present.has(earlier.id));
    const position = before ? steps.findIndex((step) => step.block === before.id) + 1 : 0;
    steps.splice(position, 0, { block: block.id });
    present.add(block.id);
  });
  return steps;
}
