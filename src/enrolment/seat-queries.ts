import { sql } from 'kysely';
import { anyOf, type Db, prepared, type Trx } from '#src/database.ts';

const columns = [
  'seats.id',
  'seats.orderId',
  'seats.courseId',
  'seats.sessionId',
  'seats.learnerId',
  'seats.attendeeName',
  'seats.attendeeEmail',
  'seats.ticketCode',
  'seats.state',
  'seats.holdExpiresAt',
  'seats.priceCents',
  'seats.moveCents',
  'seats.gstCents',
  'seats.refundedCents',
  'seats.refundCapPercent',
  'seats.keptCents',
  'seats.confirmedAt',
  'seats.accessEndsAt',
  'seats.cancelReason',
  'seats.revision',
  'seats.claimBy',
  'seats.claimVersion',
  'seats.replacesSeatId',
  'seats.policyVersionId',
  'seats.voucherId',
  'seats.priceTierId',
] as const;

const shown = [
  'orders.buyerName',
  'orders.buyerEmail',
  'courses.slug',
  'courses.title',
  'courses.kind',
  'courses.discipline',
  'courses.accessDays',
  'courses.whatToBring',
  'sessions.startsAt',
  'sessions.endsAt',
  'sessions.timeZone',
  'sessions.delivery',
  'sessions.state as sessionState',
  'venues.name as venueName',
  'venues.street as venueStreet',
  'venues.suburb as venueSuburb',
  'venues.state as venueState',
  'venues.postcode as venuePostcode',
] as const;

export type SeatDetails = Awaited<ReturnType<typeof listSeatsOfOrder>>[number];

function seatDetails(db: Db | Trx) {
  return db
    .selectFrom('seats')
    .innerJoin('orders', 'orders.id', 'seats.orderId')
    .innerJoin('courses', 'courses.id', 'seats.courseId')
    .leftJoin('sessions', 'sessions.id', 'seats.sessionId')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select(columns)
    .select(shown);
}

/** The order's seats with what a person wants to know of each, in the order they were asked for. */
export async function listSeatsOfOrder(db: Db | Trx, orderId: string) {
  return seatDetails(db)
    .innerJoin('orderLines', 'orderLines.id', 'seats.orderLineId')
    .where('seats.orderId', '=', orderId)
    .orderBy('orderLines.position')
    .orderBy('seats.attendeeName')
    .orderBy('seats.id')
    .execute();
}

/** One seat with what a person wants to know of it. */
export async function findSeat(db: Db | Trx, id: string): Promise<SeatDetails | undefined> {
  return seatDetails(db).where('seats.id', '=', id).executeTakeFirst();
}

/** These seats, each with the name of whoever booked it. */
export async function listSeatsWithBuyers(db: Db | Trx, ids: string[]) {
  if (ids.length === 0) return [];
  return seatDetails(db).select('orders.buyerName').where('seats.id', 'in', ids).execute();
}

/** Days of these sessions, in order. */
export async function listSessionDays(db: Db | Trx, sessionIds: string[]) {
  if (sessionIds.length === 0) return [];
  return db
    .selectFrom('sessionDays')
    .select(['id', 'sessionId', 'dayNumber', 'startsAt', 'endsAt'])
    .where('sessionId', 'in', sessionIds)
    .orderBy('sessionId')
    .orderBy('dayNumber')
    .execute();
}

export interface SeatAlreadyHad {
  attendeeEmail: string | null;
  state: string;
  orderId: string;
  sessionId: string | null;
  holdExpiresAt: Date | null;
  accessEndsAt: Date | null;
}

interface Learners {
  learnerIds: string[];
  sessionIds: string[];
  courseIds: string[];
}

/**
 * The seats that these learners have in these sessions or online courses already, and under which order: those too whose hold
 * or access is over, and which make way.
 */
export const listSeatsAlreadyHad = prepared<SeatAlreadyHad, Learners>(
  'list-seats-already-had',
  ({ learnerIds, sessionIds, courseIds }) => sql`
    select attendee_email, state, order_id, session_id, hold_expires_at, access_ends_at
    from seats
    where learner_id = ${anyOf(learnerIds)} and state not in ('cancelled', 'transferred')
      and (session_id = ${anyOf(sessionIds)}
        or session_id is null and course_id = ${anyOf(courseIds)} and state in ('held', 'confirmed'))`,
);

/** The order's seats that wait for its money. */
export async function listHeldSeats(trx: Db | Trx, orderId: string) {
  return trx
    .selectFrom('seats')
    .select(['id', 'sessionId', 'courseId', 'holdExpiresAt', 'priceCents', 'replacesSeatId', 'moveCents'])
    .select(['voucherId', 'priceTierId'])
    .where('orderId', '=', orderId)
    .where('state', '=', 'held')
    .orderBy('id')
    .execute();
}

/**
 * The sessions in which the order holds seats that stop counting by the clock. Whoever keeps such a seat, or confirms it, locks
 * them first and reads the clock after that: as long as the hold may end any moment, somebody else may be taking the seat.
 */
export async function listSessionsWithHoldsThatEnd(trx: Trx, orderId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('seats')
    .select('sessionId')
    .distinct()
    .where('orderId', '=', orderId)
    .where('state', '=', 'held')
    .where('holdExpiresAt', 'is not', null)
    .execute();
  return rows.flatMap(({ sessionId }) => sessionId ?? []);
}

/**
 * Whether a seat of the order went before it was given, and is still in the price: given up, or booked anew for its learner.
 * (What staff or a cancelled session took away has come off the price.) So it is where no seat is left at all.
 */
export async function hasLapsed(trx: Trx, orderId: string): Promise<boolean> {
  const seats = await trx
    .selectFrom('seats')
    .select(['state', 'confirmedAt', 'replacesSeatId', 'priceCents', 'refundedCents'])
    .where('orderId', '=', orderId)
    .execute();
  const isLost = (seat: (typeof seats)[number]) =>
    seat.state === 'cancelled' && !seat.confirmedAt && !seat.replacesSeatId && seat.refundedCents < seat.priceCents;
  return seats.some(isLost) || seats.every(({ state }) => state === 'cancelled');
}

/** Whether a seat of the order was ever given, or is held later than this instant. */
export async function hasKeptSeats(trx: Trx, orderId: string, after: Date): Promise<boolean> {
  const kept = await trx
    .selectFrom('seats')
    .select('id')
    .where('orderId', '=', orderId)
    .where((eb) =>
      eb.or([
        eb('confirmedAt', 'is not', null),
        eb.and([eb('state', '=', 'held'), eb.or([eb('holdExpiresAt', 'is', null), eb('holdExpiresAt', '>', after)])]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return kept !== undefined;
}
