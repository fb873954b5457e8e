import { sql } from 'kysely';
import type { Db } from '#src/database.ts';

/** How many messages were given up, and how many refunds the provider would not make. */
export async function countFailures(db: Db): Promise<{ failedMail: number; failedRefunds: number }> {
  const { rows } = await sql<{ failedMail: number; failedRefunds: number }>`
    select (select count(*)::int from messages where state = 'failed') as failed_mail,
      (select count(*)::int from refunds where state = 'failed' and made_good_at is null) as failed_refunds`.execute(
    db,
  );
  return rows[0] ?? { failedMail: 0, failedRefunds: 0 };
}

/** So many of each kind are shown to staff on the day; what follows comes up as these are dealt with. */
export const mostToAttend = 50;

/** Whether there is what a site sells and counts by: terms, and units of credit. */
export async function hasBegun(db: Db): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`
    select exists (select from terms_versions) and exists (select from credit_types) as begun`.execute(db);
  return rows[0]?.begun ?? false;
}

/** Disputes that wait for an answer at the provider, oldest first, at most `mostToAttend`. */
export async function listOpenDisputes(db: Db) {
  return db
    .selectFrom('disputes')
    .innerJoin('orders', 'orders.id', 'disputes.orderId')
    .select(['disputes.id', 'orderId', 'reference', 'amountCents', 'reason', 'openedAt'])
    .where('disputes.state', '=', 'open')
    .orderBy('openedAt')
    .limit(mostToAttend)
    .execute();
}

/** Refunds that the provider would not make, newest first, at most `mostToAttend`. */
export async function listFailedRefunds(db: Db) {
  return db
    .selectFrom('refunds')
    .innerJoin('orders', 'orders.id', 'refunds.orderId')
    .select(['refunds.id', 'orderId', 'reference', 'amountCents', 'reason', 'lastError', 'requestedAt'])
    .where('refunds.state', '=', 'failed')
    .where('refunds.madeGoodAt', 'is', null)
    .orderBy('requestedAt', 'desc')
    .limit(mostToAttend)
    .execute();
}

/** What attendees of sessions to come declared and staff turned down: nobody has put it right. Soonest first, at most `mostToAttend`. */
export async function listTurnedDownDeclarations(db: Db, now: Date) {
  return declarationsToCome(db, now)
    .select(['prerequisiteDeclarations.id', 'seats.id as seatId', 'attendeeName', 'courses.title', 'sessions.startsAt'])
    .where('accepted', '=', false)
    .orderBy('sessions.startsAt')
    .orderBy('prerequisiteDeclarations.id')
    .limit(mostToAttend)
    .execute();
}

/** How many declarations for sessions to come nobody has checked. */
export async function countUncheckedDeclarations(db: Db, now: Date): Promise<number> {
  const { unchecked } = await declarationsToCome(db, now)
    .select((eb) => eb.fn.countAll<number>().as('unchecked'))
    .where('accepted', 'is', null)
    .executeTakeFirstOrThrow();
  return unchecked;
}

/** Of an online course too, which has no start. */
function declarationsToCome(db: Db, now: Date) {
  return db
    .selectFrom('prerequisiteDeclarations')
    .innerJoin('seats', 'seats.id', 'prerequisiteDeclarations.seatId')
    .innerJoin('courses', 'courses.id', 'seats.courseId')
    .leftJoin('sessions', 'sessions.id', 'seats.sessionId')
    .where('seats.state', '=', 'confirmed')
    .where((eb) => eb.or([eb('sessions.id', 'is', null), eb('sessions.startsAt', '>', now)]));
}
