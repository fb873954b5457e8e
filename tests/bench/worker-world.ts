import { sql } from 'kysely';
import type { Db } from '#src/database.ts';

import { aCourse, aCycleGroup, aQuiz, aSession, aTermsVersion, someLessons } from '#tests/support/builders.ts';
import { addHistory } from './worker-history.ts';
import { workerNow } from './worker-now.ts';

export const workerSize = { learners: 5_000, sessions: 2_000, sessionsAhead: 100, seats: 20_000 };

const now = sql`${workerNow}::timestamptz`;
const { learners, sessions, sessionsAhead } = workerSize;
const sessionsOver = sessions - sessionsAhead;
const onlineSeats = 2_000;
const kinds = ['workshop', 'webinar', 'class', 'online'] as const;

/**
 * A site that has been running for two years: two thousand sessions, nearly all of them over, with eight paid seats and one booking
 * that lapsed in each, online courses, and everything that came of them: marks, completions, certificates, mail, reminders.
 */
export async function aWorkerWorld(db: Db): Promise<{ courseId: string }> {
  await aTermsVersion(db);
  const group = await aCycleGroup(db);
  for (let index = 0; index < 32; index += 1) {
    const course = await aCourse(db, { kind: kinds[index % kinds.length], priceCents: 38_500 });
    if (kinds[index % kinds.length] !== 'online') continue;
    await someLessons(db, course.id, ['Air', 'Water', 'Timber', 'Proof']);
    await aQuiz(db, course.id);
  }
  const { courseId, venueId } = await aSession(db, { on: '2024-01-15' });
  await addLearners(db, group);
  await addSessions(db, venueId ?? '');
  await addSeats(db);
  await addHistory(db);
  await sql`vacuum analyze`.execute(db);
  return { courseId };
}

async function addLearners(db: Db, group: Awaited<ReturnType<typeof aCycleGroup>>): Promise<void> {
  await sql`
    create table numbered_people as select gen_random_uuid() as id, n from generate_series(1, ${learners}::integer) n`.execute(
    db,
  );
  await sql`
    insert into people (id, email, name, certificate_name, certificate_name_confirmed_at, created_at)
    select id, 'learner-' || n || '@example.com', 'Learner ' || n, 'Learner ' || n, '2024-02-01', '2024-01-01'
    from numbered_people`.execute(db);
  await sql`
    insert into held_designations (id, person_id, designation_id, awarded_on, recorded_at)
    select gen_random_uuid(), id, ${group.designations[0]?.id}, '2022-01-01', '2024-02-01' from numbered_people`.execute(
    db,
  );
  await sql`
    insert into credit_cycles (id, person_id, cycle_group_id, starts_on, ends_on, recorded_at)
    select gen_random_uuid(), id, ${group.id}, ends_on - interval '4 years' + interval '1 day', ends_on, '2024-02-01'
    from numbered_people
    cross join lateral (select date '2026-06-01' + n * 7919 % 1460 as ends_on) cycle`.execute(db);
  await sql`
    insert into suggestion_consents (id, person_id, wording, given_at)
    select gen_random_uuid(), id, 'May we suggest courses?', '2024-02-01' from numbered_people where n % 5 = 0`.execute(
    db,
  );
  await sql`
    insert into login_sessions (id_hash, person_id, created_at, expires_at)
    select encode(sha256(id::text::bytea), 'hex'), id, ${now} - interval '1 day', ${now} + interval '20 days'
    from numbered_people`.execute(db);
}

