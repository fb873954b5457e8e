import { sql } from 'kysely';
import { ruleInForce } from '#src/catalogue/index.ts';
import type { Db, Trx } from '#src/database.ts';
import { takenStates } from '#src/enrolment/index.ts';
import type { MarkedDay, NewMark } from './check-marks.ts';
import type { AttendanceMark } from './day-attendance.ts';

export type HeldSession = NonNullable<Awaited<ReturnType<typeof findHeldSession>>>;

/** One mark with who made it. */
export interface AttendanceEvent extends AttendanceMark {
  seatId: string;
  sessionDayId: string;
  source: 'trainer' | 'staff' | 'learner' | 'self' | 'import';
  recordedBy: string | null;
  recordedByName: string | null;
  recordedAt: Date;
  note: string | null;
}

/** A session as its attendance needs it, with the instructors who teach it. */
export async function findHeldSession(db: Db, sessionId: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .leftJoin('venues', 'venues.id', 'sessions.venueId')
    .select(['sessions.id', 'courseId', 'title as courseTitle', 'delivery', 'sessions.timeZone', 'sessions.state'])
    .select(['startsAt', 'endsAt', 'finishedAt', ruleInForce.attendancePercent.as('attendancePercent')])
    .select(ruleInForce.countersignNeeded.as('countersignNeeded'))
    .select(['venues.name as venueName', 'venues.suburb as venueSuburb', 'venues.state as venueState'])
    .select(
      sql<string[]>`array(select instructor_id from session_instructors where session_id = sessions.id)`.as(
        'instructorIds',
      ),
    )
    .select(
      sql<string[]>`array(
        select instructors.name from session_instructors join instructors on instructors.id = instructor_id
        where session_id = sessions.id order by instructors.name)`.as('instructorNames'),
    )
    .where('sessions.id', '=', sessionId)
    .executeTakeFirst();
}

/** The session's days, in order. */
export async function listSessionDays(db: Db | Trx, sessionId: string): Promise<MarkedDay[]> {
  return listDaysOfSessions(db, [sessionId]);
}

/** The days of these sessions, in order. */
export async function listDaysOfSessions(
  db: Db | Trx,
  sessionIds: readonly string[],
): Promise<(MarkedDay & { sessionId: string })[]> {
  if (sessionIds.length === 0) return [];
  return db
    .selectFrom('sessionDays')
    .leftJoin('dayCountersigns', 'dayCountersigns.sessionDayId', 'sessionDays.id')
    .leftJoin('people', 'people.id', 'countersignedBy')
    .select(['sessionDays.id', 'sessionId', 'dayNumber', 'startsAt', 'endsAt', 'countersignedAt'])
    .select('people.name as countersignedByName')
    .where('sessionId', 'in', sessionIds)
    .orderBy('dayNumber')
    .execute();
}

/** The seats of a session that can be marked, each with who has it: null while nobody is named. */
export async function findHolders(trx: Trx, sessionId: string): Promise<Map<string, string | null>> {
  const seats = await trx
    .selectFrom('seats')
    .select(['id', 'learnerId'])
    .where('sessionId', '=', sessionId)
    .where('state', 'in', takenStates)
    .execute();
  return new Map(seats.map(({ id, learnerId }) => [id, learnerId]));
}

/** The session's seats as a trainer calls them out: by name, unnamed ones last. */
export async function listSheetSeats(db: Db, sessionId: string) {
  return db
    .selectFrom('seats')
    .innerJoin('orders', 'orders.id', 'seats.orderId')
    .leftJoin('people', 'people.id', 'seats.learnerId')
    .leftJoin('completions', 'completions.seatId', 'seats.id')
    .select([
      'seats.id as seatId',
      'seats.learnerId',
      'ticketCode',
      'seats.state',
      'orders.organisationName as organisation',
    ])
    .select((eb) => eb.fn.coalesce('attendeeName', 'people.name').as('name'))
    .select((eb) =>
      eb
        .selectFrom('certificates')
        .select('number')
        .whereRef('certificates.completionId', '=', 'completions.id')
        .orderBy('version', 'desc')
        .limit(1)
        .as('certificateNumber'),
    )
    .where('seats.sessionId', '=', sessionId)
    .where('seats.state', 'in', takenStates)
    .orderBy(sql`coalesce(attendee_name, people.name) collate "und-x-icu"`, (order) => order.asc().nullsLast())
    .orderBy('seats.id')
    .execute();
}

/** Every mark of these seats, in the order they were made. */
export async function listEvents(db: Db | Trx, seatIds: readonly string[]): Promise<AttendanceEvent[]> {
  if (seatIds.length === 0) return [];
  return db
    .selectFrom('attendanceEvents')
    .leftJoin('people', 'people.id', 'attendanceEvents.recordedBy')
    .select(['attendanceEvents.id', 'seatId', 'sessionDayId', 'kind', 'at', 'minutes', 'source', 'recordedAt', 'note'])
    .select(['recordedBy', 'people.name as recordedByName'])
    .where('seatId', 'in', seatIds)
    .orderBy('attendanceEvents.id')
    .execute();
}

/** Adds marks, leaving out those whose client id is known, and gives how many were new. */
export async function addEvents(
  trx: Trx,
  marks: (NewMark & { at: Date; sessionDayId: string })[],
  by: { source: 'trainer' | 'staff' | 'self' | 'import'; recordedBy: string; recordedAt: Date },
): Promise<number> {
  if (marks.length === 0) return 0;
  const added = await trx
    .insertInto('attendanceEvents')
    .values(
      marks.map(({ clientId, seatId, sessionDayId, kind, at, minutes, note }) => ({
        clientId,
        seatId,
        sessionDayId,
        kind,
        at,
        minutes: kind === 'minutes' ? (minutes ?? null) : null,
        note: note?.trim() || null,
        ...by,
      })),
    )
    .onConflict((conflict) => conflict.column('clientId').doNothing())
    .returning('id')
    .execute();
  return added.length;
}
