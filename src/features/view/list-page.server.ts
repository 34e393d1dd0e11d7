import { type RawBuilder, sql } from 'kysely';
import { fitsType, type OrderType } from './list-place.model.ts';
import type { ListPlace, ListQuestion } from './list-question.model.ts';

/** An order of a list in SQL. Neither may ever be null, or rows would be left out: `coalesce(…, 'infinity')`. */
export interface ListOrder {
  readonly expression: RawBuilder<unknown>;
  /** As PostgreSQL calls it. */
  readonly type: OrderType;
}

/** What every row of a list needs besides its own columns, to begin the next page behind it. */
export interface ListedRow {
  readonly rowId: string;
  readonly sortValue: string;
}

/** A page of a list: its rows, and where the pages beside it begin. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly previous: ListPlace | undefined;
  readonly next: ListPlace | undefined;
}

/** The parts of a query that reads one page, however deep in the list it is, by the row before it. */
export interface PagedQuery {
  /** For the `select`: the columns of `ListedRow`. */
  readonly columns: RawBuilder<unknown>;
  /** For the `where`. */
  readonly condition: RawBuilder<boolean>;
  /** After everything else. */
  readonly orderAndLimit: RawBuilder<unknown>;
  /** Makes the page of the rows that came. */
  cut<Row extends ListedRow>(rows: readonly Row[]): ListPage<Row>;
}

export const rowsPerPage = 50;

/**
 * Prepares the query of a page. A place whose values are none of these orders is no place: the list begins at its beginning.
 *
 * ```ts
 * const page = pagedQuery(question, orders[question.sort], { expression: sql`project.id`, type: 'int' });
 * const rows = await selectRows(read, sql<Row>`select …, ${page.columns} from … where ${page.condition} ${page.orderAndLimit}`);
 * return page.cut(rows);
 * ```
 */
export function pagedQuery(
  question: Pick<ListQuestion, 'place' | 'direction'>,
  order: ListOrder,
  id: ListOrder,
  limit = rowsPerPage,
): PagedQuery {
  const place = question.place && isPlace(question.place, order, id) ? question.place : undefined;
  const isBackwards = place?.side === 'before';
  const isRising = (question.direction === 'ascending') !== isBackwards;
  const way = sql.raw(isRising ? 'asc' : 'desc');
  return {
    columns: sql`(${order.expression})::text as sort_value, (${id.expression})::text as row_id`,
    condition: place ? beyond(place, order, id, isRising) : sql<boolean>`true`,
    orderAndLimit: sql`order by ${order.expression} ${way}, ${id.expression} ${way} limit ${limit + 1}`,
    cut: (rows) => {
      const hasMore = rows.length > limit;
      const kept = rows.slice(0, limit);
      if (isBackwards) kept.reverse();
      const edge = (row: ListedRow | undefined, side: ListPlace['side'], exists: boolean) =>
        row && exists ? { side, rowId: row.rowId, sortValue: row.sortValue } : undefined;
      return {
        rows: kept,
        previous: edge(kept[0], 'before', isBackwards ? hasMore : place !== undefined),
        next: edge(kept.at(-1), 'after', isBackwards || hasMore),
      };
    },
  };
}

function isPlace({ sortValue, rowId }: ListPlace, order: ListOrder, id: ListOrder): boolean {
  return fitsType(sortValue, order.type) && fitsType(rowId, id.type);
}

function beyond(place: ListPlace, order: ListOrder, id: ListOrder, isRising: boolean): RawBuilder<boolean> {
  const beyondIt = sql.raw(isRising ? '>' : '<');
  const value = sql`${place.sortValue}::text::${sql.raw(order.type)}`;
  const rowId = sql`${place.rowId}::text::${sql.raw(id.type)}`;
  return sql<boolean>`(${order.expression}, ${id.expression}) ${beyondIt} (${value}, ${rowId})`;
}