/** A session every nine hours for two years, one in twenty-five called off; and those ahead, two a day. */
async function addSessions(db: Db, venueId: string): Promise<void> {
  await sql`
    create table numbered_sessions as
    select gen_random_uuid() as id, n, course.id as course_id, kind, n % 25 = 0 and n <= ${sessionsOver} as is_off,
      case when n <= ${sessionsOver} then ${now} - make_interval(hours => 9 * (${sessionsOver}::integer - n + 1))
        else ${now} + make_interval(hours => 12 * (n - ${sessionsOver}::integer)) end as starts_at
    from generate_series(1, ${sessions}::integer) n
    join (
      select id, kind, row_number() over (order by id) - 1 as number, count(*) over () as courses
      from courses where kind <> 'online') course on number = n % courses`.execute(db);
  await sql`
    insert into sessions (id, course_id, delivery, venue_id, join_url, time_zone, starts_at, ends_at, capacity, state,
      cancelled_at, cancel_reason, created_at, updated_at)
    select id, course_id, case when kind = 'webinar' then 'live-stream' else 'in-person' end,
      case when kind <> 'webinar' then ${venueId}::uuid end, case when kind = 'webinar' then 'https://stream.example.com' end,
      'Australia/Sydney', starts_at, starts_at + interval '8 hours', 16, case when is_off then 'cancelled' else 'open' end,
      case when is_off then starts_at - interval '9 days' end, case when is_off then 'Too few came' end, '2024-01-01', '2024-01-01'
    from numbered_sessions`.execute(db);
  await sql`
    insert into session_days (id, session_id, day_number, starts_at, ends_at)
    select gen_random_uuid(), id, 1, starts_at, ends_at from sessions where id in (select id from numbered_sessions)`.execute(
    db,
  );
  await sql`
    insert into session_changes (id, session_id, kind, reason, decide_by, if_unanswered, made_at)
    select gen_random_uuid(), id, 'cancelled', 'Too few came', starts_at, 'refund', starts_at - interval '9 days'
    from numbered_sessions where is_off`.execute(db);
}

/** In each session two orders of four seats and a booking of one that lapsed; and online courses, an order each. */
async function addSeats(db: Db): Promise<void> {
  await sql`
    create table numbered_orders as
    select gen_random_uuid() as id, gen_random_uuid() as line_id, session.id as session_id, course_id, starts_at, is_off,
      starts_at - interval '20 days' as placed_at, part, part = 3 as is_lapsed, n,
      case when part = 3 then 1 else 4 end as seats
    from numbered_sessions session, generate_series(1, 3) part
    union all
    select gen_random_uuid(), gen_random_uuid(), null, course.id, null, false,
      ${now} - make_interval(hours => 8 * n), 0, false, n, 1
    from generate_series(1, ${onlineSeats}::integer) n
    join (select id, row_number() over (order by id) - 1 as number from courses where kind = 'online') course
      on number = n % 8`.execute(db);
  await sql`
    insert into orders (id, reference, buyer_person_id, buyer_name, buyer_email, total_cents, gst_cents, reduced_cents,
      payment_state, seats_from_cents, terms_version_id, terms_accepted_at, placed_at)
    select numbered_orders.id, 'A-' || numbered_orders.id, people.id, name, email, seats * 38500, seats * 3500,
      case when is_off and not is_lapsed then seats * 38500 else 0 end,
      case when is_lapsed then 'unpaid' when is_off then 'refunded' else 'paid' end, seats * 38500,
      (select id from terms_versions), placed_at, placed_at
    from numbered_orders join numbered_people on numbered_people.n = numbered_orders.n % ${learners}::integer + 1
    join people on people.id = numbered_people.id`.execute(db);
  await sql`
    insert into order_lines (id, order_id, course_id, session_id, position, description, quantity, unit_cents, total_cents,
      gst_cents, taxable)
    select line_id, id, course_id, session_id, 1, 'Seats', seats, 38500, seats * 38500, seats * 3500, true
    from numbered_orders`.execute(db);
  await sql`
    insert into seats (id, order_id, order_line_id, course_id, session_id, learner_id, attendee_name, attendee_email,
      ticket_code, state, confirmed_at, cancelled_at, cancel_reason, price_cents, gst_cents, refunded_cents, payer,
      policy_version_id, created_at, price_breakdown)
    select gen_random_uuid(), orders.id, line_id, course_id, session_id, people.id, name, email, 'T-' || gen_random_uuid(), state,
      case when not is_lapsed then placed_at end, case when state = 'cancelled' then placed_at + interval '1 hour' end,
      case when state = 'cancelled' then case when is_lapsed then 'hold-lapsed' else 'session-cancelled' end end, 38500, 3500,
      case when is_off and not is_lapsed then 38500 else 0 end, 'buyer', (select id from cancellation_policy_versions), placed_at, '[]'
    from numbered_orders orders cross join generate_series(1, seats) k
    join numbered_people on numbered_people.n = (orders.n * 8 + case when part = 0 then 0 else (part - 1) * 4 end + k) % ${learners}::integer + 1
    join people on people.id = numbered_people.id
    cross join lateral (
      select case when is_lapsed or is_off then 'cancelled'
        when part = 0 then case when orders.n % 5 < 3 then 'completed' else 'confirmed' end
        when starts_at > ${now} - interval '8 hours' then 'confirmed'
        when part = 2 and k = 4 then 'no-show' when part = 2 and k = 3 then 'attended' else 'completed' end as state) now`.execute(
    db,
  );
}
