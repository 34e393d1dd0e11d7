import { type Batches, type CellKind, type CellValue, eurosOf, type TableColumn } from './table-column.ts';

/** RFC 4180: for programs. */
export const standardCsv = { separator: ',', decimalMark: '.' } as const;

/** What a spreadsheet with Finnish or Swedish settings opens by itself: for people. */
export const finnishCsv = { separator: ';', decimalMark: ',' } as const;

/** How cells and decimals are parted. In both, lines end in CRLF and the text is UTF-8 with a byte-order mark. */
export type CsvDialect = typeof standardCsv | typeof finnishCsv;

const byteOrderMark = '\uFEFF';

/**
 * A table as CSV, a piece for each batch. A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, one of
 * these in full width, a tabulator or a line end) gets an apostrophe before it; numbers stay numbers.
 */
export async function* csvPieces<Row>(
  columns: readonly TableColumn<Row>[],
  batches: Batches<Row>,
  dialect: CsvDialect,
): AsyncGenerator<string, void, undefined> {
  const printers = columns.map((column) => ({ column, print: printerOf(column.kind, dialect) }));
  const { separator } = dialect;
  yield byteOrderMark + columns.map(({ name }) => quoted(harmless(name))).join(separator) + lineEnd;
  for await (const rows of batches) {
    let piece = '';
    for (const row of rows) {
      for (const [index, { column, print }] of printers.entries()) {
        const value = column.valueOf(row);
        piece += (index === 0 ? '' : separator) + (value === null ? '' : print(value));
      }
      piece += lineEnd;
    }
    yield piece;
  }
}

const lineEnd = '\r\n';

function printerOf(kind: CellKind, { decimalMark }: CsvDialect): (value: CellValue) => string {
  switch (kind) {
    case 'cents':
      return (value) => eurosOf(Number(value)).replace('.', decimalMark);
    case 'text':
    case 'list':
      return (value) => quoted(harmless(String(value)));
    default:
      return String;
  }
}

function harmless(text: string): string {
  return /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
