/** The page of a list that an address asks for. */
export function pageNumber(query: URLSearchParams): number {
  const page = Number(query.get('page'));
  return Number.isInteger(page) && page > 1 && page < 10_000 ? page : 1;
}
