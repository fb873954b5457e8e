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

/**
 * How many seats of a session are taken: those above, and the places that open offers of the waiting list keep. `sessionId`
 * names the column it is found in: 'sessions.id'.
 */
export function seatsTakenIn(sessionId: string, now: Date): RawBuilder<number> {
  return sql<number>`(
    (select count(*)::int from seats where seats.session_id = ${sql.ref(sessionId)} and ${countsAsTaken(now)})
    + (select coalesce(sum(waiting_offers.seats), 0)::int from waiting_offers
        where waiting_offers.session_id = ${sql.ref(sessionId)} and waiting_offers.ended_at is null
          and waiting_offers.expires_at > ${now})
  )`;
}

/**
 * How many people a session may have: the least of what it was set to, what its room holds, and how many a body lets into one
 * live stream. `session` names the table or alias it is found in.
 */
export function seatsIn(session: string): RawBuilder<number> {
  const of = (column: string) => sql.ref(`${session}.${column}`);
  return sql<number>`least(
    ${of('capacity')},
    (select room_seats from venues where venues.id = ${of('venue_id')}),
    (select live_stream_seats from courses where courses.id = ${of('course_id')} and ${of('delivery')} = 'live-stream')
  )`;
}

/** From so many minutes before the start a session's waiting list is closed: nobody can decide in less. */
export const waitingListClosesMinutes = 60;

/**
 * Whether a row of `waiting_entries` waits for the session, for this very one or for any of its course that it fits: one that
 * whoever has its e-mail has confirmed, and whose party the session could ever seat. `session` names the table or alias that
 * the session is found in.
 */
export function waitsForSession(session: string): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${session}.${column}`);
  return sql<boolean>`(
    waiting_entries.course_id = ${of('course_id')} and waiting_entries.confirmed_at is not null
    and waiting_entries.party <= ${seatsIn(session)} and (
      waiting_entries.session_id = ${of('id')}
      or waiting_entries.session_id is null
        and (waiting_entries.delivery is null or waiting_entries.delivery = ${of('delivery')})
        and (waiting_entries.venue_state is null
          or waiting_entries.venue_state = (select venues.state from venues where venues.id = ${of('venue_id')}))
        and (waiting_entries.starts_before is null
          or (${of('starts_at')} at time zone ${of('time_zone')})::date < waiting_entries.starts_before))
  )`;
}

/** How many seats of a session nobody has and nobody is offered, whoever waits for them. */
export function seatsFreeIn(session: string, now: Date): RawBuilder<number> {
  return sql<number>`greatest(0, ${seatsIn(session)} - ${seatsTakenIn(`${session}.id`, now)})`;
}

/**
 * How many seats of a session the public may have: those free, less what the waiting list waits for there, so that a freed
 * seat goes to the list first. An entry waits for its session, or for every session of its course that it fits. One that was
 * passed over waits until its whole party fits and holds nothing back before.
 */
export function seatsLeftIn(session: string, now: Date): RawBuilder<number> {
  return sql<number>`(
    select ${seatsLeftOf(session, 'free.seats', now)} from (select ${seatsFreeIn(session, now)} as seats) free
  )`;
}

/** The same where how many are free has been counted already: `free` names the column with it. */
export function seatsLeftOf(session: string, free: string, now: Date): RawBuilder<number> {
  return sql<number>`greatest(0, ${sql.ref(free)} - (
    select coalesce(sum(waiting_entries.party), 0)::int
    from waiting_entries
    where waiting_entries.state = 'waiting' and ${waitsForSession(session)}
      and (waiting_entries.passed_at is null or waiting_entries.party <= ${sql.ref(free)})
      and ${sql.ref(`${session}.starts_at`)} >= ${now}::timestamptz + make_interval(mins => ${waitingListClosesMinutes})
  ))`;
}
