import type { ReactNode } from 'react';

export interface TableColumn<Row> {
  key: string;
  header: string;
  /** The language of the header, when it is not the page's. */
  headerLang?: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and sums stand to the right, digits under digits. */
  align?: 'number' | undefined;
}

interface DataTableProps<Row> {
  caption: string;
  /** Set when the heading just above says the same as the caption. */
  hideCaption?: boolean;
  /** The first column names its row. */
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Sums and the like, under the rows. */
  totals?: readonly Row[];
  /**
   * On a phone: `stack` shows each row as a block with the column's name before each value; `keep` stays a table, for two or
   * three narrow columns. `early` stacks on all but wide screens, for very many columns.
   */
  narrow?: 'stack' | 'keep' | 'early';
}

/**
 * A table of data. Where it stacks on a phone, the roles are spelled out, because stacking takes them away in some browsers.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, hideCaption, columns, rows, rowKey, totals = [], narrow = 'stack' } = props;
  const role = narrow === 'keep' ? plainRoles : stackingRoles;
  return (
    <table className={`data-table ${narrow === 'early' ? 'stack early' : narrow}`} role={role.table}>
      <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead role={role.group}>
        <tr role={role.row}>
          {columns.map((column) => (
            <th key={column.key} role={role.columnHeader} scope="col" className={column.align} lang={column.headerLang}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role={role.group}>
        {rows.map((row) => (
          <TableRow key={rowKey(row)} columns={columns} row={row} role={role} />
        ))}
      </tbody>
      {totals.length > 0 && (
        <tfoot role={role.group}>
          {totals.map((row) => (
            <TableRow key={rowKey(row)} columns={columns} row={row} role={role} />
          ))}
        </tfoot>
      )}
    </table>
  );
}

/** Spelled out where a table stacks on a phone. */
export const stackingRoles = {
  table: 'table',
  group: 'rowgroup',
  row: 'row',
  columnHeader: 'columnheader',
  rowHeader: 'rowheader',
  cell: 'cell',
} as const;

type Roles = { readonly [K in keyof typeof stackingRoles]?: (typeof stackingRoles)[K] };

const plainRoles: Roles = {};

interface TableRowProps<Row> {
  columns: readonly TableColumn<Row>[];
  row: Row;
  role: Roles;
}

function TableRow<Row>({ columns, row, role }: TableRowProps<Row>) {
  const [name, ...others] = columns;
  return (
    <tr role={role.row}>
      {name && (
        <th role={role.rowHeader} scope="row" className={name.align}>
          {name.cell(row)}
        </th>
      )}
      {others.map((column) => (
        <td key={column.key} role={role.cell} className={column.align} data-label={role.cell && column.header}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
