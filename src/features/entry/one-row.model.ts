import type { FieldTexts } from '#features/draft/public.ts';
import type { RowJudgement, SheetColumns, SheetShape } from '#features/sheet/public.ts';
import { defineEntryForm, type EntryForm } from './entry-form.model.ts';

/** What became of a row that was typed in: it was new, changed something, or had been known to the letter. */
export const rowOutcomes = ['new', 'changed', 'same'] as const;
export type RowOutcome = Exclude<RowJudgement['outcome'], 'refused'>;

/** The form of one row of a kind of table. */
export function oneRowForm({ columns, check }: SheetShape): EntryForm<SheetColumns> {
  return defineEntryForm({ columns, check: (row) => check?.(row) ?? [] });
}

/** What a link to the form of one row has typed already: parameters of its address that are named as columns. */
export function typedByLink(form: EntryForm<SheetColumns>, parameters: URLSearchParams): FieldTexts {
  const columns = Object.keys(form.columns);
  return Object.fromEntries([...parameters].filter(([name, text]) => columns.includes(name) && text !== ''));
}

/** Where one row of a kind is typed in, below `/<language>`. */
export function oneRowAddress(kindId: string): string {
  return `/workspace/sheets/send/${kindId}/one`;
}

const keyStart = 'one-row:';

/** Of the draft of the form. */
export function rowKeyOf(kindId: string): string {
  return `${keyStart}${kindId}`;
}

/** The kind of table whose form a draft is of; `undefined` when it is of another form. */
export function kindOfRowKey(key: string): string | undefined {
  return key.startsWith(keyStart) ? key.slice(keyStart.length) : undefined;
}
