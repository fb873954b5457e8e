import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a row of `seats` keeps its place in its session at this instant: every seat that was sold, and every hold that
 * has not run out. A hold without an end has a payment attempt open at the provider and keeps its place until
 * the provider has said how it ended. The first condition is the one of the index `seats_session_taken`.
 */
export function countsAsTaken(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(
    seats.state not in ('cancelled', 'transferred')
    and (seats.state <> 'held' or seats.hold_expires_at is null or seats.hold_expires_at > ${now})
  )`;
}

/** How many seats of a session are taken. `sessionId` names the column it is found in: 'sessions.id'. */
export function seatsTakenIn(sessionId: string, now: Date): RawBuilder<number> {
  return sql<number>`(
    select count(*)::int from seats where seats.session_id = ${sql.ref(sessionId)} and ${countsAsTaken(now)}
  )`;
}
