/** Which page of a list somebody asks for, counted from 1. */
export interface PageRequest {
  page: number;
}

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  page: number;
  pages: number;
  count: number;
}

/** The page number in an address; the first page for anything that is none. */
export function readPage(text: string | null): number {
  return text !== null && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}

/** The address of another page of a list: what else was asked for stays, the news of a form that was sent goes. */
export function pageHref({ pathname, searchParams }: URL, page: number, name = 'page'): string {
  const query = new URLSearchParams(searchParams);
  for (const news of ['done', 'asked', '_action']) query.delete(news);
  query.set(name, String(page));
  return `${pathname}?${query}`;
}

/** Which rows to ask for. */
export function windowOf(page: number, perPage: number): { offset: number; limit: number } {
  return { offset: (page - 1) * perPage, limit: perPage };
}

/** The rows that came, as a page. */
export function pageOf<Item>(
  items: Item[],
  { page, perPage, count }: { page: number; perPage: number; count: number },
): Page<Item> {
  return { items, page, pages: Math.max(1, Math.ceil(count / perPage)), count };
}
