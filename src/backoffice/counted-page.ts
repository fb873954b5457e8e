/** One page of a list. */
export interface PageOf<Row> {
  rows: Row[];
  /** How many there are altogether. */
  total: number;
  page: number;
  pages: number;
}

export const rowsPerPage = 50;

/** Cuts a page out of what a query for `limit` rows from `offset` gave, each row telling how many there are. */
export function pageOf<Row>(found: (Row & { total: number })[], page: number): PageOf<Row> {
  const total = found[0]?.total ?? 0;
  return { rows: found, total, page, pages: Math.ceil(total / rowsPerPage) };
}
