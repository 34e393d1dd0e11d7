/** Some rows of a list, and whether more follow. */
export interface RowsPage<Row> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
}

/** The page of the rows that came when one more was asked for than a page has. */
export function pageOf<Row>(rows: readonly Row[], size: number): RowsPage<Row> {
  return { rows: rows.slice(0, size), hasMore: rows.length > size };
}
