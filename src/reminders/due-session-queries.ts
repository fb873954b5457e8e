import { type RawBuilder, sql } from 'kysely';
import { isWantedBy, livesIn } from '#src/accounts/index.ts';
import type { Trx } from '#src/database.ts';
import { beginsTooEarlyToWait, isAwake } from './sensible-hours-queries.ts';

/** A seat whose learner is to be told of it. */
export interface DueSeat {
  personId: string;
  name: string;
  email: string;
  /** Where the learner is, as far as is known. */
  zone: string;
  seatId: string;
  title: string;
  whatToBring: string[];
  ticketCode: string;
  delivery: 'in-person' | 'live-stream';
  timeZone: string;
  /** Of the day that they are told of. */
  startsAt: Date;
  endsAt: Date;
  venueName: string | null;
  venueStreet: string | null;
  venueSuburb: string | null;
  venueState: string | null;
  venuePostcode: string | null;
}

interface Asked {
  now: Date;
  limit: number;
}

const columns = sql`
  people.id as person_id, people.name, people.email, lives.zone, seats.id as seat_id, days.title, days.what_to_bring,
  seats.ticket_code, days.delivery, days.time_zone, days.starts_at, days.ends_at, days.venue_name, days.venue_street,
  days.venue_suburb, days.venue_state, days.venue_postcode`;

/** `offset 0` has the few days found and planned for first: all of it in one would take longer to plan than to find. */
const seatsOfDays = (which: RawBuilder<unknown>) => sql`
  from (
    select session_days.session_id, session_days.starts_at, session_days.ends_at, sessions.delivery, sessions.time_zone,
      courses.title, courses.what_to_bring, venues.name as venue_name, venues.street as venue_street,
      venues.suburb as venue_suburb, venues.state as venue_state, venues.postcode as venue_postcode
    from session_days
    join sessions on sessions.id = session_days.session_id and sessions.state in ('open', 'closed')
    join courses on courses.id = sessions.course_id
    left join venues on venues.id = sessions.venue_id
    where ${which}
    offset 0) as days
  join seats on seats.session_id = days.session_id
  join people on people.id = seats.learner_id
  left join reminder_preferences on reminder_preferences.person_id = people.id
  cross join lateral (select ${livesIn(sql`days.time_zone`)} as zone) as lives`;

/**
 * Takes seats in sessions that begin tomorrow, or later today where it could not be said yesterday: due at nine in the morning
 * of the day before, where the learner is, and pointless in the last hour. One that was missed until the evening waits for the
 * morning, unless the session begins so early that it would come too late. Who booked later than that has just been told. A
 * session that moves is another occasion.
 */
export async function takeSeatsOfTomorrow(trx: Trx, asked: Asked): Promise<DueSeat[]> {
  const { now } = asked;
  return take(trx, asked, {
    kind: 'day-before',
    due: sql`
      ${seatsOfDays(sql`session_days.day_number = 1
        and session_days.starts_at > ${now}::timestamptz + interval '1 hour'
        and session_days.starts_at <= ${now}::timestamptz + interval '40 hours'`)}
      cross join lateral (
        select (((days.starts_at at time zone zone)::date - 1) + time '09:00') at time zone zone as due_at) as due
      where seats.state = 'confirmed' and due_at <= ${now} and seats.confirmed_at < due_at
        and (${isAwake(now)} or ${beginsTooEarlyToWait(sql.ref('days.starts_at'))})
        and ${isWantedBy(sql`people.id`, 'sessions')}`,
  });
}

/** Takes seats in days of live streams that begin within the hour, at whatever hour that is. */
export async function takeSeatsOfTheHour(trx: Trx, asked: Asked): Promise<DueSeat[]> {
  const { now } = asked;
  return take(trx, asked, {
    kind: 'hour-before',
    due: sql`
      ${seatsOfDays(sql`sessions.delivery = 'live-stream'
        and session_days.starts_at > ${now} and session_days.starts_at <= ${now}::timestamptz + interval '1 hour'`)}
      where seats.state in ('confirmed', 'attended') and seats.confirmed_at < days.starts_at - interval '1 hour'
        and ${isWantedBy(sql`people.id`, 'sessions')}`,
  });
}

/** Writes that they are told, in the same statement that finds them: of two workers, one gets each. */
async function take(trx: Trx, { now, limit }: Asked, { kind, due }: { kind: string; due: ReturnType<typeof sql> }) {
  const occasion = sql`to_char(days.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"')`;
  const { rows } = await sql<DueSeat>`
    with due as (
      select ${columns}, ${occasion} as occasion
      ${due}
        and not exists (
          select from learner_reminders
          where person_id = people.id and kind = ${kind} and subject_id = seats.id and occasion = ${occasion})
      order by days.starts_at, seats.id
      limit ${limit}
    ), told as (
      insert into learner_reminders (person_id, kind, subject_id, occasion, sent_at)
      select person_id, ${kind}, seat_id, occasion, ${now} from due
      on conflict do nothing
      returning person_id, subject_id, occasion
    )
    select due.* from due
    join told on told.person_id = due.person_id and told.subject_id = due.seat_id and told.occasion = due.occasion`.execute(
    trx,
  );
  return rows;
}
