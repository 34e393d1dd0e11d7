import { readCsvRows } from '#platform/files/csv-reading.ts';
import type { ReadRow, ReadRows } from '#platform/files/table-cell.ts';
import { UnreadableFile, type UnreadableReason } from '#platform/files/unreadable-file.ts';
import { openWorkbook } from '#platform/files/xlsx-reading.server.ts';
import type { SheetFailure, SheetSource } from './sheet-import.model.ts';

/** A table that is being read; whoever opened it closes it. */
export interface OpenSheet {
  /** Those with something to read that are not hidden; none where there are no sheets. */
  readonly sheetNames: readonly string[];
  readonly is1904: boolean;
  rows(sheetName: string | null): ReadRows;
  close(): void;
}

/** Throws `UnreadableFile`. */
export async function openSheet(source: SheetSource, content: Uint8Array): Promise<OpenSheet> {
  if (source !== 'xlsx') {
    return { sheetNames: [], is1904: false, rows: () => readCsvRows(content), close: () => {} };
  }
  const workbook = await openWorkbook(content);
  const shown = workbook.sheets.filter(({ isHidden }) => !isHidden);
  return {
    sheetNames: shown.map(({ name }) => name),
    is1904: workbook.is1904,
    rows: (sheetName) => workbook.rows(sheetName ?? ''),
    close: () => workbook.close(),
  };
}

/** The first rows, among which the headings are looked for. */
export async function firstRows(sheet: OpenSheet, sheetName: string | null, most: number): Promise<ReadRow[]> {
  const first: ReadRow[] = [];
  for await (const rows of sheet.rows(sheetName)) {
    first.push(...rows.slice(0, most - first.length));
    if (first.length >= most) break;
  }
  return first;
}

const failureOfReason: Readonly<Partial<Record<UnreadableReason, SheetFailure>>> = {
  encrypted: 'encrypted',
  unsupported: 'unsupported',
  nested: 'unsupported',
  noText: 'unsupported',
  tooLarge: 'too-large',
  tooMany: 'too-large',
  tooCompressed: 'too-large',
};

/** What to tell the sender of a file that cannot be read; `undefined` when the fault is not the file's. */
export function failureOf(error: unknown): SheetFailure | undefined {
  return error instanceof UnreadableFile ? (failureOfReason[error.reason] ?? 'damaged') : undefined;
}
