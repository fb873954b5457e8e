import { sql } from 'kysely';
import { ruleInForce } from '#src/catalogue/index.ts';
import type { Db, Trx } from '#src/database.ts';
import { takenStates } from '#src/enrolment/index.ts';
import { idFrom } from '#src/shared/ids.ts';

export interface Place {
  seatId: string;
  sessionDayId: string;
}

export type LiveSeat = NonNullable<Awaited<ReturnType<typeof findLiveSeat>>>;

/** A learner's own seat in a live stream that is held. */
export async function findLiveSeat(db: Db, { seatId, learnerId }: { seatId: string; learnerId: string }) {
  return db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.sessionId')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .select(['seats.id', 'seats.sessionId', 'courses.title', 'sessions.startsAt', 'sessions.endsAt', 'timeZone'])
    .select(['joinUrl', ruleInForce.attendancePercent.as('attendancePercent')])
    .select(ruleInForce.presenceChecksPerHour.as('presenceChecksPerHour'))
    .select(ruleInForce.presenceAnswersPercent.as('presenceAnswersPercent'))
    .where('seats.id', '=', seatId)
    .where('seats.learnerId', '=', learnerId)
    .where('seats.state', 'in', takenStates)
    .where('sessions.delivery', '=', 'live-stream')
    .where('sessions.state', 'in', ['open', 'closed'])
    .executeTakeFirst();
}

/** Notes that this page has sent this beat; false when it sent it, or a later one, before. */
export async function countBeat(
  trx: Trx,
  { seatId, sessionDayId, pageId, number }: Place & { pageId: string; number: number },
): Promise<boolean> {
  const row = await trx
    .insertInto('presencePages')
    .values({ pageId, seatId, sessionDayId, lastBeat: number })
    .onConflict((conflict) =>
      conflict.column('pageId').doUpdateSet({ lastBeat: number }).where('presencePages.lastBeat', '<', number),
    )
    .returning('pageId')
    .executeTakeFirst();
  return row !== undefined;
}

/** The stay at this place, locked; one that begins now where there was none. */
export async function lockStay(trx: Trx, { seatId, sessionDayId }: Place, now: Date) {
  const begun = await trx
    .insertInto('presenceStays')
    .values({ seatId, sessionDayId, beganAt: now, lastSeenAt: now, isOpen: true })
    .onConflict((conflict) => conflict.doNothing())
    .returning('seatId')
    .executeTakeFirst();
  const stay = await trx
    .selectFrom('presenceStays')
    .select(['beganAt', 'lastSeenAt', 'isOpen'])
    .where('seatId', '=', seatId)
    .where('sessionDayId', '=', sessionDayId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { ...stay, isNew: begun !== undefined };
}

export async function keepStay(
  trx: Trx,
  { seatId, sessionDayId }: Place,
  stay: { beganAt?: Date; lastSeenAt?: Date; isOpen?: boolean },
): Promise<void> {
  await trx
    .updateTable('presenceStays')
    .set(stay)
    .where('seatId', '=', seatId)
    .where('sessionDayId', '=', sessionDayId)
    .execute();
}

interface PresenceEvent extends Place {
  kind: 'in' | 'out';
  at: Date;
  learnerId: string | null;
}

/**
 * Writes that learners came or went, as their pages showed it, in one statement. The same moment is one event; of a day that
 * is countersigned nothing is written.
 */
export async function addPresenceEvents(trx: Trx, events: PresenceEvent[], now: Date): Promise<void> {
  const open = await lockOpenDays(trx, [...new Set(events.map(({ sessionDayId }) => sessionDayId))]);
  const written = events.filter(({ sessionDayId }) => open.has(sessionDayId));
  if (written.length === 0) return;
  await trx
    .insertInto('attendanceEvents')
    .values(
      written.map(({ seatId, sessionDayId, kind, at, learnerId }) => ({
        clientId: idFrom(`presence ${seatId} ${sessionDayId} ${kind} ${at.toISOString()}`),
        ...{ seatId, sessionDayId, kind, at },
        source: 'learner' as const,
        recordedBy: learnerId,
        recordedAt: now,
      })),
    )
    .onConflict((conflict) => conflict.column('clientId').doNothing())
    .execute();
}

/** Those of these days that nobody has countersigned; nobody can until the transaction ends. Read after the lock was given. */
async function lockOpenDays(trx: Trx, dayIds: string[]): Promise<Set<string>> {
  if (dayIds.length === 0) return new Set();
  await trx.selectFrom('sessionDays').select('id').where('id', 'in', dayIds).orderBy('id').forShare().execute();
  const signed = await trx
    .selectFrom('dayCountersigns')
    .select('sessionDayId')
    .where('sessionDayId', 'in', dayIds)
    .execute();
  const gone = new Set(signed.map(({ sessionDayId }) => sessionDayId));
  return new Set(dayIds.filter((id) => !gone.has(id)));
}

/** Ends these stays, which the caller has locked. */
export async function endStays(trx: Trx, stays: Place[]): Promise<void> {
  if (stays.length === 0) return;
  await trx
    .updateTable('presenceStays')
    .set({ isOpen: false })
    .where((eb) =>
      eb(
        eb.refTuple('seatId', 'sessionDayId'),
        'in',
        stays.map(({ seatId, sessionDayId }) => eb.tuple(seatId, sessionDayId)),
      ),
    )
    .execute();
}

/** Stays of which nothing was heard since, oldest first, locked; those that somebody else works on are left out. */
export async function lockSilentStays(trx: Trx, { since, limit }: { since: Date; limit: number }) {
  return trx
    .selectFrom('presenceStays')
    .innerJoin('seats', 'seats.id', 'presenceStays.seatId')
    .select(['seatId', 'sessionDayId', 'lastSeenAt', 'seats.learnerId'])
    .where('isOpen', '=', true)
    .where('lastSeenAt', '<', since)
    .orderBy('lastSeenAt')
    .limit(limit)
    .forUpdate('presenceStays')
    .skipLocked()
    .execute();
}

export async function addAnswer(
  trx: Trx,
  { seatId, sessionDayId }: Place,
  { checkNumber, answeredAt }: { checkNumber: number; answeredAt: Date },
): Promise<boolean> {
  const row = await trx
    .insertInto('presenceAnswers')
    .values({ seatId, sessionDayId, checkNumber, answeredAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('checkNumber')
    .executeTakeFirst();
  return row !== undefined;
}

/** The questions that these seats have answered, by day. */
export async function listAnswers(db: Db | Trx, seatIds: readonly string[]) {
  if (seatIds.length === 0) return [];
  return db
    .selectFrom('presenceAnswers')
    .select(['seatId', 'sessionDayId', 'checkNumber'])
    .where('seatId', 'in', seatIds)
    .orderBy('checkNumber')
    .execute();
}

/** The sessions that these seats are in, each with what its course asks of those who follow a live stream. */
export async function listSeatSessions(db: Db | Trx, seatIds: readonly string[]) {
  if (seatIds.length === 0) return [];
  const asks = sql<boolean>`sessions.delivery = 'live-stream'`;
  return db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.sessionId')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .select(['seats.id as seatId', 'sessions.id as sessionId'])
    .select(sql<number | null>`case when ${asks} then ${ruleInForce.presenceChecksPerHour} end`.as('perHour'))
    .select(sql<number | null>`case when ${asks} then ${ruleInForce.presenceAnswersPercent} end`.as('percent'))
    .where('seats.id', 'in', seatIds)
    .execute();
}
