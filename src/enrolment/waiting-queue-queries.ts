import { type RawBuilder, sql } from 'kysely';
import { seatsFreeIn, waitingListClosesMinutes, waitsForSession } from '#src/catalogue/index.ts';
import type { Db, Trx } from '#src/database.ts';

/** Whether seats of the session can be offered at this instant: it is on sale, and its list is not closed. */
function takesOffers(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(
    sessions.state = 'open' and courses.state = 'published'
    and sessions.starts_at >= ${now}::timestamptz + make_interval(mins => ${waitingListClosesMinutes})
  )`;
}

/**
 * Sessions somebody waits for in which offers can be made and places are free, the soonest first. Counted without a lock, so that
 * the full ones, which are nearly all, are left alone; the count that decides is made again under it.
 */
export async function listSessionsWaitedFor(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select sessions.id
    from sessions
      join courses on courses.id = sessions.course_id
    where ${takesOffers(now)}
      and ${seatsFreeIn('sessions', now)} > 0
      and sessions.course_id in (select course_id from waiting_entries where state = 'waiting')
      and exists (select from waiting_entries where waiting_entries.state = 'waiting' and ${waitsForSession('sessions')})
    order by sessions.starts_at, sessions.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** The session as an offer needs it, or undefined when none can be made. Read after its lock. */
export async function findSessionToOffer(db: Db | Trx, sessionId: string, now: Date) {
  return db
    .selectFrom('sessions')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select([
      'sessions.id',
      'sessions.courseId',
      'sessions.capacity',
      'startsAt',
      'endsAt',
      'sessions.timeZone',
      'delivery',
    ])
    .select(['courses.title', 'courses.slug'])
    .select(['venues.name as venueName', 'venues.suburb as venueSuburb', 'venues.state as venueState'])
    .where('sessions.id', '=', sessionId)
    .where(takesOffers(now))
    .executeTakeFirst();
}

export type SessionToOffer = NonNullable<Awaited<ReturnType<typeof findSessionToOffer>>>;

/** Places of the session that nobody has and nobody is offered. A statement of its own, after the lock. */
export async function countFreePlaces(db: Db | Trx, sessionId: string, now: Date): Promise<number> {
  const { free } = await db
    .selectFrom('sessions')
    .select(seatsFreeIn('sessions', now).as('free'))
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return free;
}

const queueColumns = [
  'waitingEntries.id',
  'waitingEntries.personId',
  'waitingEntries.name',
  'waitingEntries.email',
  'waitingEntries.party',
  'waitingEntries.state',
  'waitingEntries.why',
  'waitingEntries.whyFacts',
  'waitingEntries.joinedAt',
  'waitingEntries.queuedAt',
  'waitingEntries.gathersUntil',
  'waitingEntries.passedAt',
  'waitingEntries.sessionId as onlySessionId',
  'waitingEntries.venueState',
  'waitingEntries.delivery as wantedDelivery',
  'waitingEntries.startsBefore',
] as const;

export type QueueEntry = Awaited<ReturnType<typeof lockQueue>>[number];

/**
 * The head of the session's queue, in order, kept as it is until the transaction ends. In one order for all, so that two
 * sessions which one entry waits for cannot wait for each other.
 */
export async function lockQueue(trx: Trx, sessionId: string, limit: number) {
  return queueOf(trx, sessionId)
    .orderBy('waitingEntries.queuedAt')
    .orderBy('waitingEntries.id')
    .limit(limit)
    .forUpdate('waitingEntries')
    .execute();
}

/** One party of the session's queue, kept as it is until the transaction ends. */
export async function lockInQueue(trx: Trx, sessionId: string, entryId: string) {
  return queueOf(trx, sessionId)
    .where('waitingEntries.id', '=', entryId)
    .forUpdate('waitingEntries')
    .executeTakeFirst();
}

function queueOf(trx: Trx, sessionId: string) {
  return trx
    .selectFrom('waitingEntries')
    .innerJoin('sessions', 'sessions.courseId', 'waitingEntries.courseId')
    .select(queueColumns)
    .where('sessions.id', '=', sessionId)
    .where('waitingEntries.state', '=', 'waiting')
    .where(waitsForSession('sessions'));
}
