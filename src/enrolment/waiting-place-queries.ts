import { sql } from 'kysely';
import { seatsFreeIn, waitingListClosesMinutes, waitsForSession } from '#src/catalogue/index.ts';
import type { Db } from '#src/database.ts';

/** A session that a party waits for, with how many parties stand before it there and how many places are free. */
export interface WaitedFor {
  entryId: string;
  sessionId: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  delivery: 'in-person' | 'live-stream';
  venueName: string | null;
  venueSuburb: string | null;
  venueState: string | null;
  ahead: number;
  free: number;
}

/** The sessions that these parties wait for and could still be offered seats in, the soonest first, at most five for each. */
export async function listPlacesOf(db: Db, entryIds: string[], now: Date): Promise<WaitedFor[]> {
  if (entryIds.length === 0) return [];
  const { rows } = await sql<WaitedFor>`
    select waiting_entries.id as entry_id, found.*
    from waiting_entries cross join lateral (select waiting_entries.id, waiting_entries.queued_at) mine, lateral (
      select sessions.id as session_id, sessions.starts_at, sessions.ends_at, sessions.time_zone, sessions.delivery,
        venues.name as venue_name, venues.suburb as venue_suburb, venues.state as venue_state,
        (select count(*)::int from waiting_entries
          where waiting_entries.state = 'waiting' and ${waitsForSession('sessions')}
            and (waiting_entries.queued_at, waiting_entries.id) < (mine.queued_at, mine.id)) as ahead, ${seatsFreeIn('sessions', now)} as free
      from sessions left join venues on venues.id = sessions.venue_id
      where ${waitsForSession('sessions')} and sessions.state = 'open'
        and sessions.starts_at >= ${now}::timestamptz + make_interval(mins => ${waitingListClosesMinutes})
      order by sessions.starts_at, sessions.id
      limit 5
    ) found
    where waiting_entries.id = any(${entryIds}::uuid[])
    order by waiting_entries.id, found.starts_at, found.session_id`.execute(db);
  return rows;
}
