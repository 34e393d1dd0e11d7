import {
  controlNames,
  type EditConflict,
  type FieldTexts,
  type FormEntries,
  mergeEdits,
  sentValue,
} from '#features/draft/public.ts';
import {
  type Finding,
  type RowOf,
  type RowProblem,
  readRow,
  type SheetColumns,
  type SheetRow,
} from '#features/sheet/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';

/*
 * A form to fill in, from the same columns as the table by which many are sent in: what a cell may say, a field may say, and both
 * are read, mended and refused in the same words.
 */

/** What a form is made of: columns, in the order in which they are asked for, and what is amiss with them together. */
export interface EntryForm<Columns extends SheetColumns = SheetColumns> {
  readonly columns: Columns;
  /** Pure. What is amiss with a row of good fields; a warning does not keep it from being saved. */
  check?(row: RowOf<Columns>): readonly Finding[];
}

/** `defineEntryForm({ columns: measureColumns, check: findingsOf })` */
export function defineEntryForm<const Columns extends SheetColumns>(form: EntryForm<Columns>): EntryForm<Columns> {
  return form;
}

/** A form as it was sent: what its fields say, and what is to mend; the row holds only where nothing must be mended. */
export interface ReadEntry<Columns extends SheetColumns> {
  readonly row: RowOf<Columns>;
  readonly problems: readonly RowProblem[];
  readonly isGood: boolean;
}

/** Reads the fields of a form that was sent. A field that is missing says nothing, like an empty one. */
export function readEntry<Columns extends SheetColumns>(
  form: EntryForm<Columns>,
  texts: FieldTexts,
): ReadEntry<Columns> {
  const keys = Object.keys(form.columns);
  const places = Object.fromEntries(keys.map((key, place) => [key, place]));
  const cells = keys.map((key) => texts[key] ?? null);
  const understood = readRow(
    { columns: form.columns, check: (row) => form.check?.(row as RowOf<Columns>) ?? [] },
    places,
    { number: 1, cells },
    { is1904: false },
  );
  return {
    row: understood.values as RowOf<Columns>,
    problems: understood.problems,
    isGood: understood.problems.every(({ isWarning }) => isWarning),
  };
}

/** What the fields of a form hold for a row, as texts; empty ones are left out, so that two rows can be compared. */
export function textsOfRow({ columns }: EntryForm, row: Partial<SheetRow>): FieldTexts {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([key, { kind }]): [string, string][] => {
      const value = row[key];
      if (value === null || value === undefined) return [];
      // One of a list stands for itself; everything else as Finnish users type it, whatever language the page is in.
      return [[key, kind.options ? String(value) : kind.show(value, textsFor('fi'))]];
    }),
  );
}

/** What the fields of a form say as it was sent. */
export function textsFromSent({ columns }: EntryForm, sent: FormEntries): FieldTexts {
  return Object.fromEntries(
    Object.keys(columns).flatMap((key): [string, string][] => {
      const text = sentValue(sent, key).trim();
      return text === '' ? [] : [[key, text]];
    }),
  );
}

/** The texts that a form was filled from, as it carries them in a hidden field; `undefined` when that is no form of ours. */
export function baseFromSent({ columns }: EntryForm, sent: FormEntries): FieldTexts | undefined {
  try {
    const base: unknown = JSON.parse(sentValue(sent, controlNames.base));
    if (typeof base !== 'object' || base === null) return undefined;
    const known = Object.entries(base).filter(([key, text]) => Object.hasOwn(columns, key) && typeof text === 'string');
    return Object.fromEntries(known);
  } catch {
    return undefined;
  }
}

/** What comes of two edits of one row: the texts together, what came from the other, and what both changed differently. */
export interface JoinedEntry {
  readonly texts: FieldTexts;
  readonly fromTheirs: readonly string[];
  readonly conflicts: readonly EditConflict[];
}

/** Joins what a form says, filled from `base`, with what the record says by now. */
export function joinEntry(base: FieldTexts, mine: FieldTexts, theirs: FieldTexts): JoinedEntry {
  const { merged, fromTheirs, conflicts } = mergeEdits(base, mine, theirs);
  return { texts: merged, fromTheirs, conflicts };
}

/**
 * The warnings among what is amiss, in lines, after those that were `shown` before: what a form carries unseen once its user was shown
 * them. Who has seen a warning is not asked again because something else had to be mended meanwhile.
 */
export function warningsIn(findings: readonly Finding[], shown = ''): string {
  const warnings = findings.filter(({ isWarning }) => isWarning).map(lineOf);
  return [...new Set([...shown.split('\n').filter(Boolean), ...warnings])].join('\n');
}

/** Whether nothing is amiss but what its user was shown, as `warningsIn` gave it, and sent once more. */
export function areConfirmed(findings: readonly Finding[], shown: string): boolean {
  const lines = shown.split('\n');
  return findings.every((finding) => finding.isWarning && lines.includes(lineOf(finding)));
}

/** The same whenever a finding is about the same. */
function lineOf({ key, column, details }: Finding): string {
  return JSON.stringify([key, column, details]);
}
