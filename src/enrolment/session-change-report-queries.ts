import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import type { ChangedSeatState } from './session-change.ts';

/** Seats of one change, by what became of them. */
export async function countChangedSeats(db: Db, changeId: string) {
  return db
    .selectFrom('sessionChangeSeats')
    .select((eb) => [
      'state',
      eb.cast<number>(eb.fn.countAll(), 'integer').as('seats'),
      eb.fn.sum<number>('cents').as('cents'),
      eb.fn.sum<number>('reducedCents').as('reducedCents'),
      sql<number>`count(*) filter (where last_error is not null)::int`.as('failed'),
    ])
    .where('changeId', '=', changeId)
    .groupBy('state')
    .execute();
}

/** One page of a change's seats: those that failed first, then those that are open, then by name. */
export async function listChangedSeats(db: Db, changeId: string, { offset, limit }: { offset: number; limit: number }) {
  return db
    .selectFrom('sessionChangeSeats')
    .innerJoin('seats', 'seats.id', 'seatId')
    .innerJoin('orders', 'orders.id', 'seats.orderId')
    .select(['seatId', 'seats.orderId', 'reference', 'buyerName', 'attendeeName', 'priceCents'])
    .select((eb) => eb.ref('sessionChangeSeats.state').$castTo<ChangedSeatState>().as('state'))
    .select(['cents', 'toldAt', 'decidedAt', 'sessionChangeSeats.lastError'])
    .where('changeId', '=', changeId)
    .orderBy(sql`last_error is null`)
    .orderBy(sql`decided_at is not null`)
    .orderBy('attendeeName')
    .orderBy('seatId')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** The changes of a session, newest first, each with how many seats are still open. */
export async function listSessionChanges(db: Db, sessionId: string) {
  return db
    .selectFrom('sessionChanges')
    .select(['id', 'kind', 'reason', 'madeAt', 'decideBy'])
    .select((eb) =>
      eb
        .selectFrom('sessionChangeSeats')
        .select((of) => of.cast<number>(of.fn.countAll(), 'integer').as('open'))
        .whereRef('changeId', '=', 'sessionChanges.id')
        .where('state', 'in', ['to-tell', 'asked'])
        .$asScalar()
        .$notNull()
        .as('open'),
    )
    .where('sessionId', '=', sessionId)
    .orderBy('madeAt', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();
}

/** What changing this session means: seats, who paid for them, and the most that may go back. */
export async function countWhatChanges(db: Db, sessionId: string) {
  return db
    .selectFrom('seats')
    .innerJoin('orders', 'orders.id', 'seats.orderId')
    .select([
      sql<number>`count(*) filter (where seats.state = 'confirmed')::int`.as('seats'),
      sql<number>`count(*) filter (where seats.state = 'confirmed' and price_cents = refunded_cents)::int`.as('free'),
      sql<number>`count(distinct orders.id) filter (where seats.state = 'confirmed' and price_cents > refunded_cents)::int`.as(
        'orders',
      ),
      sql<number>`count(distinct buyer_email) filter (where seats.state = 'confirmed' and price_cents > refunded_cents)::int`.as(
        'payers',
      ),
      sql<number>`coalesce(sum(price_cents - refunded_cents) filter (where seats.state = 'confirmed'), 0)::bigint`.as(
        'mostCents',
      ),
      sql<number>`count(*) filter (where seats.state = 'held')::int`.as('held'),
      sql<number>`count(*) filter (where seats.state in ('attended', 'completed'))::int`.as('attended'),
    ])
    .where('seats.sessionId', '=', sessionId)
    .executeTakeFirstOrThrow();
}
