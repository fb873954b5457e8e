import { sql } from 'kysely';
import type { Trx } from '#src/database.ts';
import { seatsTakenIn } from './seats-taken-queries.ts';
import type { SessionDetails } from './session-details.ts';

/** What limits the seats of several sessions at once: a room, or what a body lets into a course's live streams. */
type SharedLimit = { venueId: string } | { liveStreamsOf: string };

/** The sessions under a limit that are not over, held until the transaction ends, in the order in which all lock them. */
export async function lockSessionsUnder(trx: Trx, limit: SharedLimit, now: Date): Promise<void> {
  await sql`select id from sessions where ${isUnder(limit, now)} order by id for no key update`.execute(trx);
}

/** The fullest of them: people who hold a seat, and places that offers keep. Asked after the lock, in a statement of its own. */
export async function findFullestUnder(
  trx: Trx,
  limit: SharedLimit,
  now: Date,
): Promise<{ seatsTaken: number; title: string } | undefined> {
  const { rows } = await sql<{ seatsTaken: number; title: string }>`
    select ${seatsTakenIn('sessions.id', now)} as seats_taken,
      (select title from courses where courses.id = sessions.course_id) as title
    from sessions where ${isUnder(limit, now)} order by 1 desc, starts_at limit 1`.execute(trx);
  return rows[0];
}

/**
 * How many people the place of a session may hold, whatever the session says; null for no such limit. It stands until this
 * transaction ends.
 */
export async function findPlaceLimit(
  trx: Trx,
  { delivery, venueId }: Pick<SessionDetails, 'delivery' | 'venueId'>,
  courseId: string,
): Promise<number | null> {
  if (delivery === 'live-stream') {
    const course = await trx
      .selectFrom('courses')
      .select('liveStreamSeats')
      .where('id', '=', courseId)
      .forShare()
      .executeTakeFirst();
    return course?.liveStreamSeats ?? null;
  }
  const venue = await trx
    .selectFrom('venues')
    .select('roomSeats')
    .where('id', '=', venueId)
    .forShare()
    .executeTakeFirst();
  return venue?.roomSeats ?? null;
}

/** People who hold a seat of the session, and places that offers of its waiting list keep. */
export async function countPlacesTaken(trx: Trx, sessionId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    select ${seatsTakenIn('sessions.id', now)} as taken from sessions where id = ${sessionId}`.execute(trx);
  return rows[0]?.taken ?? 0;
}

function isUnder(limit: SharedLimit, now: Date) {
  const which =
    'venueId' in limit
      ? sql<boolean>`venue_id = ${limit.venueId}`
      : sql<boolean>`course_id = ${limit.liveStreamsOf} and delivery = 'live-stream'`;
  return sql<boolean>`(${which} and state <> 'cancelled' and ends_at > ${now})`;
}
