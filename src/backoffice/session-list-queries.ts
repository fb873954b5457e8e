import { type RawBuilder, sql } from 'kysely';
import { seatsTakenIn } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import { mostToAttend } from './attention-queries.ts';
import type { SessionListFilter } from './session-list-filter.ts';
import { rowsPerPage } from './counted-page.ts';
import type { Sight } from './sight.ts';

export type SessionRow = Awaited<ReturnType<typeof listSessionRows>>[number];

/** The sessions that fit, 50 a page: those to come soonest first, past ones latest first. */
export async function listSessionRows(db: Db, sight: Sight, filter: SessionListFilter, now: Date) {
  const { when, state, courseId, month, text, page } = filter;
  return sessionRows(db, sight, now)
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .$if(when === 'upcoming', (query) => query.where('sessions.endsAt', '>', now))
    .$if(when === 'past', (query) => query.where('sessions.endsAt', '<=', now))
    .$if(state !== null, (query) => query.where('sessions.state', '=', state))
    .$if(courseId !== null, (query) => query.where('sessions.courseId', '=', courseId))
    .$if(month !== null, (query) =>
      query.where(sql<boolean>`to_char(sessions.starts_at at time zone sessions.time_zone, 'YYYY-MM') = ${month}`),
    )
    .$if(text !== '', (query) =>
      query.where(sql<boolean>`strpos(search_text(courses.title), search_text(${text})) > 0`),
    )
    .orderBy('sessions.startsAt', when === 'past' ? 'desc' : 'asc')
    .orderBy('sessions.id')
    .offset((page - 1) * rowsPerPage)
    .limit(rowsPerPage)
    .execute();
}

/** Sessions on sale that begin within this span, soonest first, at most `mostToAttend`. */
export async function listSessionsBetween(db: Db, sight: Sight, span: { from: Date; to: Date }, now: Date) {
  return sessionRows(db, sight, now)
    .where('sessions.state', 'in', ['open', 'closed'])
    .where('sessions.endsAt', '>', span.from)
    .where('sessions.startsAt', '<', span.to)
    .orderBy('sessions.startsAt')
    .orderBy('sessions.id')
    .limit(mostToAttend)
    .execute();
}

/** Sessions to come whose run is not decided although its date is this day or earlier, the date first, at most `mostToAttend`. */
export async function listSessionsToDecide(db: Db, sight: Sight, by: string, now: Date) {
  return sessionRows(db, sight, now)
    .where('sessions.state', 'in', ['open', 'closed'])
    .where('sessions.startsAt', '>', now)
    .where('sessions.confirmedToRunAt', 'is', null)
    .where('sessions.goNoGoOn', '<=', by)
    .orderBy('sessions.goNoGoOn')
    .orderBy('sessions.id')
    .limit(mostToAttend)
    .execute();
}

function sessionRows(db: Db, sight: Sight, now: Date) {
  return db
    .selectFrom('sessions')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select(['sessions.id', 'sessions.courseId', 'courses.title', 'courses.kind', 'sessions.state', 'delivery'])
    .select(['startsAt', 'endsAt', 'sessions.timeZone', 'venues.suburb', 'venues.state as venueState'])
    .select(['capacity', 'minSeats', 'goNoGoOn', 'confirmedToRunAt'])
    .select([seatsTakenIn('sessions.id', now).as('seatsTaken'), instructors.as('instructors')])
    .where(within(sight, 'sessions'));
}

/** Whether the row of sessions is one that somebody with this sight sees. */
export function within({ everything, courseIds, instructorId }: Sight, sessions: string): RawBuilder<boolean> {
  if (everything) return sql<boolean>`true`;
  return sql<boolean>`(
    ${sql.ref(`${sessions}.courseId`)}::text = any(${courseIds}::text[])
    or exists (
      select from session_instructors si
      where si.session_id = ${sql.ref(`${sessions}.id`)} and si.instructor_id = ${instructorId}
    )
  )`;
}

const instructors = sql<string[]>`(
  select coalesce(jsonb_agg(i.name order by i.name), '[]')
  from session_instructors si join instructors i on i.id = si.instructor_id
  where si.session_id = sessions.id
)`;
