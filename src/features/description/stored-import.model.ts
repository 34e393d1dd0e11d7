import type { Language } from '#platform/i18n/language.ts';
import type { Change } from './fact.model.ts';
import { fieldsOf } from './form.model.ts';
import { findForm } from './forms/form-catalogue.model.ts';
import type { Refusal } from './import-item.model.ts';

export type StoredImportState = 'received' | 'ready' | 'recording' | 'done' | 'failed' | 'discarded';

/** Why an import ended without being taken in whole; each has the texts `description.import-page.failure.<…>`. */
export type ImportFailure = 'given-up';

/** What an import would do with one thing that the files tell. */
export const itemOutcomes = ['new', 'changed', 'refused', 'left-out'] as const;

export type ItemOutcome = (typeof itemOutcomes)[number];

/** Files that somebody sent in to be imported. */
export interface StoredImport {
  readonly id: number;
  readonly importedBy: string;
  readonly importerName: string;
  readonly state: StoredImportState;
  /** The day (ISO) that the sender states for all files. */
  readonly knownOn: string | null;
  readonly fileCount: number;
  readonly receivedAt: Date;
  readonly confirmedAt: Date | null;
  readonly endedAt: Date | null;
  /** Since when what it found is kept one by one no more. */
  readonly itemsForgottenAt: Date | null;
  readonly isBegun: boolean;
  readonly isHeldUp: boolean;
  readonly filesRead: number;
  readonly itemsDone: number;
  readonly itemsTotal: number;
  readonly newCount: number;
  readonly changedCount: number;
  readonly sameCount: number;
  readonly refusedCount: number;
  readonly leftOutCount: number;
  readonly newLinkCount: number;
  readonly sameLinkCount: number;
  readonly errorCount: number;
  readonly warningCount: number;
  readonly noteCount: number;
  readonly recordedNew: number;
  readonly recordedChanged: number;
  readonly failure: ImportFailure | null;
}

/** A file of an import; its content is read apart. */
export interface StoredFile {
  readonly position: number;
  readonly name: string;
  readonly sha256: string;
  readonly byteCount: number;
  /** The name of a file of the same import with the very same bytes. */
  readonly sameAs: string | null;
  /** The register holds a file with these bytes. */
  readonly isKnown: boolean;
}

/** A line of the plan. */
export type StoredItem = ItemPlace & (ToldItem | RefusedItem);

interface ItemPlace {
  readonly position: number;
  readonly source: string;
  readonly line: number | null;
}

export interface ToldItem {
  readonly outcome: 'new' | 'changed';
  readonly code: string;
  readonly name: string;
  readonly form: string;
  readonly knownOn: string;
  readonly previousKnownOn: string | null;
  readonly changes: readonly Change[] | null;
}

export interface RefusedItem {
  readonly outcome: 'refused' | 'left-out';
  readonly refusal: Refusal;
}

export function isTold(item: StoredItem): item is ItemPlace & ToldItem {
  return item.outcome === 'new' || item.outcome === 'changed';
}

/** Of all files of an import together: what a form of ours may hold, less what the browser adds. */
export const largestImportBytes = 64_000_000;
/** More files than this are to be sent as an archive. */
export const mostImportFiles = 1000;
/** An import that nobody confirms is discarded after so many days. */
export const daysUntilDiscarded = 30;
/** Work that was begun so often without an end is given up. */
export const mostImportAttempts = 3;

export const importedFileTypes = ['.txt', '.html', '.htm', '.pdf', '.csv', '.zip'] as const;

/** Behind the language. */
export const importsPath = '/workspace/imports';

export function importsAddress(language: Language): string {
  return `/${language}${importsPath}`;
}

export function storedImportAddress(language: Language, id: number): string {
  return `${importsAddress(language)}/${id}`;
}

/** Whether Koordi is at work, so that the page should look again soon. */
export function isAtWork(state: StoredImportState): boolean {
  return state === 'received' || state === 'recording';
}

/** Whether taking it in would change anything. */
export function hasNews({ newCount, changedCount, newLinkCount }: StoredImport): boolean {
  return newCount + changedCount + newLinkCount > 0;
}

/** Differences as they may be kept: of what concerns a named person only that it differs. */
export function keptChanges(form: string, changes: readonly Change[]): Change[] {
  const known = findForm(form);
  const personal = new Set(known ? fieldsOf(known).flatMap(({ id, personal: is }) => (is ? id : [])) : []);
  return changes.map((change) => (personal.has(change.field) ? { ...change, before: '', after: '' } : change));
}
