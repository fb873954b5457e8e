import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { rowsPerPage } from './counted-page.ts';

export interface CourseListFilter {
  state: 'draft' | 'published' | 'retired' | null;
  kind: 'workshop' | 'webinar' | 'online' | 'class' | 'event' | null;
  /** Words in the title or the address. */
  text: string;
  page: number;
}

/** Courses that fit, by title, 50 a page; null for all courses, otherwise only these. */
export async function listCourseRows(db: Db, courseIds: string[] | null, filter: CourseListFilter, now: Date) {
  const { state, kind, text, page } = filter;
  return db
    .selectFrom('courses')
    .select(['id', 'slug', 'title', 'kind', 'state', 'priceCents', 'updatedAt'])
    .select([
      sql<number>`(count(*) over ())::int`.as('total'),
      sql<number>`(
        select count(*)::int from sessions s
        where s.course_id = courses.id and s.state in ('open', 'closed') and s.ends_at > ${now}
      )`.as('sessionsToCome'),
      sql<number>`(
        select count(*)::int from sessions s where s.course_id = courses.id and s.state = 'draft'
      )`.as('draftSessions'),
      sql<number>`(
        select count(*)::int from approvals a where a.course_id = courses.id and a.status = 'approved'
      )`.as('approvals'),
    ])
    .$if(courseIds !== null, (query) => query.where('id', 'in', courseIds?.length ? courseIds : ['']))
    .$if(state !== null, (query) => query.where('state', '=', state))
    .$if(kind !== null, (query) => query.where('kind', '=', kind))
    .$if(text !== '', (query) =>
      query.where(sql<boolean>`strpos(search_text(title || ' ' || slug), search_text(${text})) > 0`),
    )
    .orderBy('title')
    .orderBy('id')
    .offset((page - 1) * rowsPerPage)
    .limit(rowsPerPage)
    .execute();
}
