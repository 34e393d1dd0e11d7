import type { Block, Field, Literal } from './form.model.ts';
import { canonicalBlocks } from './printing.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';

/** A part of a description as a page shows it: what stands under one heading, in the order of the text. */
export interface DisplayedSection {
  /** `undefined` for what stands before the first heading. */
  readonly heading: Literal | undefined;
  readonly pieces: readonly DisplayedPiece[];
}

/** A field of the form, a caption of a table, or text that no field recognises. */
export type DisplayedPiece =
  | { readonly piece: 'field'; readonly field: Field; readonly value: unknown }
  | { readonly piece: 'caption'; readonly caption: Literal }
  | { readonly piece: 'unrecognised'; readonly text: string };

/** The sections of a record, without preamble and title; unrecognised text stands where the source has it. */
export function sectionsForDisplay(record: DescriptionRecord): DisplayedSection[] {
  const sections: { heading: Literal | undefined; pieces: DisplayedPiece[] }[] = [{ heading: undefined, pieces: [] }];
  for (const { block, raw } of displayedBlocks(record)) {
    const heading = block?.block === 'literal' && block.rank !== 'caption' ? block : undefined;
    if (heading?.rank === 'preamble' || heading?.rank === 'title') continue;
    if (heading) sections.push({ heading, pieces: [] });
    else sections.at(-1)?.pieces.push(pieceOf(record, block, raw));
  }
  return sections.filter(({ heading, pieces }) => heading !== undefined || pieces.length > 0);
}

function displayedBlocks(record: DescriptionRecord): { block: Block | undefined; raw: string }[] {
  const form = formOf(record);
  if (!record.layout) return canonicalBlocks(form, record.fields).map((block) => ({ block, raw: '' }));
  const blocks = new Map(form.blocks.map((block) => [block.id, block]));
  return record.layout.map(({ block, raw = '' }) => ({
    block: block === undefined ? undefined : blocks.get(block),
    raw,
  }));
}

function pieceOf(record: DescriptionRecord, block: Block | undefined, raw: string): DisplayedPiece {
  if (!block) return { piece: 'unrecognised', text: raw };
  if (block.block === 'literal') return { piece: 'caption', caption: block };
  return { piece: 'field', field: block, value: record.fields[block.id] };
}
