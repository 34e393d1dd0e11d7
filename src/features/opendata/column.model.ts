import { z } from 'zod';
import type { JsonValue } from '#platform/files/ndjson.ts';
import { jsonRowOf } from '#platform/files/ndjson.ts';
import type { CellKind, CellValue, TableColumn } from '#platform/files/table-column.ts';
import type { PlainTextKey } from '#platform/i18n/texts.ts';

/** Names of columns and keys are the same in the API and in all files: each has a text that explains it. */
export type ColumnName =
  Extract<PlainTextKey, `opendata.column.${string}`> extends `opendata.column.${infer Name}` ? Name : never;

/** A column without its name; `isAlways` when no row is without it. */
interface ColumnShape<K extends CellKind = CellKind, A extends boolean = boolean> {
  readonly kind: K;
  readonly isAlways: A;
}

export type ColumnShapes = Readonly<Partial<Record<ColumnName, ColumnShape>>>;

/** A cell that may be empty. */
export function maybe<K extends CellKind>(kind: K): ColumnShape<K, false> {
  return { kind, isAlways: false };
}

/** A cell that is never empty. */
export function always<K extends CellKind>(kind: K): ColumnShape<K, true> {
  return { kind, isAlways: true };
}

type ValueOfKind<K extends CellKind> = K extends 'integer' | 'cents' ? number : K extends 'boolean' ? boolean : string;

/** A row as the database gives it: sums in cents, lists as one text. */
export type RowOf<S extends ColumnShapes> = {
  readonly [N in keyof S]: S[N] extends ColumnShape<infer K, infer A>
    ? ValueOfKind<K> | (A extends true ? never : null)
    : never;
};

export interface Column<Row> extends TableColumn<Row> {
  readonly name: ColumnName;
  readonly isAlways: boolean;
}

/** Columns whose names are the keys of the rows, in the order they are declared. */
export function columnsOf<S extends ColumnShapes>(shapes: S): readonly Column<RowOf<S>>[] {
  return Object.entries(shapes).map(([name, shape]) => ({
    name: name as ColumnName,
    ...shape,
    valueOf: (row: RowOf<S>) => (row as Readonly<Record<string, CellValue>>)[name] ?? null,
  }));
}

/** The text key that says what a column holds; it is also its description in the schema. */
export function columnText(name: ColumnName): PlainTextKey {
  return `opendata.column.${name}`;
}

const kindSchemas: Readonly<Record<CellKind, z.ZodType<JsonValue>>> = {
  text: z.string(),
  integer: z.int(),
  cents: z.number(),
  date: z.iso.date(),
  boolean: z.boolean(),
  list: z.array(z.string()),
};

/** What a row is in JSON. */
export function rowSchema<Row>(columns: readonly Column<Row>[]): z.ZodObject<Record<string, z.ZodType<JsonValue>>> {
  return z.object(
    Object.fromEntries(
      columns.map(({ name, kind, isAlways }) => {
        const schema = kindSchemas[kind];
        const isFilled = isAlways || kind === 'list';
        return [name, (isFilled ? schema : schema.nullable()).describe(columnText(name))];
      }),
    ),
  );
}

/** Rows as JSON has them. */
export function jsonRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Record<string, JsonValue>[] {
  return rows.map((row) => jsonRowOf(columns, row));
}
