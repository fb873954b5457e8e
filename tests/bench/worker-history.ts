import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { workerNow } from './worker-now.ts';

const now = sql`${workerNow}::timestamptz`;

/** What came of the seats of the worker's world. */
export async function addHistory(db: Db): Promise<void> {
  await addMoney(db);
  await addAttendance(db);
  await addLearning(db);
  await addCompletions(db);
  await addMail(db);
  await addQueues(db);
  await addTeams(db);
}

/** Every order was paid by card, but for those that lapsed; what was called off was sent back. */
async function addMoney(db: Db): Promise<void> {
  await sql`
    insert into payment_attempts (id, order_id, amount_cents, state, idempotency_key, provider_checkout_id,
      provider_payment_intent_id, url, expires_at, created_at, ended_at)
    select gen_random_uuid(), id, total_cents, case when payment_state = 'unpaid' then 'expired' else 'succeeded' end,
      'checkout-' || id, 'cs_' || id, case when payment_state <> 'unpaid' then 'pi_' || id end, 'https://pay.example.com',
      placed_at + interval '31 minutes', placed_at, placed_at + interval '31 minutes'
    from orders where total_cents > 0`.execute(db);
  await sql`
    insert into payments (id, order_id, attempt_id, amount_cents, provider_payment_intent_id, received_at, method)
    select gen_random_uuid(), order_id, id, amount_cents, provider_payment_intent_id, created_at, 'provider'
    from payment_attempts where state = 'succeeded'`.execute(db);
  await sql`
    insert into refunds (id, order_id, payment_id, amount_cents, state, reason, idempotency_key, provider_refund_id,
      requested_at, ended_at)
    select gen_random_uuid(), order_id, payments.id, amount_cents, 'succeeded', 'Called off', 'refund-' || payments.id,
      're_' || payments.id, received_at + interval '1 day', received_at + interval '2 days'
    from payments join orders on orders.id = order_id where payment_state = 'refunded'`.execute(db);
  await sql`
    insert into provider_comparisons (order_id, checked_at)
    select distinct order_id, ${now} - interval '1 hour' from payment_attempts`.execute(db);
}

/** Each past seat signed in and out; who missed the afternoon, or never came, was looked at when the session ended. */
async function addAttendance(db: Db): Promise<void> {
  await sql`
    insert into attendance_events (client_id, seat_id, session_day_id, kind, at, source, recorded_at)
    select gen_random_uuid(), seats.id, session_days.id, kind,
      case kind when 'out' then case seats.state when 'attended' then ends_at - interval '4 hours' else ends_at end
        else starts_at end, 'trainer', ends_at
    from seats join session_days on session_days.session_id = seats.session_id
    cross join unnest(case seats.state when 'no-show' then array['absent'] else array['in', 'out'] end) kind
    where seats.state in ('attended', 'completed', 'no-show')`.execute(db);
  await sql`
    insert into seat_evaluations (seat_id, evaluated_at, settled)
    select seats.id, case when ends_at > ${now} - interval '90 days' then ${now} - interval '2 hours' else ends_at + interval '89 days' end, true
    from seats join sessions on sessions.id = session_id where seats.state in ('attended', 'no-show')`.execute(db);
  await sql`
    insert into presence_stays (seat_id, session_day_id, began_at, last_seen_at, is_open)
    select seats.id, session_days.id, session_days.starts_at, session_days.ends_at, false
    from seats join sessions on sessions.id = seats.session_id and delivery = 'live-stream'
    join session_days on session_days.session_id = sessions.id
    where seats.state in ('attended', 'completed')`.execute(db);
  await sql`
    insert into seat_notes (seat_id, dietary, written_at)
    select seats.id, 'No nuts', placed_at from seats join orders on orders.id = order_id
    join sessions on sessions.id = session_id where seats.state = 'confirmed' and ends_at > ${now}`.execute(db);
}

/** Of an online course all lessons and the quiz, or the first two lessons. */
async function addLearning(db: Db): Promise<void> {
  await sql`
    insert into lesson_progress (seat_id, lesson_id, opened_at, completed_at, done_by)
    select seats.id, lessons.id, confirmed_at, confirmed_at + interval '1 hour', 'reading'
    from seats join lessons on lessons.course_id = seats.course_id
    where seats.session_id is null and (seats.state = 'completed' or position < 3)`.execute(db);
  await sql`
    insert into quiz_attempts (id, seat_id, number, answers, correct_count, question_count, passed, submitted_at)
    select gen_random_uuid(), id, 1, '[]', 9, 10, true, confirmed_at + interval '2 hours'
    from seats where session_id is null and state = 'completed'`.execute(db);
}

