import { sql } from 'kysely';
import { isWantedBy } from '#src/accounts/index.ts';
import type { Db, Trx } from '#src/database.ts';

/** The seat gets its learner. Access to an online course begins when somebody can use it. */
export async function setNamed(
  trx: Trx,
  seatId: string,
  attendee: { learnerId: string; attendeeName: string; attendeeEmail: string },
  at: Date,
): Promise<void> {
  await trx
    .updateTable('seats')
    .from('courses')
    .whereRef('courses.id', '=', 'seats.courseId')
    .set((eb) => ({
      ...attendee,
      revision: eb('revision', '+', 1),
      accessEndsAt: eb
        .case()
        .when(eb.and([eb('seats.sessionId', 'is', null), eb('seats.state', '=', 'confirmed')]))
        .then(sql<Date | null>`${at}::timestamptz + make_interval(days => courses.access_days)`)
        .else(eb.ref('seats.accessEndsAt'))
        .end(),
    }))
    .where('seats.id', '=', seatId)
    .execute();
}

/** The session begins at another time: until when its seats can be claimed follows. */
export async function setClaimDeadlineOf(trx: Trx, sessionId: string, claimBy: Date): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ claimBy })
    .where('sessionId', '=', sessionId)
    .where('learnerId', 'is', null)
    .where('claimBy', 'is not', null)
    .where('state', 'in', ['held', 'confirmed'])
    .execute();
}

/** Makes earlier claim links useless, if this is still the version that is to be replaced. Gives whether it was. */
export async function raiseClaimVersion(
  trx: Trx,
  { seatId, from, claimBy }: { seatId: string; from: number; claimBy: Date },
): Promise<boolean> {
  const raised = await trx
    .updateTable('seats')
    .set({ claimVersion: from + 1, claimBy })
    .where('id', '=', seatId)
    .where('claimVersion', '=', from)
    .where('learnerId', 'is', null)
    .executeTakeFirst();
  return raised.numUpdatedRows > 0n;
}

const isNotCalledOff = sql`
  not exists (select from sessions where sessions.id = seats.session_id and sessions.state = 'cancelled')`;

interface ToRemindOf {
  from: Date;
  to: Date;
  confirmedBefore: Date;
}

const isToRemindOf = ({ from, to, confirmedBefore }: ToRemindOf) => sql`
  learner_id is null and claim_by > ${from} and claim_by <= ${to}
    and state = 'confirmed' and confirmed_at <= ${confirmedBefore}
    and not exists (select from reminders where kind = 'seat-to-be-named' and subject_id = seats.id)
    and ${isNotCalledOff}
    and exists (
      select from orders where orders.id = seats.order_id and ${isWantedBy(sql`orders.buyer_person_id`, 'unnamed-seats')})`;

/** Up to so many orders with confirmed seats that must be named between these times and whose buyer has not been reminded. */
export async function listOrdersToRemindOfSeats(db: Db, { limit, ...due }: ToRemindOf & { limit: number }) {
  const { rows } = await sql<{ orderId: string }>`
    select order_id from seats where ${isToRemindOf(due)}
    group by order_id order by min(claim_by), order_id limit ${limit}`.execute(db);
  return rows.map(({ orderId }) => orderId);
}

/** Takes those seats of one order, and writes that their buyer is reminded. Two workers never take the same one. */
export async function takeSeatsToRemindOf(
  trx: Trx,
  { orderId, ...due }: ToRemindOf & { orderId: string },
): Promise<string[]> {
  const { rows } = await sql<{ seatId: string }>`
    insert into reminders (kind, subject_id, sent_at)
    select 'seat-to-be-named', seats.id, ${due.from} from seats where order_id = ${orderId} and ${isToRemindOf(due)}
    on conflict do nothing
    returning subject_id as seat_id`.execute(trx);
  return rows.map(({ seatId }) => seatId);
}

/** A claim link, and to whom it went. */
export interface SentClaimLink {
  seatId: string;
  claimVersion: number;
  email: string;
}

/** Notes to whom a claim link went; sent again to the same address, it is the same note. */
export async function noteClaimLink(trx: Trx, link: SentClaimLink & { sentAt: Date }): Promise<void> {
  await trx
    .insertInto('sentClaimLinks')
    .values(link)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Takes up to so many claim links that still open a seat which must be taken between these times, sent before the last, to
 * whom no reminder was sent; two workers never take the same one.
 */
export async function takeClaimLinksToRemindOf(
  trx: Trx,
  { from, to, sentBefore, limit }: { from: Date; to: Date; sentBefore: Date; limit: number },
): Promise<SentClaimLink[]> {
  const { rows } = await sql<SentClaimLink>`
    update sent_claim_links set reminded_at = ${from}
    where (seat_id, claim_version, email) in (
      select links.seat_id, links.claim_version, links.email
      from seats join sent_claim_links as links on links.seat_id = seats.id and links.claim_version = seats.claim_version
      where seats.learner_id is null and seats.state = 'confirmed' and claim_by > ${from} and claim_by <= ${to}
        and links.sent_at <= ${sentBefore} and links.reminded_at is null and ${isNotCalledOff}
      order by claim_by, links.seat_id, links.email limit ${limit}
      for update of links skip locked)
    returning seat_id, claim_version, email`.execute(trx);
  return rows;
}

/** How many confirmed seats in sessions that begin by then have nobody's name. */
export async function countUnnamedSeats(db: Db, { from, to }: { from: Date; to: Date }): Promise<number> {
  const { unnamed } = await db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.sessionId')
    .select((eb) => eb.fn.countAll<number>().as('unnamed'))
    .where('seats.learnerId', 'is', null)
    .where('seats.state', '=', 'confirmed')
    .where('sessions.startsAt', '>', from)
    .where('sessions.startsAt', '<=', to)
    .executeTakeFirstOrThrow();
  return unnamed;
}
