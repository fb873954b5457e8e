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
  voucherId: string | null;
  priceTierId: string | null;
  /** Set while nobody is named: when the claim link ends. */
  claimBy: Date | null;
  createdAt: Date;
}

/** A seat that is to take another's place, what that adds to the order's price, and what of its own has gone back already. */
interface NewMovedSeat extends NewSeat {
  replacesSeatId: string;
  moveCents: number;
  refundedCents: number;
  refundCapPercent: number | null;
  keptCents: number;
}

export async function insertMovedSeat(trx: Trx, { priceBreakdown, ...seat }: NewMovedSeat): Promise<void> {
  await trx
    .insertInto('seats')
    .values({ ...seat, priceBreakdown: JSON.stringify(priceBreakdown) })
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

/** Notes that the whole price of these seats has been given back. */
export async function addRestRefunded(trx: Trx, seatIds: string[]): Promise<void> {
  if (seatIds.length === 0) return;
  await trx
    .updateTable('seats')
    .set((eb) => ({ refundedCents: eb.ref('priceCents') }))
    .where('id', 'in', seatIds)
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
      'replacesSeatId',
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

/** Whether the learner of an online course has opened a lesson or answered the quiz: what they did stays theirs. */
export async function hasBegunToLearn(db: Db | Trx, seatId: string): Promise<boolean> {
  const { begun } = await db
    .selectNoFrom((eb) =>
      eb
        .or([
          eb.exists(eb.selectFrom('lessonProgress').select('lessonId').where('seatId', '=', seatId)),
          eb.exists(eb.selectFrom('quizAttempts').select('quizAttempts.id').where('seatId', '=', seatId)),
        ])
        .as('begun'),
    )
    .executeTakeFirstOrThrow();
  return Boolean(begun);
}

/** Whether the provider has changed this seat's session, and whoever paid may still choose what becomes of it. */
export async function hasOpenChange(db: Db | Trx, seatId: string): Promise<boolean> {
  const open = await db
    .selectFrom('sessionChangeSeats')
    .select('changeId')
    .where('seatId', '=', seatId)
    .where('state', 'in', ['to-tell', 'asked'])
    .executeTakeFirst();
  return open !== undefined;
}