async function addCompletions(db: Db): Promise<void> {
  await sql`
    insert into completions (id, seat_id, learner_id, course_id, session_id, completed_on, evidence, recorded_at)
    select gen_random_uuid(), seats.id, learner_id, seats.course_id, session_id,
      coalesce(ends_at, placed_at)::date, '{}', coalesce(ends_at, placed_at)
    from seats join orders on orders.id = order_id left join sessions on sessions.id = session_id
    where seats.state = 'completed'`.execute(db);
  await sql`
    insert into credit_entries (id, learner_id, credit_type_id, completion_id, approval_id, units, minutes, earned_on,
      recorded_at, verification)
    select gen_random_uuid(), learner_id, credit_type_id, completions.id, approvals.id, units, 420, completed_on, recorded_at,
      'issuer-verified'
    from completions join approvals on approvals.course_id = completions.course_id`.execute(db);
  await sql`
    insert into certificates (id, completion_id, learner_id, version, number, badge_id, snapshot, pdf, pdf_sha256, issued_at)
    select gen_random_uuid(), id, learner_id, 1, 'C-' || id, gen_random_uuid(), '{}',
      decode(repeat(md5(id::text), 1000), 'hex'), encode(sha256(id::text::bytea), 'hex'), recorded_at
    from completions`.execute(db);
}

/** A confirmation and a reminder for each seat; all of it sent. */
async function addMail(db: Db): Promise<void> {
  await sql`
    insert into messages (id, kind, to_email, to_name, subject, body_text, body_html, state, attempts, about_type, about_id,
      next_attempt_at, queued_at, sent_at)
    select gen_random_uuid(), kind, attendee_email, attendee_name, 'About your seat', repeat('Plain words. ', 60),
      repeat('<p>Plain words.</p>', 100), 'sent', 1, 'seat', id, created_at, created_at, created_at
    from seats, unnest(array['booking-confirmed', 'session-tomorrow']) kind`.execute(db);
  await sql`
    insert into learner_reminders (person_id, kind, subject_id, occasion, sent_at)
    select learner_id, 'day-before', seats.id, to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"'), starts_at
    from seats join sessions on sessions.id = session_id where seats.state in ('attended', 'completed', 'no-show')`.execute(
    db,
  );
  await sql`
    insert into waiting_entries (id, person_id, email, name, course_id, party, state, joined_at, confirmed_at, queued_at,
      ended_at, why)
    select gen_random_uuid(), learner_id, attendee_email, attendee_name, course_id, 1, 'left', created_at, created_at, created_at,
      created_at, 'left'
    from seats where session_id is not null and confirmed_at is null`.execute(db);
}

/** Sixty of the sessions ahead are full, and five parties wait for each. */
async function addQueues(db: Db): Promise<void> {
  await sql`
    update sessions set capacity = 8
    where id in (select id from sessions where starts_at > ${now} order by starts_at desc limit 60)`.execute(db);
  await sql`
    insert into waiting_entries (id, person_id, email, name, course_id, session_id, party, state, joined_at, confirmed_at,
      queued_at, why)
    select gen_random_uuid(), people.id, email, name, course_id, sessions.id, 1, 'waiting', ${now}, ${now}, ${now}, 'joined'
    from sessions join numbered_people on n <= 5 join people on people.id = numbered_people.id
    where capacity = 8`.execute(db);
}

/** A hundred firms whose owners have had this month's board, with ten learners each who share how they stand. */
async function addTeams(db: Db): Promise<void> {
  await sql`
    create table numbered_firms as select gen_random_uuid() as id, n from generate_series(1, 100) n`.execute(db);
  await sql`
    insert into organisations (id, name, created_at) select id, 'Firm ' || n, '2024-01-01' from numbered_firms`.execute(
    db,
  );
  await sql`
    insert into organisation_memberships (organisation_id, person_id, role, created_at)
    select numbered_firms.id, people.id, case when people.n % 50 = 1 then 'owner' else 'learner' end, '2024-01-01'
    from numbered_firms join numbered_people people on people.n between numbered_firms.n * 50 - 49 and numbered_firms.n * 50 - 39`.execute(
    db,
  );
  await sql`
    insert into team_shares (id, organisation_id, person_id, scope, wording, given_at)
    select gen_random_uuid(), organisation_id, person_id, 'credits', 'My employer may see my credits', '2024-02-01'
    from organisation_memberships where role = 'learner'`.execute(db);
  await sql`
    insert into team_board_mails (organisation_id, person_id, wanted_since, last_month)
    select organisation_id, person_id, '2024-02-01', '2026-12-01' from organisation_memberships where role = 'owner'`.execute(
    db,
  );
}
