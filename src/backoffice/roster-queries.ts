import { sql } from 'kysely';
import { countsAsTaken } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';
import { within } from './session-list-queries.ts';
import type { Sight } from './sight.ts';

/** The session of a roster, if somebody with this sight sees it. */
export async function findRosterSession(db: Db, sight: Sight, sessionId: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select(['sessions.id', 'courseId', 'courses.title', 'sessions.state', 'delivery', 'capacity', 'minSeats'])
    .select(['startsAt', 'endsAt', 'sessions.timeZone', 'venues.name as venueName', 'suburb'])
    .select('venues.state as venueState')
    .where('sessions.id', '=', sessionId)
    .where(within(sight, 'sessions'))
    .executeTakeFirst();
}

/** Everybody who has, holds or had a seat, by name; a hold that ran out is nobody's. */
export async function listRosterSeats(db: Db, sessionId: string, now: Date) {
  return seatRows(db)
    .where('seats.sessionId', '=', sessionId)
    .where((eb) => eb.or([countsAsTaken(now), eb('seats.confirmedAt', 'is not', null)]))
    .orderBy(sql`seats.attendee_name collate "und-x-icu"`, (order) => order.nullsLast())
    .orderBy('seats.id')
    .execute();
}

/** One seat as the counter sees it. */
export async function findSeatRow(db: Db, seatId: string) {
  return seatRows(db)
    .innerJoin('courses', 'courses.id', 'seats.courseId')
    .leftJoin('sessions', 'sessions.id', 'seats.sessionId')
    .select(['courses.title', 'sessions.startsAt', 'sessions.endsAt', 'sessions.timeZone'])
    .where('seats.id', '=', seatId)
    .executeTakeFirst();
}

function seatRows(db: Db) {
  return db
    .selectFrom('seats')
    .innerJoin('orders', 'orders.id', 'seats.orderId')
    .select(['seats.id', 'seats.sessionId', 'seats.courseId', 'ticketCode', 'seats.state', 'attendeeName'])
    .select([
      'attendeeEmail',
      'seats.priceCents',
      'refundedCents',
      'confirmedAt',
      'seats.cancelledAt',
      'seats.cancelReason',
    ])
    .select([
      'orderId',
      'reference',
      'paysBy',
      'replacesSeatId',
      'paymentState',
      'buyerName',
      'buyerEmail',
      'organisationName',
    ]);
}
