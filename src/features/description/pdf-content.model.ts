import type { Language } from '#platform/i18n/language.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { withGuardedEmails } from '#platform/words/guarded-email.ts';
import type { Block, Field, Literal } from './form.model.ts';
import { type Answer, type Figure, isUnread, type Partner, type Period, type Score } from './kind.model.ts';
import { canonicalBlocks, printValue } from './printing.model.ts';
import { excerpt } from './problem.model.ts';
import { type DescriptionRecord, formOf, type Step } from './record.model.ts';

/** What a printed description says, ready to be laid out: `description.typ` gives each part its form. */
export interface PdfContent {
  readonly language: string;
  /** Language of the values, which the services wrote in one language only. */
  readonly valueLanguage: string;
  /** Title of the document: the project's name. */
  readonly title: string;
  /** What kind of description it is, in the form's own words. */
  readonly subtitle: string;
  /** What stands above the title; some forms have it in one language only. */
  readonly preamble: { readonly text: string; readonly language: string };
  /** When the information was known and where it comes from; each a line. */
  readonly remarks: readonly string[];
  readonly footer: { readonly name: string; readonly page: string };
  readonly parts: readonly PdfPart[];
}

/** Paragraphs, each a list of lines. */
export type Paragraphs = readonly (readonly string[])[];

export type PdfPart =
  | { readonly part: 'heading'; readonly level: number; readonly text: string }
  | { readonly part: 'field'; readonly label: string; readonly value: string }
  | { readonly part: 'text'; readonly paragraphs: Paragraphs }
  | { readonly part: 'answer'; readonly statement: string; readonly answer: string; readonly reason: Paragraphs }
  | PdfTable
  | { readonly part: 'notice'; readonly title: string; readonly paragraphs: Paragraphs };

export interface PdfTable {
  readonly part: 'table';
  /** The column headings; the first column holds the names of the rows. */
  readonly columns: readonly string[];
  /** Whether the columns after the first hold figures. */
  readonly areFigures: boolean;
  readonly rows: readonly PdfRow[];
}

interface PdfRow {
  readonly cells: readonly string[];
  readonly reason: Paragraphs;
}

export interface PdfOptions {
  /** The date the information is known to have been so, ISO. */
  readonly knownOn?: string | undefined;
  /** Where the description comes from, in words for people. */
  readonly source?: string | undefined;
}

/** Lays a description out for print: labels, sums and dates in the language of the texts, values as they were written. */
export function pdfContentOf(record: DescriptionRecord, t: Texts, options: PdfOptions = {}): PdfContent {
  const form = formOf(record);
  const literals = (rank: Literal['rank'], language: Language) =>
    form.blocks.flatMap((block) => (block.block === 'literal' && block.rank === rank ? [block.labels[language]] : []));
  const preamble = literals('preamble', t.language).join(' · ');
  const isOriginal = preamble === literals('preamble', form.language).join(' · ');
  const subtitle = literals('title', t.language).join(' ');
  const title = titleOf(record) ?? subtitle;
  return {
    language: t.language,
    valueLanguage: form.language,
    title: title === '' ? 'Koordi' : title,
    subtitle,
    preamble: { text: preamble, language: isOriginal ? form.language : t.language },
    remarks: [
      ...(options.knownOn ? [t('description.pdf.knownOn', { date: t.date(options.knownOn) })] : []),
      ...(options.source ? [t('description.pdf.source', { source: options.source })] : []),
    ],
    footer: {
      name: excerpt([...new Set([record.fields.code, title])].filter(isText).join(' '), 90),
      page: t('description.pdf.page'),
    },
    parts: new PartList(record, t).parts(),
  };
}

