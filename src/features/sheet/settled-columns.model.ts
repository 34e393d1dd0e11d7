import { type ColumnMatch, missingColumns } from './column-matching.model.ts';

/** What is wrong with the columns as the sender settles them: compulsory ones that are missing, and ones taken twice. */
export interface WrongColumns {
  readonly missing: readonly string[];
  readonly twice: readonly string[];
}

/** The name of the field for a column of a file. */
export function columnField(index: number): string {
  return `column-${index}`;
}

/** The columns of a file with what the sender's form says of each. */
export function settledColumnsFrom(
  form: Pick<FormData, 'get'>,
  columns: readonly ColumnMatch[],
  known: readonly string[],
): ColumnMatch[] {
  return columns.map((column) => {
    const chosen = form.get(columnField(column.index));
    const key = known.find((name) => name === chosen) ?? null;
    return { ...column, key, how: key === null ? 'none' : 'chosen' };
  });
}

export function wrongColumns(columns: readonly ColumnMatch[], compulsory: readonly string[]): WrongColumns | undefined {
  const missing = missingColumns(columns, compulsory);
  const keys = columns.flatMap(({ key }) => (key === null ? [] : [key]));
  const twice = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
  return missing.length + twice.length === 0 ? undefined : { missing, twice };
}
