import type { AustralianState, CourseKind, Discipline, Level } from './course.ts';
import { disciplineNames, kindNames, levelNames, stateNames } from './course-words.ts';

type CourseSort = 'soonest' | 'price' | 'credits' | 'title' | 'relevance';
/** A state, or one of the two ways to learn online. */
export type Where = AustralianState | 'live-stream' | 'self-paced';

/** What somebody looks for. Absent means any. */
export interface CourseSearch {
  text?: string;
  kind?: CourseKind;
  discipline?: Discipline;
  level?: Level;
  /** Id of a credit body. */
  body?: string;
  where?: Where;
  /** 'YYYY-MM', in each session's own zone. */
  month?: string;
  minCredits?: number;
  maxPriceCents?: number;
  sort: CourseSort;
  page: number;
}

export const coursesPerPage = 12;

/** The name of each part in the address, in the order in which a canonical address has them. */
const names = {
  text: 'q',
  kind: 'kind',
  discipline: 'discipline',
  body: 'body',
  credits: 'credits',
  where: 'where',
  month: 'month',
  price: 'price',
  level: 'level',
  sort: 'sort',
  page: 'page',
} as const;

const longestText = 100;
const sorts: CourseSort[] = ['soonest', 'price', 'credits', 'title', 'relevance'];
const places: Where[] = [...(Object.keys(stateNames) as AustralianState[]), 'live-stream', 'self-paced'];

/**
 * Reads a search from an address. What is malformed or unknown is left out, as if it had not been asked for: the address
 * may be old, mistyped or made up, and the page should still help.
 */
export function parseCourseSearch(parameters: URLSearchParams): CourseSearch {
  const given = (name: string) => parameters.get(name)?.trim() ?? '';
  const oneOf = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === given(name));
  // Control characters too: PostgreSQL takes no NUL in a text.
  const text = given(names.text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, longestText);
  const kind = oneOf(names.kind, Object.keys(kindNames) as CourseKind[]);
  const discipline = oneOf(names.discipline, Object.keys(disciplineNames) as Discipline[]);
  const level = oneOf(names.level, Object.keys(levelNames) as Level[]);
  const where = oneOf(names.where, places);
  const body = /^[a-z0-9-]{1,40}$/.test(given(names.body)) ? given(names.body) : undefined;
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(given(names.month)) ? given(names.month) : undefined;
  const minCredits = positiveNumber(given(names.credits), 1_000);
  const dollars = wholeNumber(given(names.price), 100_000);
  return {
    ...(text && { text }),
    ...(kind && { kind }),
    ...(discipline && { discipline }),
    ...(level && { level }),
    ...(where && { where }),
    ...(body && { body }),
    ...(month && { month }),
    ...(minCredits !== undefined && { minCredits }),
    ...(dollars !== undefined && { maxPriceCents: dollars * 100 }),
    sort: sortOf(oneOf(names.sort, sorts), text),
    page: Math.max(1, wholeNumber(given(names.page), 10_000) ?? 1),
  };
}

/** The best match first when words were typed, else what is on soonest. Relevance means nothing without words. */
function sortOf(asked: CourseSort | undefined, text: string): CourseSort {
  if (asked === 'relevance' && !text) return 'soonest';
  return asked ?? (text ? 'relevance' : 'soonest');
}

function wholeNumber(text: string, most: number): number | undefined {
  return /^\d{1,7}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

function positiveNumber(text: string, most: number): number | undefined {
  const value = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  return value > 0 && value <= most ? value : undefined;
}

/**
 * The search as a query string, the same for the same search: parts in one order, defaults left out. '' for everything,
 * else it starts with '?'.
 */
export function courseSearchQuery(search: CourseSearch): string {
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | number | undefined) => {
    if (value !== undefined) parameters.set(name, String(value));
  };
  put(names.text, search.text);
  put(names.kind, search.kind);
  put(names.discipline, search.discipline);
  put(names.body, search.body);
  put(names.credits, search.minCredits);
  put(names.where, search.where);
  put(names.month, search.month);
  put(names.price, search.maxPriceCents === undefined ? undefined : search.maxPriceCents / 100);
  put(names.level, search.level);
  if (search.sort !== sortOf(undefined, search.text ?? '')) put(names.sort, search.sort);
  if (search.page > 1) put(names.page, search.page);
  const query = parameters.toString();
  return query && `?${query}`;
}

export type CourseFilter = Exclude<keyof CourseSearch, 'sort' | 'page'>;
const filters: CourseFilter[] = [
  'text',
  'kind',
  'discipline',
  'body',
  'minCredits',
  'where',
  'month',
  'maxPriceCents',
  'level',
];

/** The filters that are set, in the order of the form. */
export function activeFilters(search: CourseSearch): CourseFilter[] {
  return filters.filter((name) => search[name] !== undefined);
}

/** The same search without one of its filters, from the first page. */
export function withoutFilter(search: CourseSearch, filter: CourseFilter): CourseSearch {
  const rest = { ...search, [filter]: undefined, page: 1 };
  return { ...rest, sort: sortOf(rest.sort, rest.text ?? '') };
}

/** The search by this one filter alone. */
export function onlyFilter(search: CourseSearch, filter: CourseFilter): CourseSearch {
  const sort = sortOf(undefined, filter === 'text' ? (search.text ?? '') : '');
  return { [filter]: search[filter], sort, page: 1 };
}