function titleOf({ fields: { name, code } }: DescriptionRecord): string | undefined {
  return [name, code].find(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Makes the parts in the order of the record, joining neighbours that stand in one table. */
class PartList {
  private readonly record: DescriptionRecord;
  private readonly t: Texts;
  private readonly made: PdfPart[] = [];
  private level = 0;

  constructor(record: DescriptionRecord, t: Texts) {
    this.record = record;
    this.t = t;
  }

  parts(): readonly PdfPart[] {
    const form = formOf(this.record);
    const blocks = new Map(form.blocks.map((block) => [block.id, block]));
    const steps: readonly Step[] =
      this.record.layout ?? canonicalBlocks(form, this.record.fields).map(({ id }) => ({ block: id }));
    for (const step of steps) {
      const block = step.block === undefined ? undefined : blocks.get(step.block);
      if (block) this.addBlock(block);
      else this.addUnknown(step.raw ?? '');
    }
    if (this.record.truncated) {
      this.made.push({ part: 'notice', title: this.t('description.pdf.truncated'), paragraphs: [] });
    }
    return this.made;
  }

  private addBlock(block: Block): void {
    if (block.block === 'field') this.add(partOf(block, this.record.fields[block.id], this.t));
    else if (block.rank !== 'preamble' && block.rank !== 'title' && block.id !== 'effects') this.addHeading(block);
  }

  /** No level of headings may be passed over, whatever is missing from the text. */
  private addHeading(literal: Literal): void {
    this.level = Math.min(levels[literal.rank], this.level + 1);
    this.made.push({ part: 'heading', level: this.level, text: literal.labels[this.t.language] });
  }

  private addUnknown(raw: string): void {
    this.made.push({ part: 'notice', title: this.t('description.pdf.unknownText'), paragraphs: paragraphsOf(raw) });
  }

  /** Rows of the same columns stand in one table. */
  private add(part: PdfPart): void {
    const before = this.made.at(-1);
    const isMore = part.part === 'table' && before?.part === 'table' && before.columns.join() === part.columns.join();
    if (isMore) this.made.splice(-1, 1, { ...before, rows: [...before.rows, ...part.rows] });
    else this.made.push(part);
  }
}

const levels: Record<Literal['rank'], number> = { preamble: 1, title: 1, heading: 1, subheading: 2, caption: 3 };

const nothing = '–';

function partOf(field: Field, value: unknown, t: Texts): PdfPart {
  const label = field.labels[t.language];
  if (isUnread(value) || value === null || value === undefined) return writtenPart(label, printValue(field, value));
  switch (field.kind.name) {
    case 'period': {
      const { startsOn, endsOn } = value as Period;
      return writtenPart(label, `${t.date(startsOn)} – ${t.date(endsOn)}`);
    }
    case 'day':
      return writtenPart(label, t.date(value as string));
    case 'money':
      return figures([t('description.pdf.sum'), t('description.pdf.euros')], [label, t.euro(value as number)]);
    case 'count':
      return figures([t('description.pdf.item'), t('description.pdf.number')], [label, t.number(value as number)]);
    case 'figure': {
      const { total, women } = value as Figure;
      const columns = [t('description.pdf.item'), t('description.pdf.total'), t('description.pdf.women')];
      return figures(columns, [label, t.number(total), women === undefined ? nothing : t.number(women)]);
    }
    case 'percentage': {
      const hundredths = value as number;
      return writtenPart(label, t.percent(hundredths / 10_000, hundredths % 100 === 0 ? 0 : 2));
    }
    case 'partnerList':
      return partnerTable(value as readonly Partner[], t);
    case 'answer': {
      const { answer, reason = '' } = value as Answer;
      return { part: 'answer', statement: label, answer, reason: paragraphsOf(reason) };
    }
    case 'score': {
      const { direct, indirect, reason = '' } = value as Score;
      const columns = [t('description.pdf.effect'), t('description.pdf.direct'), t('description.pdf.indirect')];
      return figures(columns, [label, t.number(direct), t.number(indirect)], paragraphsOf(reason));
    }
    case 'presence':
      return { part: 'text', paragraphs: [[label]] };
    default:
      return writtenPart(label, printValue(field, value));
  }
}

/** What somebody wrote: after its label, or paragraphs under the heading that says what they are. */
function writtenPart(label: string, letters: string): PdfPart {
  if (label !== '')
    return { part: 'field', label: `${label}:`, value: letters === '' ? nothing : withGuardedEmails(letters) };
  return { part: 'text', paragraphs: letters === '' ? [[nothing]] : paragraphsOf(letters) };
}

function figures(columns: readonly string[], cells: readonly string[], reason: Paragraphs = []): PdfTable {
  return { part: 'table', columns, areFigures: true, rows: [{ cells, reason }] };
}

function partnerTable(partners: readonly Partner[], t: Texts): PdfTable {
  return {
    part: 'table',
    columns: [t('description.pdf.organisation'), t('description.pdf.businessId')],
    areFigures: false,
    rows: partners.map(({ name, businessId }) => ({
      cells: [withGuardedEmails(name), businessId ?? nothing],
      reason: [],
    })),
  };
}

function paragraphsOf(text: string): Paragraphs {
  const paragraphs = text.split(/\n(?:[^\S\n]*\n)+/).map((paragraph) => paragraph.split('\n').map(withGuardedEmails));
  return paragraphs.filter((lines) => lines.some((line) => line.trim() !== ''));
}
