import { type Page, pageOf } from '#src/shared/paging.ts';

export const rowsPerPage = 50;

/** What a query for one page gave, each row telling how many there are altogether, as a page. */
export function countedPage<Row extends { total: number }>(found: Row[], page: number): Page<Row> {
  return pageOf(found, { page, perPage: rowsPerPage, count: found[0]?.total ?? 0 });
}
