import type { Field, Form } from './form.model.ts';
import { columnsOf } from './forms/project-list.model.ts';
import { printValue } from './printing.model.ts';
import type { DescriptionRecord } from './record.model.ts';

/** Prints rows as a project list: the header of the list, cells quoted where they need it (RFC 4180), lines ended by LF. */
export function printProjectList(list: Form, rows: readonly DescriptionRecord[]): string {
  const columns = columnsOf(list);
  const header = columns.map((column) => column.labels.fi);
  const cells = rows.map(({ fields }) => columns.map((column) => printCell(column, fields[column.id])));
  return [header, ...cells].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

/** The lists print sums without spaces and with a decimal point. */
function printCell(column: Field, value: unknown): string {
  if (column.kind.name !== 'money' || typeof value !== 'number') return printValue(column, value);
  return value % 100 === 0 ? String(value / 100) : (value / 100).toFixed(2);
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
