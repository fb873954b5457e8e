import type { Db, Trx } from '#src/database.ts';
import type { PriceRow } from './move-quote.ts';

/** The seat that waits for its payment to take this one's place: one at most. */
export async function findMoveOf(db: Db | Trx, seatId: string) {
  return db
    .selectFrom('seats')
    .select(['id', 'sessionId', 'holdExpiresAt', 'moveCents'])
    .where('replacesSeatId', '=', seatId)
    .where('state', '=', 'held')
    .executeTakeFirst();
}

/** Ends a move that waits for its payment, because its seat was given back or goes elsewhere. Money that comes for it goes back. */
export async function cancelMoveOf(trx: Trx, seatId: string, at: Date): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ state: 'cancelled', cancelledAt: at, cancelReason: 'move-ended', holdExpiresAt: null })
    .where('replacesSeatId', '=', seatId)
    .where('state', '=', 'held')
    .execute();
}

/**
 * Ends moves that were not paid in time, so that they are asked for no more: their seats are where they were. A hold with an
 * end has no payment under way.
 */
export async function endLapsedMoves(db: Db, now: Date): Promise<void> {
  await db
    .updateTable('seats')
    .set({ state: 'cancelled', cancelledAt: now, cancelReason: 'hold-lapsed', holdExpiresAt: null })
    .where('state', '=', 'held')
    .where('replacesSeatId', 'is not', null)
    .where('holdExpiresAt', '<=', now)
    .execute();
}

/** What of a seat a move needs besides its details, for its new seat to be the same in all but the date. */
export async function getMovedSeat(db: Db | Trx, seatId: string) {
  return db
    .selectFrom('seats')
    .leftJoin('priceTiers', 'priceTiers.id', 'seats.priceTierId')
    .leftJoin('vouchers', 'vouchers.id', 'seats.voucherId')
    .select(['payer', 'voucherId', 'policyVersionId', 'priceTiers.label as tierLabel'])
    .select(['vouchers.amountCents as voucherCents', 'vouchers.courseId as voucherCourseId'])
    .select(['vouchers.sessionId as voucherSessionId'])
    .select((eb) => eb.ref('priceBreakdown').$castTo<PriceRow[]>().as('priceBreakdown'))
    .where('seats.id', '=', seatId)
    .executeTakeFirstOrThrow();
}

/**
 * The new seat takes the old one's place: whoever has the old seat now has the new one, and its voucher goes along so that
 * it is used once. The old seat is free.
 */
export async function swapSeats(trx: Trx, { oldId, newId, at }: { oldId: string; newId: string; at: Date }) {
  const { voucherId, ...attendee } = await trx
    .updateTable('seats')
    .set((eb) => ({ state: 'transferred', revision: eb('revision', '+', 1) }))
    .where('id', '=', oldId)
    .where('state', '=', 'confirmed')
    .returning(['learnerId', 'attendeeName', 'attendeeEmail', 'voucherId'])
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('seats')
    .set({ ...attendee, voucherId, state: 'confirmed', confirmedAt: at, holdExpiresAt: null })
    .where('id', '=', newId)
    .where('state', '=', 'held')
    .execute();
}

/** In which of these sessions the learner of the seat has another live one; one that waits to take this seat's place is none. */
export async function listSessionsSeatedIn(
  db: Db | Trx,
  { id, learnerId }: { id: string; learnerId: string | null },
  sessionIds: string[],
): Promise<Set<string>> {
  if (!learnerId || sessionIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('seats')
    .select('sessionId')
    .where('learnerId', '=', learnerId)
    .where('sessionId', 'in', sessionIds)
    .where('state', 'not in', ['cancelled', 'transferred'])
    .where('replacesSeatId', 'is distinct from', id)
    .execute();
  return new Set(rows.flatMap(({ sessionId }) => sessionId ?? []));
}

/** Whether there is GST in the line that brought this seat. */
export async function isTaxable(trx: Trx, seatId: string): Promise<boolean> {
  const line = await trx
    .selectFrom('seats')
    .innerJoin('orderLines', 'orderLines.id', 'seats.orderLineId')
    .select('orderLines.taxable')
    .where('seats.id', '=', seatId)
    .executeTakeFirstOrThrow();
  return line.taxable;
}

interface Targets {
  courseId: string;
  notSessionId: string;
  now: Date;
  offset: number;
  limit: number;
}

/** Sessions of the course that a seat may be moved to, the next one first. */
export async function listSessionsToMoveTo(db: Db, { courseId, notSessionId, now, offset, limit }: Targets) {
  const rows = await sessionsToMoveTo(db, { courseId, notSessionId, now })
    .select('id')
    .orderBy('startsAt')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function countSessionsToMoveTo(db: Db, which: Omit<Targets, 'offset' | 'limit'>): Promise<number> {
  const { count } = await sessionsToMoveTo(db, which)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function sessionsToMoveTo(db: Db, { courseId, notSessionId, now }: Omit<Targets, 'offset' | 'limit'>) {
  return db
    .selectFrom('sessions')
    .where('courseId', '=', courseId)
    .where('state', '=', 'open')
    .where('startsAt', '>', now)
    .where('id', '<>', notSessionId);
}
