import { hasText } from '#platform/i18n/texts.ts';
import type { CellKind, Fault, SheetValue } from './cell.model.ts';
import type { NamedColumn } from './column-matching.model.ts';
import { inAllLanguages, type RootOf } from './sheet-text.model.ts';

/** A column of a kind of sheet. */
export interface SheetColumn<V extends SheetValue = SheetValue, Required extends boolean = boolean> {
  readonly kind: CellKind<V>;
  readonly required: Required;
  /** `<text>.name` heads the column, `<text>.explained` says what belongs in it; `<text>.also`, parted by `;`, are other names for it. */
  readonly text: RootOf<'explained'> & RootOf<'name'>;
}

export type SheetColumns = Readonly<Record<string, SheetColumn>>;

/** A row that was read, by the keys of its columns; an empty cell is null. */
export type SheetRow = Readonly<Record<string, SheetValue | null>>;

/** The row that follows from the columns. */
export type RowOf<Columns extends SheetColumns> = {
  readonly [Key in keyof Columns]: Columns[Key] extends SheetColumn<infer V, infer Required>
    ? V | (Required extends true ? never : null)
    : never;
};

/** Something a room has to say of a row beyond its single cells; a warning does not keep it from being taken in. */
export interface Finding extends Fault {
  /** The column it concerns most. */
  readonly column?: string;
  readonly isWarning?: boolean;
  /** Where it can be mended, below `/<language>`, beside the form or table; the text `<key>.link` leads there. */
  readonly remedyAt?: string;
}

/** What one field of a thing is now and what it would become. */
export interface FieldChange {
  readonly column: string;
  readonly from: SheetValue | null;
  readonly to: SheetValue | null;
}

/** What taking in a row would do. */
export type RowJudgement =
  | { readonly outcome: 'new' | 'same'; readonly warnings?: readonly Finding[] }
  | { readonly outcome: 'changed'; readonly changes: readonly FieldChange[]; readonly warnings?: readonly Finding[] }
  | { readonly outcome: 'refused'; readonly findings: readonly [Finding, ...Finding[]] };

/** What is known of a kind of sheet without a database. */
export interface SheetShape {
  readonly columns: SheetColumns;
  /** What is amiss with a row of good cells. */
  check?(row: SheetRow): readonly Finding[];
}

/** The columns by all names that people may head them with. */
export function namedColumns({ columns }: SheetShape): NamedColumn[] {
  return Object.entries(columns).map(([key, { text }]) => {
    const also = `${text}.also`;
    const others = hasText(also) ? inAllLanguages(also as never).flatMap((names) => names.split(';')) : [];
    return { key, names: [...inAllLanguages(`${text}.name`), ...others] };
  });
}

export function compulsoryColumns({ columns }: SheetShape): string[] {
  return Object.entries(columns).flatMap(([key, { required }]) => (required ? [key] : []));
}
