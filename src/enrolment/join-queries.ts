import { sql } from 'kysely';
import { seatsIn, seatsLeftIn, waitingListClosesMinutes } from '#src/catalogue/index.ts';
import type { Db, Trx } from '#src/database.ts';

/** A session with the seats that anybody can book now. */
export async function findSessionWithSeats(db: Db | Trx, sessionId: string, now: Date) {
  return db
    .selectFrom('sessions')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .select(['sessions.id', 'courseId', 'courses.state as courseState', 'courses.kind', 'sessions.state', 'startsAt'])
    .select([seatsLeftIn('sessions', now).as('seatsLeft'), seatsIn('sessions').as('seats')])
    .where('sessions.id', '=', sessionId)
    .executeTakeFirst();
}

/** The course, and the first of its sessions that fits the wish and has seats for the party. */
export async function findWishedFor(
  db: Db | Trx,
  wish: { courseId: string; venueState: string | null; delivery: string | null; startsBefore: string | null },
  party: number,
  now: Date,
) {
  const course = await db.selectFrom('courses').select('state').where('id', '=', wish.courseId).executeTakeFirst();
  const { rows } = await sql<{ sessionId: string; seatsLeft: number }>`
    select id as session_id, seats_left from (
      select sessions.id, sessions.starts_at,
        ${seatsLeftIn('sessions', now)} as seats_left
      from sessions left join venues on venues.id = sessions.venue_id
      where sessions.course_id = ${wish.courseId} and sessions.state = 'open'
        and sessions.starts_at >= ${now}::timestamptz + make_interval(mins => ${waitingListClosesMinutes})
        and (${wish.venueState}::text is null or venues.state = ${wish.venueState})
        and (${wish.delivery}::text is null or sessions.delivery = ${wish.delivery})
        and (${wish.startsBefore}::date is null
          or (sessions.starts_at at time zone sessions.time_zone)::date < ${wish.startsBefore}::date)
    ) fitting
    where seats_left >= ${party}
    order by starts_at, id
    limit 1`.execute(db);
  return { courseState: course?.state, free: rows[0] };
}
