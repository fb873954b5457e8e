import { seatsLeftIn } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';

/** At most so many are offered: the soonest. */
const most = 12;

export type OtherDate = Awaited<ReturnType<typeof listOtherDates>>[number];

/** Sessions of the course that take bookings now and have a seat for one more, but for this one. */
export async function listOtherDates(
  db: Db,
  { courseId, sessionId }: { courseId: string; sessionId: string },
  now: Date,
) {
  return db
    .selectFrom('sessions')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select(['sessions.id', 'startsAt', 'endsAt', 'sessions.timeZone', 'delivery'])
    .select(['venues.name as venueName', 'venues.suburb as venueSuburb', 'venues.state as venueState'])
    .select((eb) => eb.fn.coalesce('sessions.priceCents', 'courses.priceCents').as('priceCents'))
    .select(seatsLeftIn('sessions', now).as('seatsLeft'))
    .where('sessions.courseId', '=', courseId)
    .where('sessions.id', '<>', sessionId)
    .where('sessions.state', '=', 'open')
    .where('courses.state', '=', 'published')
    .where('startsAt', '>', now)
    .where((eb) => eb(seatsLeftIn('sessions', now), '>', 0))
    .orderBy('startsAt')
    .orderBy('sessions.id')
    .limit(most)
    .execute();
}
