import type { Language } from '#platform/i18n/language.ts';
import type { ColumnMatch } from './column-matching.model.ts';
import type { ColumnPlaces } from './row-reading.model.ts';
import type { RowJudgement } from './sheet-row.model.ts';

export type SheetState = 'received' | 'read' | 'ready' | 'recording' | 'done' | 'failed' | 'discarded';

export type SheetSource = 'xlsx' | 'csv' | 'pasted';

export type RowOutcome = RowJudgement['outcome'];

/** Why a table could not be read, or taken in; each has the texts `sheet.failure.<…>.title` and `.remedy`. */
export const failures = [
  'damaged',
  'encrypted',
  'unsupported',
  'too-large',
  'empty',
  'too-many-rows',
  'unknown-kind',
  'given-up',
  'right-ended',
] as const;
export type SheetFailure = (typeof failures)[number];

/** What is amiss or was mended in one column, so many times. `key` is that of a fault, or of a repair. */
export interface Cause {
  readonly kind: 'fault' | 'warning' | 'repair';
  readonly key: string;
  readonly column: string | null;
  readonly rows: number;
  readonly firstRow: number;
}

/** In the database and in addresses, of a cause; its rows carry it. */
export function causeId({ kind, key, column }: Pick<Cause, 'kind' | 'key' | 'column'>): string {
  return [kind, key, column ?? ''].join(' ');
}

/** A table that was sent in. */
export interface SheetImport {
  readonly id: number;
  readonly kind: string;
  readonly userId: string;
  readonly state: SheetState;
  readonly source: SheetSource;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly size: number;
  readonly receivedAt: Date;
  /** Of a workbook, those that can be chosen. */
  readonly sheetNames: readonly string[];
  readonly sheetName: string | null;
  readonly headingRow: number | null;
  readonly columns: readonly ColumnMatch[] | null;
  readonly columnsSettled: boolean;
  readonly attempts: number;
  readonly rowsRead: number;
  readonly newRows: number;
  readonly changedRows: number;
  readonly sameRows: number;
  readonly refusedRows: number;
  readonly mendedRows: number;
  readonly causes: readonly Cause[];
  readonly confirmedAt: Date | null;
  readonly recordedRows: number;
  readonly recordedUntil: number;
  readonly failure: SheetFailure | null;
  readonly endedAt: Date | null;
  readonly forgottenAt: Date | null;
}

/** Larger files are no lists by people. */
export const largestSheetBytes = 20_000_000;
export const mostSheetRows = 200_000;
/** Columns behind these are not looked at. */
export const mostSheetColumns = 200;
/** After the end of an import file and rows are kept for so long. */
export const daysKept = 30;
/** Work that was begun so often without an end is given up. */
export const mostAttempts = 3;

export function sheetsAddress(language: Language): string {
  return `/${language}/workspace/sheets`;
}

export function sendAddress(language: Language, kind: string): string {
  return `${sheetsAddress(language)}/send/${kind}`;
}

export function templateAddress(language: Language, kind: string): string {
  return `${sendAddress(language, kind)}/template`;
}

export function importAddress(language: Language, id: number): string {
  return `${sheetsAddress(language)}/${id}`;
}

export function faultyRowsAddress(language: Language, id: number): string {
  return `${importAddress(language, id)}/faulty-rows`;
}

/** Whether Koordi is at work, so that the page should look again soon. */
export function isUnderWay(state: SheetState): boolean {
  return state === 'received' || state === 'recording';
}

export function hasEnded(state: SheetState): boolean {
  return state === 'done' || state === 'failed' || state === 'discarded';
}

/** Where in the file the columns of the kind stand. */
export function placesOf(columns: readonly ColumnMatch[]): ColumnPlaces {
  return Object.fromEntries(columns.flatMap(({ key, index }) => (key === null ? [] : [[key, index]])));
}

/** How many rows taking it in would write. */
export function rowsToRecord({ newRows, changedRows }: Pick<SheetImport, 'newRows' | 'changedRows'>): number {
  return newRows + changedRows;
}

/** The name without folders, and without letters that would hide or turn what is shown; `null` when nothing is left. */
export function shownFileName(name: string): string | null {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .trim()
      .slice(0, 200) || null
  );
}

/** By the first bytes of a file: a workbook is an archive, or an old one, which is refused with a remedy of its own. */
export function sourceOf(bytes: Uint8Array): 'xlsx' | 'csv' {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOldWorkbook = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;
  return isArchive || isOldWorkbook ? 'xlsx' : 'csv';
}
