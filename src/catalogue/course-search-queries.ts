import { type RawBuilder, sql } from 'kysely';
import { creditStamps, listApprovals } from '#src/credits/index.ts';
import type { Db } from '#src/database.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import type { CourseSummary, NextSession } from './course.ts';
import { courseConditions, fitsWithoutSession, ranking, sessionConditions } from './course-conditions-queries.ts';
import { type CourseSearch, coursesPerPage } from './course-search.ts';
import { seatsIn, seatsLeftIn } from './seats-taken-queries.ts';
import { sessionDays } from './session-words.ts';

type CourseRow = Omit<CourseSummary, 'next' | 'credits'> & {
  total: number;
  nextId: string | null;
} & { [Key in Exclude<keyof NextSession, 'id'>]: NextSession[Key] };

interface FoundCourses {
  courses: CourseSummary[];
  /** How many fit altogether. */
  total: number;
  page: number;
  pages: number;
}

/**
 * A page of the published courses that fit, in two statements: the courses with their next fitting session, then their
 * approvals. A course without a session that fits is found only when nothing is asked of sessions.
 */
export async function searchCourses(db: Db, search: CourseSearch, now: Date): Promise<FoundCourses> {
  const { rows } = await coursesQuery(search, now).execute(db);
  // An address from yesterday may ask for a page that is gone.
  if (rows.length === 0 && search.page > 1) return searchCourses(db, { ...search, page: 1 }, now);
  const total = rows[0]?.total ?? 0;
  const courses = await withCredits(db, rows, now);
  return { courses, total, page: search.page, pages: Math.ceil(total / coursesPerPage) };
}

/** Published courses of the same discipline, then of the same kind, that can be taken next. */
export async function listSimilarCourses(
  db: Db,
  course: Pick<CourseSummary, 'id' | 'discipline' | 'kind'>,
  { now, limit }: { now: Date; limit: number },
): Promise<CourseSummary[]> {
  const alike = sql<boolean>`c.id <> ${course.id} and (c.discipline = ${course.discipline} or c.kind = ${course.kind})
    and (c.kind = 'online' or next.id is not null)`;
  const order = sql`(c.discipline = ${course.discipline}) desc, next.starts_at nulls last, c.title`;
  const { rows } = await pageQuery({ sort: 'soonest', page: 1 }, now, { where: alike, order, limit }).execute(db);
  return withCredits(db, rows, now);
}

/** How many courses fit. */
export async function countCourses(db: Db, search: CourseSearch, now: Date): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total ${fromCourses(search, now)}`.execute(db);
  return rows[0]?.total ?? 0;
}

function coursesQuery(search: CourseSearch, now: Date): RawBuilder<CourseRow> {
  return pageQuery(search, now, { where: sql`true`, order: ranking(search, now), limit: coursesPerPage });
}

interface PageOptions {
  where: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  limit: number;
}

// Seats are counted for the page's few courses only, after the page has been cut.
function pageQuery(search: CourseSearch, now: Date, { where, order, limit }: PageOptions): RawBuilder<CourseRow> {
  return sql<CourseRow>`
    with found as (
      select
        c.id, c.slug, c.title, c.kind, c.discipline, c.level, c.summary, c.duration_minutes,
        coalesce(next.price_cents, c.price_cents) as price_cents, coalesce(next.session_count, 0) as session_count,
        next.id as next_id, next.delivery, next.suburb, next.state, next.time_zone, next.starts_at, next.ends_at,
        next.capacity,
        count(*) over ()::int as total,
        row_number() over (order by ${order}, c.id) as position
      ${fromCourses(search, now)} and ${where}
      order by position
      limit ${limit} offset ${(search.page - 1) * limit}
    )
    select
      found.*,
      (select count(*)::int from session_days where session_id = found.next_id) as day_count,
      (select ${seatsLeftIn('sessions', now)} from sessions where sessions.id = found.next_id) as seats_left
    from found
    order by found.position`;
}

function fromCourses(search: CourseSearch, now: Date): RawBuilder<unknown> {
  return sql`
    from courses c
    left join lateral (
      select s.id, s.delivery, s.time_zone, s.starts_at, s.ends_at, ${seatsIn('s')} as capacity, s.price_cents, v.suburb, v.state,
        count(*) over ()::int as session_count
      from sessions s left join venues v on v.id = s.venue_id
      where s.course_id = c.id and s.state = 'open' and s.starts_at > ${now} and ${sessionConditions(search)}
      order by s.starts_at, s.id
      limit 1
    ) next on true
    where c.state = 'published' and ${courseConditions(search)}
      and (next.id is not null or ${fitsWithoutSession(search, now)})`;
}

async function withCredits(db: Db, rows: CourseRow[], now: Date): Promise<CourseSummary[]> {
  const approvals = await listApprovals(
    db,
    rows.map(({ id }) => id),
  );
  const ofCourse = Map.groupBy(approvals, ({ courseId }) => courseId);
  const today = dateIn(officeZone, now);
  return rows.map((row) => {
    const next = nextOf(row);
    const { id, slug, title, kind, discipline, level, summary, durationMinutes, priceCents, sessionCount } = row;
    return {
      ...{ id, slug, title, kind, discipline, level, summary, durationMinutes, sessionCount, next },
      priceCents: Number(priceCents),
      credits: creditStamps(ofCourse.get(id) ?? [], next ? sessionDays(next) : [today]),
    };
  });
}

function nextOf(row: CourseRow): NextSession | null {
  if (!row.nextId) return null;
  const { delivery, suburb, state, timeZone, startsAt, endsAt, dayCount, capacity, seatsLeft } = row;
  return {
    ...{ id: row.nextId, delivery, suburb, state, timeZone, startsAt, endsAt, dayCount, capacity },
    seatsLeft,
  };
}
