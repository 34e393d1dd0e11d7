import { CsvError, parse } from 'csv-parse';
import { type ReadRow, type ReadRows, storableText, type TableCell, trimmedCells } from './table-cell.ts';
import { decodeText } from './text-encoding.ts';
import { UnreadableFile } from './unreadable-file.ts';

const ROWS_AT_ONCE = 500;
const PIECE_LETTERS = 64 * 1024;

/** What parts the cells of a line; a tabulator where cells were copied from a spreadsheet. */
const separators = [';', '\t', ',', '|'] as const;
export type CellSeparator = (typeof separators)[number];

/** So many lines at the beginning of a text tell what separates its cells. */
const LINES_LOOKED_AT = 20;

/**
 * The rows of a table as CSV or as cells copied from a spreadsheet, in any encoding and with whatever separates them. A row has
 * the number that a spreadsheet would show beside it: a cell of several lines does not make several rows.
 *
 * @throws {UnreadableFile} `damaged` when a quotation mark never ends, `unsupported` when the bytes are no text
 */
export async function* readCsvRows(source: Uint8Array | string): ReadRows {
  const text = textOf(source);
  const separator = separatorOf(text);
  const parser = parse({
    delimiter: separator,
    relaxColumnCount: true,
    relaxQuotes: true,
    // Cells copied from a spreadsheet have a quotation mark only where they hold a line end or a tabulator.
    skipEmptyLines: false,
    raw: false,
  });
  void feed(parser, text);
  let rows: ReadRow[] = [];
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<readonly string[]>) {
      number += 1;
      const trimmed = trimmedCells(cells.map(cellOf));
      if (trimmed.length > 0) rows.push({ number, cells: trimmed });
      if (rows.length >= ROWS_AT_ONCE) {
        yield rows;
        rows = [];
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile('damaged', error.message, { cause: error });
    throw error;
  }
  if (rows.length > 0) yield rows;
}

function textOf(source: Uint8Array | string): string {
  const text = typeof source === 'string' ? source : decodeText(source).text;
  if (text.slice(0, 4096).includes('\0')) {
    throw new UnreadableFile('unsupported', 'The file is no text');
  }
  return storableText(text.replace(/^\uFEFF/, ''));
}

/** Hands the text over as fast as it is read. */
async function feed(parser: ReturnType<typeof parse>, text: string): Promise<void> {
  for (let from = 0; from < text.length && !parser.destroyed; from += PIECE_LETTERS) {
    if (!parser.write(text.slice(from, from + PIECE_LETTERS))) await drained(parser);
  }
  parser.end();
}

function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      parser.off('drain', done).off('close', done);
      resolve();
    };
    parser.once('drain', done).once('close', done);
  });
}

function cellOf(text: string): TableCell {
  return text === '' ? null : text;
}

/**
 * The separator that parts the first lines most evenly into most cells; a semicolon when nothing tells. What stands in quotation
 * marks does not count.
 */
export function separatorOf(text: string): CellSeparator {
  const named = /^sep=([;,|\t])\r?\n/i.exec(text)?.[1];
  const found = separators.find((separator) => separator === named);
  if (found) return found;
  const lines = linesOutsideQuotes(text);
  let best: { separator: CellSeparator; score: number } = { separator: ';', score: 0 };
  for (const separator of separators) {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const usual = mostFrequent(counts.filter((count) => count > 0));
    const score =
      usual === undefined ? 0 : counts.filter((count) => count === usual).length * 100 + Math.min(usual, 99);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function linesOutsideQuotes(text: string): string[] {
  const beginning = text.slice(0, PIECE_LETTERS).replace(/"(?:[^"]|"")*"/g, '""');
  return beginning
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT);
}

function mostFrequent(counts: readonly number[]): number | undefined {
  const frequency = new Map<number, number>();
  for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  return [...frequency].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}
