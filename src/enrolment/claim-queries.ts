import { sql } from 'kysely';
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

/**
 * Takes up to so many confirmed seats that must be named between these times and whose buyer has not been reminded, and
 * writes that they are. Two workers never take the same one.
 */
export async function takeSeatsToRemindOf(
  trx: Trx,
  { from, to, confirmedBefore, limit }: { from: Date; to: Date; confirmedBefore: Date; limit: number },
): Promise<{ seatId: string; orderId: string }[]> {
  const { rows } = await sql<{ seatId: string; orderId: string }>`
    with due as (
      select seats.id, seats.order_id from seats
      where learner_id is null and claim_by > ${from} and claim_by <= ${to}
        and state = 'confirmed' and confirmed_at <= ${confirmedBefore}
        and not exists (select from reminders where kind = 'seat-to-be-named' and subject_id = seats.id)
      order by claim_by, seats.id limit ${limit}
    ), taken as (
      insert into reminders (kind, subject_id, sent_at) select 'seat-to-be-named', id, ${from} from due
      on conflict do nothing returning subject_id
    )
    select due.id as seat_id, due.order_id from due join taken on taken.subject_id = due.id`.execute(trx);
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
