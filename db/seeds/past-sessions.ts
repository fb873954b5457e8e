import { sql, type Transaction } from 'kysely';
import type { DB } from '#db/schema.ts';
import { type SeedDay } from './course-rows.ts';
import type { Rows } from './insert-rows.ts';
import { personId } from './people-rows.ts';
import { sampleId } from './sample-ids.ts';
import { sampleInstructors } from './sample-instructors.ts';
import { type Sale, wasAway } from './sale-rows.ts';

/** The trainers' marks for every day of every session that is over. */
export function attendanceRows(sales: Sale[], day: SeedDay): Rows {
  const past = sales.flatMap(({ name, session, attendees }) =>
    session && session.endsAt <= day.now ? [{ name, session, attendees }] : [],
  );
  const events = past.flatMap(({ name, session, attendees }) =>
    attendees.flatMap((attendee, index) =>
      session.days.map((held) => ({
        clientId: sampleId('mark', `${name} ${index} ${held.dayNumber}`),
        seatId: sampleId('seat', `${name} ${index}`),
        sessionDayId: held.id,
        kind: wasAway(session, attendee) ? ('absent' as const) : ('present' as const),
        at: held.endsAt,
        source: 'trainer' as const,
        recordedBy: trainerOf(session.sample.instructor),
        recordedAt: held.endsAt,
      })),
    ),
  );
  return { attendanceEvents: events };
}

function trainerOf(slug: string): string {
  const trainer = sampleInstructors.find((each) => each.slug === slug);
  if (!trainer) throw new Error(`No sample instructor is called ${slug}`);
  return personId(trainer.email);
}

/**
 * What the invented learners' attendance came to, as the worker would have written it at the time, but for its mail. Run
 * after the seats and their marks are in.
 */
export async function completePastSeats(trx: Transaction<DB>): Promise<void> {
  await sql`
    insert into completions (id, seat_id, learner_id, course_id, session_id, completed_on, evidence, recorded_at)
    select md5('sample completion ' || seats.id)::uuid, seats.id, seats.learner_id, seats.course_id, sessions.id,
      (sessions.ends_at at time zone sessions.time_zone)::date,
      jsonb_build_object(
        'rule', jsonb_build_object('kind', 'attendance', 'attendancePercent', courses.attendance_percent),
        'attendedMinutes', held.minutes, 'scheduledMinutes', held.minutes, 'days', held.days,
        'payment', orders.payment_state
      ),
      sessions.ends_at + interval '1 hour'
    from seats
    join sessions on sessions.id = seats.session_id
    join courses on courses.id = seats.course_id
    join orders on orders.id = seats.order_id
    cross join lateral (
      select sum(length)::int as minutes,
        jsonb_agg(jsonb_build_object('dayNumber', day_number, 'minutes', length, 'eventIds', event_ids) order by day_number) as days
      from (
        select d.day_number, extract(epoch from d.ends_at - d.starts_at)::int / 60 as length, jsonb_agg(e.id) as event_ids
        from session_days d join attendance_events e on e.session_day_id = d.id and e.seat_id = seats.id
        where d.session_id = sessions.id
        group by d.id
      ) as marked
    ) as held
    where seats.state = 'completed'`.execute(trx);
  await confirmNames(trx);
  await sql`
    insert into credit_entries (id, learner_id, credit_type_id, completion_id, approval_id, units, category, minutes,
      earned_on, recorded_at, verification)
    select md5('sample credit ' || c.id || a.id)::uuid, c.learner_id, a.credit_type_id, c.id, a.id, a.units, a.category,
      a.units * t.minutes_per_unit, c.completed_on, c.recorded_at, 'issuer-verified'
    from completions c
    join sessions s on s.id = c.session_id
    join approvals a on a.course_id = c.course_id and a.status = 'approved'
      and coalesce(a.valid_from <= (s.starts_at at time zone s.time_zone)::date, true)
      and coalesce(a.valid_to >= c.completed_on, true)
    join credit_types t on t.id = a.credit_type_id`.execute(trx);
}

/** A few have said how their name is printed, so that there are certificates of more than one person. */
async function confirmNames(trx: Transaction<DB>): Promise<void> {
  await sql`
    update people set certificate_name = name, certificate_name_confirmed_at = last.recorded_at
    from (
      select learner_id, max(recorded_at) as recorded_at from completions
      group by learner_id order by learner_id limit 4
    ) as last
    where people.id = last.learner_id and certificate_name_confirmed_at is null`.execute(trx);
}
