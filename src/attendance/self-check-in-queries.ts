import type { Db } from '#src/database.ts';
import { takenStates } from '#src/enrolment/index.ts';

/** A learner's own seat in a session that is held in a room: by the seat, or by the session. */
export async function findRoomSeat(db: Db, by: { seatId: string } | { sessionId: string }, learnerId: string) {
  return db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.sessionId')
    .innerJoin('courses', 'courses.id', 'sessions.courseId')
    .select(['seats.id', 'sessions.id as sessionId', 'courses.title', 'timeZone'])
    .where('seats.learnerId', '=', learnerId)
    .where('seatId' in by ? 'seats.id' : 'seats.sessionId', '=', 'seatId' in by ? by.seatId : by.sessionId)
    .where('seats.state', 'in', takenStates)
    .where('sessions.delivery', '=', 'in-person')
    .where('sessions.state', 'in', ['open', 'closed'])
    .executeTakeFirst();
}
