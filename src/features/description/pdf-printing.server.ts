import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { typst, UnshowableLetters } from '#platform/documents/typst.server.ts';
import type { Language } from '#platform/i18n/language.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { attachedRecordName, attachedTextName } from './pdf-attachment.model.ts';
import { type PdfContent, type PdfOptions, pdfContentOf } from './pdf-content.model.ts';
import { printText } from './printing.model.ts';
import type { DescriptionRecord } from './record.model.ts';

const require = createRequire(import.meta.url);

/**
 * Prints a description as tagged PDF (PDF/UA-1) with labels in a language. The text as the form prints it and the record
 * as JSON are attached, so that reading the file gives the same record. The same input gives the same bytes.
 *
 * @param options `language` of the labels; `knownOn` ISO date and `source` in words, printed under the title
 */
export async function printPdf(
  record: DescriptionRecord,
  options: PdfOptions & { readonly language: Language },
): Promise<Uint8Array> {
  const template = await readFile(require.resolve('#features/description/description.typ'), 'utf8');
  const t = textsFor(options.language);
  const files = [
    {
      name: attachedTextName,
      text: printText(record).toWellFormed(),
      type: 'text/plain',
      relationship: 'source',
      description: t('description.pdf.attachedText'),
    },
    {
      name: attachedRecordName,
      text: `${JSON.stringify(record, null, 2).toWellFormed()}\n`,
      type: 'application/json',
      relationship: 'data',
      description: t('description.pdf.attachedRecord'),
    },
  ];
  return renderShowable(template, files, pdfContentOf(record, t, options));
}

/** How often letters that no font has are replaced; each time there are fewer of them. */
const attempts = 5;

async function renderShowable(template: string, files: readonly object[], content: PdfContent): Promise<Uint8Array> {
  let showable = mapStrings(content, (text) => breakable(withoutControls(text)));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await typst.render(template, { content: showable, files });
    } catch (error) {
      if (!(error instanceof UnshowableLetters) || attempt === attempts) throw error;
      const letters = new Set(error.letters.flatMap((each) => [...each]).filter((letter) => letter > '\u007F'));
      showable = mapStrings(showable, (text) => replaceLetters(text, letters));
    }
  }
}

function mapStrings<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)])) as T;
}

/** Control characters, halves of letters and the like have no look at all; their numbers stand in their place. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cs}\p{Cn}]|(?!\t)\p{Cc}/gu, numberOf);
}

function replaceLetters(text: string, letters: ReadonlySet<string>): string {
  return letters.size === 0
    ? text
    : [...text].map((letter) => (letters.has(letter) ? substituteOf(letter) : letter)).join('');
}

/** The bullets of Word's symbol fonts, which came with texts that were pasted into the forms. */
const bullets = new Map([
  ['\uF0B7', '•'],
  ['\uF0A7', '▪'],
  ['\uF0D8', '‣'],
]);

function substituteOf(letter: string): string {
  return bullets.get(letter) ?? numberOf(letter);
}

function numberOf(letter: string): string {
  return `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Words too long for a line may be broken anywhere. */
function breakable(text: string): string {
  return text.replace(/\S{40,}/gu, (word) => word.replace(/.{20}(?=.)/gu, '$&\u200B'));
}
