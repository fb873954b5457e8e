import { sql } from 'kysely';
import { isWantedBy, livesIn } from '#src/accounts/index.ts';
import type { Trx } from '#src/database.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { isAwake } from './sensible-hours-queries.ts';

/** An online course that somebody has begun, or could have, and has not completed. */
export interface UnfinishedCourse {
  personId: string;
  name: string;
  email: string;
  zone: string;
  seatId: string;
  title: string;
  /** Null where access does not end. */
  accessEndsAt: Date | null;
  occasion: '3-days-left' | '14-days-left' | '30-days-in';
}

/**
 * Takes unfinished online courses: fourteen and three days before access ends, and thirty days in where the end is far. Of
 * those that a worker missed only the latest; nothing where so long a time never was, and nothing of what is older than three
 * months.
 */
export async function takeUnfinishedCourses(
  trx: Trx,
  { now, limit }: { now: Date; limit: number },
): Promise<UnfinishedCourse[]> {
  const { rows } = await sql<UnfinishedCourse>`
    with due as (
      select people.id as person_id, people.name, people.email, lives.zone, seats.id as seat_id, courses.title,
        seats.access_ends_at, occasion
      from seats
      join courses on courses.id = seats.course_id and courses.kind = 'online'
      join people on people.id = seats.learner_id
      left join reminder_preferences on reminder_preferences.person_id = people.id
      cross join lateral (select ${livesIn(sql`${officeZone}::text`)} as zone) as lives
      cross join lateral (
        select case
          when access_ends_at <= ${now}::timestamptz + interval '3 days' then '3-days-left'
          when access_ends_at <= ${now}::timestamptz + interval '14 days' then '14-days-left'
          else '30-days-in' end as occasion) as latest
      where seats.session_id is null and seats.state = 'confirmed'
        and (seats.access_ends_at > ${now} and seats.access_ends_at <= ${now}::timestamptz + interval '14 days'
          or seats.confirmed_at <= ${now}::timestamptz - interval '30 days'
            and seats.confirmed_at > ${now}::timestamptz - interval '90 days'
            and (seats.access_ends_at is null or seats.access_ends_at > ${now}))
        and (occasion <> '3-days-left' or seats.confirmed_at < seats.access_ends_at - interval '3 days')
        and (occasion <> '14-days-left' or seats.confirmed_at < seats.access_ends_at - interval '14 days')
        and not exists (select from completions where completions.seat_id = seats.id)
        and ${isAwake(now)} and ${isWantedBy(sql`people.id`, 'unfinished-courses')}
        and not exists (
          select from learner_reminders
          where person_id = people.id and kind = 'unfinished-course' and subject_id = seats.id
            and learner_reminders.occasion = latest.occasion)
      order by seats.access_ends_at nulls last, seats.id
      limit ${limit}
    ), told as (
      insert into learner_reminders (person_id, kind, subject_id, occasion, sent_at)
      select person_id, 'unfinished-course', seat_id, occasion, ${now} from due
      on conflict do nothing
      returning person_id, subject_id
    )
    select due.* from due join told on told.person_id = due.person_id and told.subject_id = due.seat_id`.execute(trx);
  return rows;
}
