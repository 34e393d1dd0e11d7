import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { reading, type Tx } from '#platform/db/database.server.ts';
import type { ReadRow } from '#platform/files/table-cell.ts';
import type { CellContext } from './cell.model.ts';
import {
  type ColumnPlaces,
  isRefused,
  problemOf,
  type RowProblem,
  readRow,
  type UnderstoodRow,
} from './row-reading.model.ts';
import { type Cause, causeId, type RowOutcome } from './sheet-import.model.ts';
import type { SheetKind } from './sheet-kind.ts';
import type { RowJudgement } from './sheet-row.model.ts';

/** A row that was understood, and whether it only repeats an earlier one. */
export interface ComparableRow extends UnderstoodRow {
  readonly repeats?: true;
}

interface JudgedRow extends UnderstoodRow {
  readonly judgement: RowJudgement | { readonly outcome: 'refused' };
}

interface Counts {
  rowsRead: number;
  newRows: number;
  changedRows: number;
  sameRows: number;
  refusedRows: number;
  mendedRows: number;
}

/**
 * Understands the rows of one table, some hundred at a time, and keeps them for the preview. In memory it holds, of every row, only what
 * it takes to see that another tells of the same thing.
 */
export class Staging {
  readonly counts: Counts = { rowsRead: 0, newRows: 0, changedRows: 0, sameRows: 0, refusedRows: 0, mendedRows: 0 };
  readonly #causes = new Map<string, Cause>();
  /** The row that told first of a thing, by the digest of its key. */
  readonly #firstRows = new Map<string, number>();
  /** Digests of what those rows say. */
  readonly #told = new Set<string>();
  readonly #importId: number;
  readonly #kind: SheetKind;
  readonly #places: ColumnPlaces;
  readonly #context: CellContext;

  constructor(importId: number, kind: SheetKind, places: ColumnPlaces, context: CellContext) {
    this.#importId = importId;
    this.#kind = kind;
    this.#places = places;
    this.#context = context;
  }

  get causes(): readonly Cause[] {
    return [...this.#causes.values()];
  }

  /** Asks nothing of the database. Each row once, in the order of the file. */
  understand(rows: readonly ReadRow[]): ComparableRow[] {
    return rows.map((row) => this.#withoutRepetition(readRow(this.#kind, this.#places, row, this.#context)));
  }

  /** In the name of the sender, so that the comparison sees what the sender may see. */
  async keep(tx: Tx, understood: readonly ComparableRow[]): Promise<void> {
    const judged = await this.#judge(tx, understood);
    for (const row of judged) this.#count(row);
    await this.#write(tx, judged);
  }

  /** A row that says the same as an earlier one is left as it is; one that says otherwise of the same thing is refused. */
  #withoutRepetition(row: UnderstoodRow): ComparableRow {
    if (isRefused(row)) return row;
    const key = digestOf(this.#kind.keyOf(row.values));
    const said = digestOf(JSON.stringify(row.values));
    const earlier = this.#firstRows.get(key);
    if (earlier === undefined) {
      this.#firstRows.set(key, row.number);
      this.#told.add(said);
      return row;
    }
    if (this.#told.has(said)) return { ...row, repeats: true };
    const repeated: RowProblem = { key: 'sheet.fault.repeated', details: { row: earlier } };
    return { ...row, problems: [...row.problems, repeated] };
  }

  async #judge(tx: Tx, rows: readonly ComparableRow[]): Promise<JudgedRow[]> {
    const toCompare = rows.filter((row) => !isRefused(row) && !row.repeats);
    const judgements = await this.#kind.compare(
      reading(tx),
      toCompare.map(({ values }) => values),
    );
    const byNumber = new Map(toCompare.map(({ number }, index) => [number, judgements[index]]));
    return rows.map(({ repeats, ...row }): JudgedRow => {
      const judgement = byNumber.get(row.number);
      if (!judgement) return { ...row, judgement: repeats ? { outcome: 'same' } : { outcome: 'refused' } };
      const isRefused = judgement.outcome === 'refused';
      const findings = isRefused ? judgement.findings : (judgement.warnings ?? []);
      const found = findings.map((finding) => problemOf({ ...finding, isWarning: !isRefused }, row, this.#places));
      const problems = [...row.problems, ...found];
      return { ...row, problems, judgement: isRefused ? { outcome: 'refused' } : judgement };
    });
  }

  #count({ number, problems, mended, judgement }: JudgedRow): void {
    this.counts.rowsRead += 1;
    this.counts[countOf[judgement.outcome]] += 1;
    if (mended.length > 0) this.counts.mendedRows += 1;
    for (const cause of causesIn({ problems, mended })) {
      const id = causeId(cause);
      const known = this.#causes.get(id);
      this.#causes.set(id, known ? { ...known, rows: known.rows + 1 } : { ...cause, rows: 1, firstRow: number });
    }
  }

  /** COPY would be faster, but PostgreSQL does not take it where row-level security holds. */
  async #write(tx: Tx, rows: readonly JudgedRow[]): Promise<void> {
    const records = rows.map(({ number, cells, values, problems, mended, judgement }) => ({
      number,
      outcome: judgement.outcome,
      is_mended: mended.length > 0,
      values,
      cells: judgement.outcome === 'refused' ? cells : undefined,
      problems: problems.length > 0 ? problems : undefined,
      mended: mended.length > 0 ? mended : undefined,
      changes: 'changes' in judgement ? judgement.changes : undefined,
      causes: [...new Set(causesIn({ problems, mended }).map(causeId))],
    }));
    await sql`
      insert into sheet_import_row (
        sheet_import_id, number, outcome, is_mended, "values", cells, problems, mended, changes, causes)
      select ${this.#importId}::int, staged.number, staged.outcome, staged.is_mended, staged."values", staged.cells,
        staged.problems, staged.mended, staged.changes, staged.causes
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as staged (
        number int, outcome text, is_mended boolean, "values" jsonb, cells jsonb, problems jsonb, mended jsonb, changes jsonb,
        causes text[])`.execute(tx);
  }
}

/** Twenty bytes as so many letters: kept for every row of a long table. */
function digestOf(text: string): string {
  return hash('sha1', text, 'binary');
}

const countOf: Readonly<Record<RowOutcome, 'newRows' | 'changedRows' | 'sameRows' | 'refusedRows'>> = {
  new: 'newRows',
  changed: 'changedRows',
  same: 'sameRows',
  refused: 'refusedRows',
};

/** Each cause once in a row, however often it stands there. */
function causesIn({ problems, mended }: Pick<UnderstoodRow, 'problems' | 'mended'>) {
  const faults = problems.map(({ key, column, isWarning }) => ({
    kind: isWarning ? ('warning' as const) : ('fault' as const),
    key,
    column: column ?? null,
  }));
  const repairs = mended.flatMap(({ column, repairs: made }) =>
    made.map((key) => ({ kind: 'repair' as const, key: `sheet.repair.${key}`, column })),
  );
  const byId = new Map([...faults, ...repairs].map((cause) => [causeId(cause), cause]));
  return [...byId.values()];
}
