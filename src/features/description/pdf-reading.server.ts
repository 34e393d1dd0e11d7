import { decodeText } from '#platform/files/text-encoding.ts';
import { UnreadableFile } from '#platform/files/unreadable-file.ts';
import { attachedTextName } from './pdf-attachment.model.ts';
import { type PlacedText, textOfPages } from './pdf-lines.model.ts';

/** The text of a PDF. */
export interface PdfText {
  readonly text: string;
  /** Whether every line end is that of the text; rebuilt from a page, line ends and blank lines are a good guess. */
  readonly exactLineBreaks: boolean;
}

/** What a description in PDF may be at most. */
const limits = { bytes: 50 * 1024 ** 2, pages: 500 } as const;

/**
 * Reads the text of a PDF: from a file that Koordi printed, the text attached to it, letter by letter; from any other, the
 * text rebuilt from where the letters stand on the pages.
 *
 * @throws {UnreadableFile} for a file that is damaged, encrypted, too large or without any text (a scanned picture)
 */
export async function textOfPdf(bytes: Uint8Array): Promise<PdfText> {
  if (bytes.length > limits.bytes) throw new UnreadableFile('tooLarge', 'The PDF is larger than 50 MB');
  const pdf = await openPdf(bytes);
  try {
    const attached = await attachedText(pdf);
    if (attached !== undefined) return { text: attached, exactLineBreaks: true };
    if (pdf.numPages > limits.pages) throw new UnreadableFile('tooMany', `The PDF has more than ${limits.pages} pages`);
    const text = textOfPages(await pagesOf(pdf));
    if (text === '')
      throw new UnreadableFile('noText', 'The PDF has no text, only pictures: it must first be read by OCR');
    return { text, exactLineBreaks: false };
  } catch (error) {
    throw error instanceof UnreadableFile
      ? error
      : new UnreadableFile('damaged', 'The PDF is damaged', { cause: error });
  } finally {
    await pdf.loadingTask.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>;
type TextContent = Awaited<ReturnType<Awaited<ReturnType<Pdf['getPage']>>['getTextContent']>>;

async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  // The reader is large; a process that reads no PDF does without it.
  const { getDocumentProxy } = await import('unpdf');
  try {
    // The reader takes the bytes it is given for its own, hence the copy.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new UnreadableFile('encrypted', 'The PDF is locked with a password; save it without one first', {
        cause: error,
      });
    }
    throw new UnreadableFile('damaged', 'The file is not a PDF, or is damaged', { cause: error });
  }
}

async function attachedText(pdf: Pdf): Promise<string | undefined> {
  for (const [id, { filename }] of (await pdf.getAttachments()) ?? []) {
    if (filename !== attachedTextName) continue;
    const content = await pdf.getAttachmentContent(id);
    if (content) return decodeText(content).text;
  }
  return undefined;
}

async function pagesOf(pdf: Pdf): Promise<PlacedText[][]> {
  const pages: PlacedText[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    pages.push(placedTexts(await page.getTextContent({ includeMarkedContent: true })));
    page.cleanup();
  }
  return pages;
}

/** The letters of a page without what the file itself marks as no part of its text (page numbers, running titles). */
function placedTexts({ items }: TextContent): PlacedText[] {
  const placed: PlacedText[] = [];
  const marks: boolean[] = [];
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') marks.pop();
      else marks.push('tag' in item && item.tag === 'Artifact');
    } else if (item.str !== '' && !marks.includes(true)) {
      const [, , , scale = 0, x = 0, y = 0] = item.transform as number[];
      placed.push({ text: item.str, x, y, width: item.width, height: item.height || Math.abs(scale) });
    }
  }
  return placed;
}
