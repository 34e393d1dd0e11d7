import { CsvError, parse } from 'csv-parse/sync';
import type { AreaEntry, AreaKind } from './area.model.ts';

/** An official list of areas as read from a classification file. */
export interface AreaList {
  readonly kind: AreaKind;
  /** First day (ISO date) on which the list is in force. */
  readonly validFrom: string;
  readonly entries: readonly AreaEntry[];
}

/** What is wrong in a file and where: lines and columns count from 1; `column` is absent where a whole line is meant. */
export interface AreaListProblem {
  readonly line: number;
  readonly column?: number;
  readonly found: string;
  readonly expected: string;
}

export type AreaListReading =
  | { readonly list: AreaList; readonly problems?: never }
  | { readonly list?: never; readonly problems: readonly AreaListProblem[] };

interface ColumnPlan {
  readonly field: keyof AreaEntry;
  readonly column: string;
  /** The column holds a code of so many digits; without it, a name. */
  readonly digits?: number;
  /** Without the column the list is useless; others are taken where the file has them. */
  readonly required: boolean;
}

interface FilePlan {
  readonly kind: AreaKind;
  /** By having this column a file is known to be of this kind. */
  readonly codeColumn: string;
  readonly columns: readonly ColumnPlan[];
}

/** The files Koordi knows. The order matters: a list of municipalities has the columns of sub-regions too, and so on. */
const filePlans: readonly FilePlan[] = [
  filePlan('municipality', 'municipality', 3, [
    { field: 'regionCode', column: 'maakunta_code', digits: 2, required: true },
    { field: 'subRegionCode', column: 'seutukunta_code', digits: 3, required: true },
    { field: 'elyCentreCode', column: 'ely_code', digits: 2, required: false },
    { field: 'vitalityCentreCode', column: 'evk_code', digits: 2, required: false },
    { field: 'employmentAreaCode', column: 'tyollisyysalue_code', digits: 2, required: false },
  ]),
  filePlan('sub_region', 'seutukunta', 3, [
    { field: 'regionCode', column: 'maakunta_code', digits: 2, required: true },
  ]),
  filePlan('region', 'maakunta', 2),
  filePlan('ely_centre', 'ely', 2),
  filePlan('vitality_centre', 'evk', 2),
  filePlan('employment_area', 'tyollisyysalue', 2),
];

function filePlan(kind: AreaKind, stem: string, digits: number, parents: readonly ColumnPlan[] = []): FilePlan {
  const codeColumn = `${stem}_code`;
  const own: ColumnPlan[] = [
    { field: 'code', column: codeColumn, digits, required: true },
    { field: 'nameFi', column: `${stem}_fi`, required: true },
    { field: 'nameSv', column: `${stem}_sv`, required: true },
  ];
  return { kind, codeColumn, columns: [...own, ...parents] };
}

/**
 * Reads a classification file of Statistics Finland in CSV (comma or semicolon, with a header line). The header tells the
 * kind of areas; `validFrom`, or else the year in the file's name, the first day.
 *
 * @param text the whole file, decoded
 * @returns the list, or every problem found in the order of the lines
 */
export function readAreaListFile(text: string, fileName: string, validFrom?: string): AreaListReading {
  const from = validFrom ?? firstDayFromFileName(fileName);
  if (!from) {
    const expected = 'a year in the name, such as fi-municipalities-2026.csv, or the option --valid-from';
    return { problems: [{ line: 1, found: `the file name ${fileName}`, expected }] };
  }
  const { rows, problem } = readRows(text);
  if (problem) return { problems: [problem] };
  const [header, ...body] = rows;
  const plan = header && filePlans.find(({ codeColumn }) => header.cells.includes(codeColumn));
  if (!header || !plan) return { problems: [unknownHeader(header)] };
  return readBody(plan, header.cells, body, from);
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function readBody(plan: FilePlan, header: readonly string[], body: readonly Row[], validFrom: string): AreaListReading {
  const missing = plan.columns.filter(({ column, required }) => required && !header.includes(column));
  if (missing.length > 0) {
    const expected = `also the columns ${missing.map(({ column }) => column).join(', ')}`;
    return { problems: [{ line: 1, found: header.join(', '), expected }] };
  }
  if (body.length === 0) return { problems: [{ line: 2, found: 'no rows', expected: 'a row for each area' }] };
  const problems = [
    ...body.flatMap((row) => problemsOfRow(row, header, plan.columns)),
    ...repeatedCodes(body, header.indexOf(plan.codeColumn)),
  ];
  if (problems.length > 0) return { problems: problems.sort((one, other) => one.line - other.line) };
  const entries = body.map(({ cells }) => entryOf(cells, header, plan.columns));
  return { list: { kind: plan.kind, validFrom, entries } };
}

function problemsOfRow(
  { line, cells }: Row,
  header: readonly string[],
  columns: FilePlan['columns'],
): AreaListProblem[] {
  if (cells.length !== header.length) {
    return [{ line, found: `${cells.length} cells`, expected: `${header.length} cells, as in the header` }];
  }
  return columns.flatMap(({ column, digits, required }) => {
    const at = header.indexOf(column);
    const value = cells[at];
    if (value === undefined || (value === '' && !required) || isRight(value, digits)) return [];
    const expected = digits === undefined ? `a name in ${column}` : `a code of ${digits} digits in ${column}`;
    return [{ line, column: at + 1, found: JSON.stringify(value), expected }];
  });
}

function isRight(value: string, digits: number | undefined): boolean {
  return digits === undefined ? value !== '' : value.length === digits && /^\d+$/.test(value);
}

function repeatedCodes(body: readonly Row[], at: number): AreaListProblem[] {
  const firstLines = new Map<string, number>();
  return body.flatMap(({ line, cells }) => {
    const code = cells[at];
    if (!code) return [];
    const firstLine = firstLines.get(code);
    if (firstLine === undefined) {
      firstLines.set(code, line);
      return [];
    }
    const expected = `a code of its own; line ${firstLine} has the same`;
    return [{ line, column: at + 1, found: JSON.stringify(code), expected }];
  });
}

function entryOf(cells: readonly string[], header: readonly string[], columns: FilePlan['columns']): AreaEntry {
  const entry: { -readonly [field in keyof AreaEntry]: AreaEntry[field] } = { code: '', nameFi: '', nameSv: '' };
  for (const { field, column } of columns) {
    const value = cells[header.indexOf(column)];
    if (value) entry[field] = value;
  }
  return entry;
}

function firstDayFromFileName(fileName: string): string | undefined {
  const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(fileName)?.[0];
  return year && `${year}-01-01`;
}

function unknownHeader(header: Row | undefined): AreaListProblem {
  const known = filePlans.map(({ codeColumn }) => codeColumn).join(', ');
  return { line: 1, found: header?.cells.join(', ') ?? 'an empty file', expected: `a header with one of ${known}` };
}

function readRows(text: string): { rows: readonly Row[]; problem?: AreaListProblem } {
  const [firstLine = ''] = text.split('\n', 1);
  const rows: Row[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: firstLine.includes(';') ? ';' : ',',
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines, cells });
      },
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const problem = {
      line: Number(error.lines),
      found: error.message,
      expected: 'values with a comma or semicolon between',
    };
    return { rows, problem };
  }
}
