import type { Clock } from '#platform/clock.ts';
import type { Read, Tx } from '#platform/db/database.server.ts';
import type { Permission, Policy } from '#platform/permission/policy.ts';
import type { Finding, RowJudgement, RowOf, SheetColumns } from './sheet-row.model.ts';
import type { RootOf } from './sheet-text.model.ts';

/** What a room must say to have tables of one kind imported; see `docs/guide/tables.md`. */
export interface SheetKindOf<Columns extends SheetColumns, Act extends string> {
  /** In addresses and in the database: `organisation`. */
  readonly id: string;
  /** Who may send it: the act, and the room's table in which it stands. */
  readonly policy: Policy<Act>;
  readonly act: NoInfer<Act>;
  /** `<text>.title` names the kind, `<text>.lead` says what it is for. */
  readonly text: RootOf<'lead'> & RootOf<'title'>;
  readonly columns: Columns;
  /** What two rows of one file may not both tell of, unless they say the same. */
  keyOf(row: RowOf<Columns>): string;
  /** Pure. What is amiss with a row of good cells. */
  check?(row: RowOf<Columns>): readonly Finding[];
  /** What each row would do, in their order. Asked of some hundred at a time. */
  compare(read: Read, rows: readonly RowOf<Columns>[]): Promise<readonly RowJudgement[]>;
  /**
   * Takes in rows that `compare` found new or changed, some hundred in one transaction, in the name of the sender. They may meanwhile
   * have become the same: then nothing is to happen. Answers how many it took in; the others it left out, as something had changed
   * since the preview, and a new preview of the same table says what.
   */
  record(tx: Tx, recording: Recording, rows: readonly RowOf<Columns>[]): Promise<number>;
}

export interface Recording {
  /** By which the sender confirmed the import. */
  readonly permission: Permission;
  readonly clock: Clock;
}

/** A kind of sheet whose columns are known only while it runs. */
export type SheetKind = SheetKindOf<SheetColumns, string>;

/** `defineSheetKind({ id: 'organisation', columns: { name: { kind: textCell(…), required: true, text: … } }, … })` */
export function defineSheetKind<const Columns extends SheetColumns, const Act extends string>(
  kind: SheetKindOf<Columns, Act>,
): SheetKind {
  // Rows come only from the columns of the same kind, so that they have its keys and values.
  return kind;
}
