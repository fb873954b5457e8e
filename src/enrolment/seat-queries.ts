import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { cancellableStates } from './seat-state.ts';

export interface NewSeat {
  id: string;
  orderId: string;
  orderLineId: string;
  courseId: string;
  sessionId: string | null;
  learnerId: string | null;
  attendeeName: string | null;
  attendeeEmail: string | null;
  ticketCode: string;
  state: 'held' | 'confirmed';
  holdExpiresAt: Date | null;
  confirmedAt: Date | null;
  accessEndsAt: Date | null;
  payer: 'buyer' | 'organisation';
  priceCents: number;
  gstCents: number;
  priceBreakdown: { rule: string; label: string; cents: number }[];
  policyVersionId: string;
  createdAt: Date;
}

export async function insertSeats(trx: Trx, seats: NewSeat[]): Promise<void> {
  await trx
    .insertInto('seats')
    .values(seats.map((seat) => ({ ...seat, priceBreakdown: JSON.stringify(seat.priceBreakdown) })))
    .execute();
}

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
  'seats.gstCents',
  'seats.refundedCents',
  'seats.confirmedAt',
  'seats.accessEndsAt',
  'seats.cancelReason',
  'seats.revision',
] as const;

const shown = [
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
    .orderBy('seats.createdAt')
    .orderBy('seats.id')
    .execute();
}

/** One seat with what a person wants to know of it. */
export async function findSeat(db: Db | Trx, id: string): Promise<SeatDetails | undefined> {
  return seatDetails(db).where('seats.id', '=', id).executeTakeFirst();
}

/** A learner's seats that are or were theirs, the nearest session first, at most 200. */
export async function listSeatsOfLearner(db: Db, learnerId: string): Promise<SeatDetails[]> {
  return seatDetails(db)
    .where('seats.learnerId', '=', learnerId)
    .where('seats.state', 'not in', ['held', 'offered'])
    .orderBy('sessions.startsAt', (order) => order.desc().nullsFirst())
    .orderBy('seats.createdAt', 'desc')
    .limit(200)
    .execute();
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

/** Which of these learners have a live seat in these sessions or online courses already, and under which order. */
export async function listSeatsAlreadyHad(
  trx: Trx,
  { learnerIds, sessionIds, courseIds }: { learnerIds: string[]; sessionIds: string[]; courseIds: string[] },
) {
  return trx
    .selectFrom('seats')
    .select(['learnerId', 'attendeeEmail', 'state', 'orderId', 'sessionId', 'courseId'])
    .where('learnerId', 'in', learnerIds)
    .where('state', 'not in', ['cancelled', 'transferred'])
    .where((eb) =>
      eb.or([
        ...(sessionIds.length ? [eb('sessionId', 'in', sessionIds)] : []),
        ...(courseIds.length
          ? [eb.and([eb('courseId', 'in', courseIds), eb('sessionId', 'is', null), eb('state', '<>', 'completed')])]
          : []),
      ]),
    )
    .execute();
}

/** The order's seats that wait for its money. */
export async function listHeldSeats(trx: Trx, orderId: string) {
  return trx
    .selectFrom('seats')
    .select(['id', 'sessionId', 'courseId', 'holdExpiresAt', 'priceCents'])
    .where('orderId', '=', orderId)
    .where('state', '=', 'held')
    .orderBy('id')
    .execute();
}

/** Sets when the order's held seats stop counting; null keeps them until the provider has said how the payment ended. */
export async function setHolds(trx: Trx, orderId: string, holdExpiresAt: Date | null): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ holdExpiresAt })
    .where('orderId', '=', orderId)
    .where('state', '=', 'held')
    .execute();
}

/** Held seats become their learners' own. Access to an online course begins now. */
export async function confirmSeats(trx: Trx, seatIds: string[], at: Date): Promise<void> {
  await trx
    .updateTable('seats')
    .from('courses')
    .whereRef('courses.id', '=', 'seats.courseId')
    .set((eb) => ({
      state: 'confirmed',
      confirmedAt: at,
      holdExpiresAt: null,
      accessEndsAt: eb
        .case()
        .when('seats.sessionId', 'is', null)
        .then(sql<Date | null>`${at}::timestamptz + make_interval(days => courses.access_days)`)
        .end(),
    }))
    .where('seats.id', 'in', seatIds)
    .where('seats.state', '=', 'held')
    .execute();
}

/** Gives seats back. Freeing never locks a session: at worst somebody is told "full" a moment too long. */
export async function cancelSeats(trx: Trx, seatIds: string[], at: Date, reason: string): Promise<void> {
  await trx
    .updateTable('seats')
    .set((eb) => ({
      state: 'cancelled',
      cancelledAt: at,
      cancelReason: reason,
      holdExpiresAt: null,
      revision: eb('revision', '+', 1),
    }))
    .where('id', 'in', seatIds)
    .where('state', 'in', cancellableStates)
    .execute();
}

/** Adds to what of the seat's price has been given back. */
export async function addRefunded(trx: Trx, seatId: string, cents: number): Promise<void> {
  await trx
    .updateTable('seats')
    .set((eb) => ({ refundedCents: eb('refundedCents', '+', cents) }))
    .where('id', '=', seatId)
    .execute();
}

/** The seat row, held until the transaction ends. */
export async function lockSeat(trx: Trx, seatId: string) {
  return trx
    .selectFrom('seats')
    .select([
      'id',
      'orderId',
      'state',
      'priceCents',
      'gstCents',
      'refundedCents',
      'sessionId',
      'courseId',
      'learnerId',
      'attendeeName',
      'attendeeEmail',
    ])
    .where('id', '=', seatId)
    .forUpdate()
    .executeTakeFirst();
}

/** Gives the seat to another person, because the address was mistyped. */
export async function setAttendee(
  trx: Trx,
  seatId: string,
  attendee: { learnerId: string; attendeeName: string; attendeeEmail: string },
): Promise<void> {
  await trx
    .updateTable('seats')
    .set((eb) => ({ ...attendee, revision: eb('revision', '+', 1) }))
    .where('id', '=', seatId)
    .execute();
}

/** Orders that were paid while their seats are still held: a process died between the two. Oldest first. */
export async function listPaidOrdersWithHeldSeats(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('orders')
    .select('orders.id')
    .where('orders.paymentState', 'in', ['paid', 'refunding'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('seats')
          .select('seats.id')
          .whereRef('seats.orderId', '=', 'orders.id')
          .where('seats.state', '=', 'held'),
      ),
    )
    .orderBy('orders.placedAt')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Seats that people still have in sessions that were cancelled, oldest first. */
export async function listSeatsInCancelledSessions(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.sessionId')
    .select('seats.id')
    .where('sessions.state', '=', 'cancelled')
    .where('seats.state', 'in', ['confirmed'])
    .orderBy('seats.createdAt')
    .orderBy('seats.id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
