import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import type { Delivery } from './course.ts';
import { countsAsTaken, seatsLeftIn } from './seats-taken-queries.ts';

/** A session that can be booked now, in the fewest words. */
interface BookableSession {
  id: string;
  courseId: string;
  delivery: Delivery;
  timeZone: string;
  /** Of its venue; null for a live stream. */
  postcode: string | null;
  /** Its own price or its course's, GST-inclusive. */
  priceCents: number;
  seatsLeft: number;
  /** In order: the date in its own zone, as days since 1 January 1970, and the hours in epoch milliseconds. */
  days: { day: number; from: number; to: number }[];
}

/**
 * Every session of these courses that the public can book and that ends before an instant. There may be thousands, and a page
 * waits for them: seats are counted in one pass, and as `seatsLeftIn` does it only where somebody waits or is offered a place;
 * days are gathered only where there are several.
 */
export async function listBookableSessions(
  db: Db,
  courseIds: readonly string[],
  { now, endsBefore }: { now: Date; endsBefore: Date },
): Promise<BookableSession[]> {
  const { rows } = await openSessions([...courseIds], { now, endsBefore }).execute(db);
  const left = await countSeatsLeft(
    db,
    rows.filter(({ isAskedFor }) => isAskedFor).map(({ id }) => id),
    now,
  );
  return rows
    .map(({ days, isAskedFor: _, ...session }) => ({
      ...session,
      seatsLeft: left.get(session.id) ?? session.seatsLeft,
      days: days
        .split(',')
        .map(dayOf)
        .toSorted((one, other) => one.from - other.from),
    }))
    .filter(({ seatsLeft }) => seatsLeft > 0);
}

type Row = Omit<BookableSession, 'days'> & { days: string; isAskedFor: boolean };

/** Those with a seat that nobody has; whether the public may have it where somebody asks for one is not known yet. */
function openSessions(courseIds: string[], { now, endsBefore }: { now: Date; endsBefore: Date }) {
  return sql<Row>`
    with open as materialized (
      select s.id, s.course_id, s.delivery, s.time_zone, s.venue_id, s.capacity, s.starts_at, s.ends_at, s.price_cents,
        (s.starts_at at time zone s.time_zone)::date as first_day, (s.ends_at at time zone s.time_zone)::date as last_day
      from sessions s
      where s.state = 'open' and s.starts_at > ${now} and s.ends_at < ${endsBefore}
        and s.course_id = any(${courseIds}::uuid[])
    ), taken as (
      select session_id, count(*)::int as seats from seats
      where session_id in (select id from open) and ${countsAsTaken(now)}
      group by session_id
    ), held as (
      select session_id, string_agg(${dayText('(d.starts_at at time zone open.time_zone)::date', 'd')}, ',') as days
      from session_days d join open on open.id = session_id
      where first_day <> last_day
      group by session_id
    ), counted as (
      select open.*, coalesce(days, ${dayText('first_day', 'open')}) as days, postcode, courses.price_cents as course_cents,
        least(capacity, room_seats, case when delivery = 'live-stream' then live_stream_seats end)
          - coalesce(taken.seats, 0) as seats_left
      from open
      left join held on held.session_id = open.id
      join courses on courses.id = open.course_id
      left join venues on venues.id = open.venue_id
      left join taken on taken.session_id = open.id
    )
    select id, course_id, delivery, time_zone, postcode, coalesce(price_cents, course_cents) as price_cents, seats_left, days,
      (course_id in (select course_id from waiting_entries where state = 'waiting')
        or id in (select session_id from waiting_offers where ended_at is null)) as is_asked_for
    from counted where seats_left > 0`;
}

async function countSeatsLeft(db: Db, ids: string[], now: Date): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const counted = await db
    .selectFrom('sessions')
    .select(['id', seatsLeftIn('sessions', now).as('seatsLeft')])
    .where('id', 'in', ids)
    .execute();
  return new Map(counted.map(({ id, seatsLeft }) => [id, seatsLeft]));
}

/** Day and hours as `dayOf` reads them. */
function dayText(date: string, hours: 'd' | 'open') {
  const epoch = (column: string) => sql`date_part('epoch', ${sql.ref(`${hours}.${column}`)})`;
  return sql<string>`concat_ws(' ', ${sql.raw(date)} - date '1970-01-01', ${epoch('starts_at')}, ${epoch('ends_at')})`;
}

function dayOf(text: string): BookableSession['days'][number] {
  const [day = 0, from = 0, to = 0] = text.split(' ').map(Number);
  return { day, from: from * 1_000, to: to * 1_000 };
}
