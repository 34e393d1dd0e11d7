import { type Block, type Field, type Form, opensSection } from './form.model.ts';
import { canonicalBlocks, canonicalGap, printBlock } from './printing.model.ts';
import { type DescriptionRecord, formOf, type Step } from './record.model.ts';

/**
 * Prints a record in the markup of the services: a section is a `div` with an `h2`, a sub-section heading an `h3`, a field
 * a `p`. White space is kept as it stands (`data-white-space="kept"`), so that reading the page gives the same text.
 */
export function printHtml(record: DescriptionRecord, language: string): string {
  const form = formOf(record);
  const title = typeof record.fields.name === 'string' ? record.fields.name : form.id;
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    '<style>body{font-family:sans-serif;line-height:1.5;max-width:45rem;margin:2rem auto;padding:0 1rem}',
    '.description p{white-space:pre-wrap}</style>',
    '</head>',
    '<body>',
    '<main class="description" data-white-space="kept">',
    ...sectionsAsHtml(form, piecesOf(form, record)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

interface HtmlPiece {
  readonly block: Block | undefined;
  readonly letters: string;
  /** Whether the piece continues the paragraph before it, on the next line. */
  readonly continues: boolean;
}

function piecesOf(form: Form, record: DescriptionRecord): HtmlPiece[] {
  const blocks = new Map(form.blocks.map((block) => [block.id, block]));
  const steps: readonly Step[] =
    record.layout ?? canonicalBlocks(form, record.fields).map((block) => ({ block: block.id }));
  let before: Block | undefined;
  return steps.map((step) => {
    const block = step.block === undefined ? undefined : blocks.get(step.block);
    const letters = step.raw ?? (block ? printBlock(form, block, record.fields) : '');
    const continues = Boolean(before && block && canonicalGap(before, block) === '\n');
    before = block;
    return { block, letters, continues };
  });
}

function sectionsAsHtml(form: Form, pieces: readonly HtmlPiece[]): string[] {
  const parts: string[] = [];
  let sectionIsOpen = false;
  for (const piece of pieces) {
    if (piece.continues && parts.at(-1)?.endsWith('</p>')) {
      parts.push(`${parts.pop()?.slice(0, -'</p>'.length)}\n${escaped(piece.letters)}</p>`);
      continue;
    }
    const opensDivision = piece.block?.block === 'literal' && piece.block.rank === 'heading';
    if (opensDivision && sectionIsOpen) parts.push('</div>');
    if (opensDivision) parts.push('<div>');
    sectionIsOpen ||= opensDivision;
    parts.push(...pieceAsHtml(form, piece));
  }
  return sectionIsOpen ? [...parts, '</div>'] : parts;
}

function pieceAsHtml(form: Form, { block, letters }: HtmlPiece): string[] {
  if (block?.block === 'literal' && opensSection(block)) return [element(tagOf(block.rank), letters)];
  if (block?.block === 'field' && block.shape === 'line') return [fieldAsHtml(form, block, letters)];
  return letters.split(/\n{2}/).map((paragraph) => element('p', paragraph));
}

function fieldAsHtml(form: Form, field: Field, letters: string): string {
  const label = `${field.labels[form.language]}:`;
  return letters.startsWith(label)
    ? `<p><strong>${escaped(label)}</strong>${escaped(letters.slice(label.length))}</p>`
    : element('p', letters);
}

function tagOf(rank: string): string {
  const tags: Record<string, string> = { title: 'h1', heading: 'h2', subheading: 'h3' };
  return tags[rank] ?? 'p';
}

function element(tag: string, letters: string): string {
  return `<${tag}>${escaped(letters)}</${tag}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
