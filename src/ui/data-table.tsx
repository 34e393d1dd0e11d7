import type { ReactNode } from 'react';

export interface TableColumn<Row> {
  key: string;
  header: string;
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
   * three narrow columns.
   */
  narrow?: 'stack' | 'keep';
}

/** A table of data. The roles are spelled out because stacking it on a phone would take them away in some browsers. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, hideCaption, columns, rows, rowKey, totals = [], narrow = 'stack' } = props;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table className={`data-table ${narrow}`} role="table">
      <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tr role="row">
          {columns.map((column) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <th key={column.key} role="columnheader" scope="col" className={column.align}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          <TableRow key={rowKey(row)} columns={columns} row={row} />
        ))}
      </tbody>
      {totals.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: see above
        <tfoot role="rowgroup">
          {totals.map((row) => (
            <TableRow key={rowKey(row)} columns={columns} row={row} />
          ))}
        </tfoot>
      )}
    </table>
  );
}

function TableRow<Row>({ columns, row }: { columns: readonly TableColumn<Row>[]; row: Row }) {
  const [name, ...others] = columns;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see DataTable
    <tr role="row">
      {name && (
        // biome-ignore lint/a11y/noRedundantRoles: see DataTable
        <th role="rowheader" scope="row" className={name.align}>
          {name.cell(row)}
        </th>
      )}
      {others.map((column) => (
        // biome-ignore lint/a11y/noRedundantRoles: see DataTable
        <td key={column.key} role="cell" className={column.align} data-label={column.header}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
