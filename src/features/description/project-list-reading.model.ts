import { parse } from 'csv-parse/sync';
import type { Field, Form } from './form.model.ts';
import { columnsOf, recogniseList } from './forms/project-list.model.ts';
import { isUnread } from './kind.model.ts';
import { statuses } from './known-value.model.ts';
import { readValue } from './printing.model.ts';
import { excerpt } from './problem.model.ts';
import type { DescriptionRecord } from './record.model.ts';

/** One row of a project list, or why it was refused. */
export interface ListRow {
  /** Line of the file, from 1. */
  readonly line: number;
  /** The row's letters as the file has them. */
  readonly raw: string;
  readonly record: DescriptionRecord | undefined;
  readonly refusal: ListRefusal | undefined;
}

export interface ListRefusal {
  readonly reason: 'columns' | 'value' | 'naturalPersons';
  /** The column or value concerned. */
  readonly found: string;
  readonly column?: string | undefined;
}

export interface ProjectList {
  readonly list: Form;
  /** `quoted`: every row has its columns; `raw`: the services' own export, commas unquoted inside names. */
  readonly dialect: 'quoted' | 'raw';
  readonly rows: readonly ListRow[];
}

/** Reads a project list of either service; `undefined` when the first line is not the header of one. */
export function readProjectList(text: string): ProjectList | undefined {
  const unmarked = text.replace(/^\uFEFF/, '');
  const firstLine = unmarked.slice(0, unmarked.search(/\r?\n|$/));
  const list = recogniseList(splitRaw(firstLine));
  if (!list) return undefined;
  const quoted = readQuoted(unmarked, list);
  return quoted ? { list, dialect: 'quoted', rows: quoted } : { list, dialect: 'raw', rows: readRaw(unmarked, list) };
}

interface ParsedRow {
  readonly record: string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/** Rows of a well-formed CSV; `undefined` when any row has other columns than the header. */
function readQuoted(text: string, list: Form): ListRow[] | undefined {
  const width = columnsOf(list).length;
  try {
    const rows = parse(text, {
      raw: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as ParsedRow[];
    if (rows.some((row) => row.record.length !== width)) return undefined;
    return rows.slice(1).map((row) => readCells(list, row.record, row.raw.replace(/\r?\n$/, ''), row.info.lines));
  } catch {
    // Quotation marks that are plain letters: the services' own export.
    return undefined;
  }
}

function readRaw(text: string, list: Form): ListRow[] {
  return text.split(/\r?\n/).flatMap((raw, index) => {
    if (index === 0 || raw.trim() === '') return [];
    const cells = cellsOfRawLine(raw, list);
    const line = index + 1;
    if (!cells) return [{ line, raw, record: undefined, refusal: { reason: 'columns' as const, found: excerpt(raw) } }];
    return [readCells(list, cells, raw, line)];
  });
}

function splitRaw(line: string): string[] {
  return line.replace(/;\s*$/, '').split(',');
}

/**
 * The cells of a line whose names contain unquoted commas. Read from both ends: code and fund from the left, four sums
 * from the right, and in the middle the status, which is one of a few phrases and stands before the two dates.
 */
function cellsOfRawLine(line: string, list: Form): string[] | undefined {
  const pieces = splitRaw(line);
  const sums = pieces.slice(-4);
  const status = pieces.findLastIndex(
    (piece, index) => index < pieces.length - 6 && statuses.some((known) => known === piece),
  );
  const priority = pieces.findLastIndex((piece, index) => index < status && /^\d{1,2}$/.test(piece));
  const hasPart = columnsOf(list).some((column) => column.id === 'programmePart');
  const nameEnd = hasPart ? priority - 1 : priority;
  if (status < 0 || priority < 0 || nameEnd < 3) return undefined;
  return [
    ...pieces.slice(0, 2),
    pieces.slice(2, nameEnd).join(','),
    ...(hasPart ? [pieces[nameEnd] ?? ''] : []),
    pieces[priority] ?? '',
    pieces.slice(priority + 1, status).join(','),
    ...pieces.slice(status, status + 3),
    pieces.slice(status + 3, -4).join(','),
    ...sums,
  ];
}

function readCells(list: Form, cells: readonly string[], raw: string, line: number): ListRow {
  const columns = columnsOf(list);
  const fields = Object.fromEntries(
    columns.map((column, index) => [column.id, readValue(column, (cells[index] ?? '').trim())]),
  );
  const refusal = refusalOf(columns, fields);
  return refusal
    ? { line, raw, record: undefined, refusal }
    : { line, raw, record: { form: list.id, fields }, refusal: undefined };
}

/** A row is refused when it tells no project, has a value that cannot be read, or may name a natural person. */
function refusalOf(columns: readonly Field[], fields: Readonly<Record<string, unknown>>): ListRefusal | undefined {
  const unread = columns.find((column) => isUnread(fields[column.id]));
  if (unread) {
    const value = fields[unread.id];
    return { reason: 'value', column: unread.labels.fi, found: isUnread(value) ? excerpt(value.unread) : '' };
  }
  const missing = columns.find(
    (column) => (column.id === 'code' || column.id === 'name') && fields[column.id] === null,
  );
  if (missing) return { reason: 'value', column: missing.labels.fi, found: '' };
  return mayNameNaturalPersons(fields) ? { reason: 'naturalPersons', found: String(fields.code) } : undefined;
}

/**
 * The nine-digit EAKR codes are Finnvera loans, whose beneficiaries include natural persons: such rows are not taken into
 * the register.
 */
function mayNameNaturalPersons({ code, authority }: Readonly<Record<string, unknown>>): boolean {
  return /^A6\d{8}$/.test(String(code)) || /finnvera/i.test(String(authority));
}
