import { isId } from '#src/shared/ids.ts';

export const sessionStates = ['draft', 'open', 'closed', 'cancelled'] as const;

/** What the list of sessions is asked for, as it stands in the address. */
export interface SessionListFilter {
  when: 'upcoming' | 'past' | 'all';
  state: (typeof sessionStates)[number] | null;
  courseId: string | null;
  /** 'YYYY-MM' in the session's zone. */
  month: string | null;
  /** Words in the course's title. */
  text: string;
  page: number;
}

/** The filter in an address. What makes no sense there is as good as absent. */
export function parseSessionListFilter(query: URLSearchParams): SessionListFilter {
  const [when, state, courseId, month] = ['when', 'state', 'course', 'month'].map((name) => query.get(name) ?? '');
  const page = Number(query.get('page'));
  return {
    when: when === 'past' || when === 'all' ? when : 'upcoming',
    state: sessionStates.find((known) => known === state) ?? null,
    courseId: courseId && isId(courseId) ? courseId : null,
    month: month && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : null,
    text: (query.get('q') ?? '').trim().slice(0, 100),
    page: Number.isInteger(page) && page > 1 && page < 10_000 ? page : 1,
  };
}

/** The filter as an address says it: only what differs from the plain list. */
export function sessionListQuery({ when, state, courseId, month, text, page }: SessionListFilter): string {
  const said = {
    when: when === 'upcoming' ? '' : when,
    state: state ?? '',
    course: courseId ?? '',
    month: month ?? '',
    q: text,
    page: page > 1 ? String(page) : '',
  };
  const query = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
  return query.size > 0 ? `?${query}` : '';
}
