import {
  type Batches,
  type CellKind,
  type CellValue,
  eurosOf,
  listSeparator,
  type TableColumn,
} from './table-column.ts';

/** A cell as JSON has it: lists are lists, cents are euros. */
export type JsonValue = string | number | boolean | readonly string[] | null;

/** A row as a JSON object with the names of the columns as keys; an empty cell is null, an empty list is empty. */
export function jsonRowOf<Row>(columns: readonly TableColumn<Row>[], row: Row): Record<string, JsonValue> {
  const object: Record<string, JsonValue> = {};
  for (const column of columns) object[column.name] = jsonValueOf(column.kind, column.valueOf(row));
  return object;
}

function jsonValueOf(kind: CellKind, value: CellValue): JsonValue {
  if (kind === 'list') return value === null || value === '' ? [] : String(value).split(listSeparator);
  return kind === 'cents' && value !== null ? Number(eurosOf(Number(value))) : value;
}

/** Values as JSON, one a line, a piece for each batch. */
export async function* ndjsonPieces<Row>(
  batches: Batches<Row>,
  jsonOf: (row: Row) => unknown,
): AsyncGenerator<string, void, undefined> {
  for await (const rows of batches) {
    let piece = '';
    for (const row of rows) piece += `${JSON.stringify(jsonOf(row))}\n`;
    yield piece;
  }
}
