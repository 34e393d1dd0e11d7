import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { stackingRoles as role } from './data-table.tsx';
import { ListSteps } from './list-steps.tsx';

export interface WorkColumn<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and sums stand to the right, digits under digits. */
  align?: 'number' | undefined;
  /** For a column that the list can be sorted by: where pressing its heading leads, and whether it is sorted so now. */
  sort?: { href: string; now: 'ascending' | 'descending' | undefined } | undefined;
}

/** What can be done with many rows at once, by a form that is sent to the page itself. */
export interface WorkListActs<Row> {
  /** Buttons; the value of the pressed one is sent as `act`. */
  acts: readonly { value: string; label: string }[];
  /** What a row is called, beside its box. Its key is sent as `row` when it is chosen, and always as `listed`. */
  nameOf: (row: Row) => string;
  /** The language of these names when it is not the page's. */
  lang?: string | undefined;
  /** The question that the list answers now, sent as `query`: for acts on all that fit, not only on this page. */
  query: string;
}

interface WorkListProps<Row> {
  caption: string;
  /** The first column names its row. */
  columns: readonly WorkColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** How many rows fit, on all pages. */
  total: number;
  acts?: WorkListActs<Row> | undefined;
  previous?: string | undefined;
  next?: string | undefined;
}

/** Rows of work: sorted by their headings, paged, and chosen for what can be done to many at once. */
export function WorkList<Row>(props: WorkListProps<Row>) {
  const { acts, rows, rowKey, total, previous, next } = props;
  if (!acts || acts.acts.length === 0) {
    return (
      <>
        <WorkTable {...props} acts={undefined} />
        <ListSteps previous={previous} next={next} />
      </>
    );
  }
  return (
    <form method="post" className="work-form">
      <input type="hidden" name="query" value={acts.query} />
      {rows.map((row) => (
        <input key={rowKey(row)} type="hidden" name="listed" value={rowKey(row)} />
      ))}
      <WorkTable {...props} />
      <ActBar acts={acts.acts} onPage={rows.length} total={total} />
      <ListSteps previous={previous} next={next} />
    </form>
  );
}

function WorkTable<Row>({ caption, columns, rows, rowKey, acts }: WorkListProps<Row>) {
  const t = useTexts();
  return (
    <table className="data-table stack work-table" role={role.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead role={role.group}>
        <tr role={role.row}>
          {acts && (
            <th role={role.columnHeader} scope="col" className="choosing">
              {t('ui.work-list.choose')}
            </th>
          )}
          {columns.map((column) => (
            <ColumnHeading key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role={role.group}>
        {rows.map((row) => (
          <WorkRow key={rowKey(row)} row={row} id={rowKey(row)} columns={columns} acts={acts} />
        ))}
      </tbody>
    </table>
  );
}

function ColumnHeading<Row>({ column: { header, align, sort } }: { column: WorkColumn<Row> }) {
  if (!sort) {
    return (
      <th role={role.columnHeader} scope="col" className={align}>
        {header}
      </th>
    );
  }
  return (
    <th role={role.columnHeader} scope="col" className={align} aria-sort={sort.now ?? 'none'}>
      <a href={sort.href} className="sort">
        {header}
        {sort.now && <span aria-hidden="true">{sort.now === 'ascending' ? ' ▲' : ' ▼'}</span>}
      </a>
    </th>
  );
}

interface WorkRowProps<Row> {
  row: Row;
  id: string;
  columns: readonly WorkColumn<Row>[];
  acts: WorkListActs<Row> | undefined;
}

function WorkRow<Row>({ row, id, columns, acts }: WorkRowProps<Row>) {
  const t = useTexts();
  const [name, ...others] = columns;
  return (
    <tr role={role.row}>
      {acts && (
        <td role={role.cell} className="choosing">
          <label>
            <input type="checkbox" name="row" value={id} />
            <span className="visually-hidden">
              {t('ui.work-list.choose-row')} <span lang={acts.lang}>{acts.nameOf(row)}</span>
            </span>
          </label>
        </td>
      )}
      {name && (
        <th role={role.rowHeader} scope="row" className={name.align}>
          {name.cell(row)}
        </th>
      )}
      {others.map((column) => (
        <td key={column.key} role={role.cell} className={column.align} data-label={column.header}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Which rows are meant, and what is to be done to them. */
function ActBar({ acts, onPage, total }: { acts: WorkListActs<never>['acts']; onPage: number; total: number }) {
  const t = useTexts();
  const scopes = [
    { value: 'chosen', label: t('ui.work-list.chosen') },
    { value: 'page', label: t('ui.work-list.page', { count: onPage }) },
    ...(total > onPage ? [{ value: 'all', label: t('ui.work-list.all', { count: total }) }] : []),
  ];
  return (
    <fieldset className="act-bar">
      <legend>{t('ui.work-list.do')}</legend>
      {scopes.map(({ value, label }, index) => (
        <div className="choice" key={value}>
          <input type="radio" id={`scope-${value}`} name="scope" value={value} defaultChecked={index === 0} />
          <label htmlFor={`scope-${value}`}>{label}</label>
        </div>
      ))}
      <p className="hint">{t('ui.work-list.preview-follows')}</p>
      <p className="buttons">
        {acts.map(({ value, label }) => (
          <button key={value} type="submit" name="act" value={value} className="secondary">
            {label}
          </button>
        ))}
      </p>
    </fieldset>
  );
}
