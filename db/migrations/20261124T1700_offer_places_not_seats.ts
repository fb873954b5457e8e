import { type Kysely, sql } from 'kysely';

/** An offer of the waiting list is a row of its own, so no seat is ever `offered`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table seats
      drop constraint seats_state_check,
      add constraint seats_state_check
        check (state in ('held', 'confirmed', 'attended', 'completed', 'no-show', 'cancelled', 'transferred'));
    drop index seats_one_per_learner_and_online_course;
    create unique index seats_one_per_learner_and_online_course on seats (course_id, learner_id)
      where session_id is null and state in ('held', 'confirmed');
  `.execute(db);
}
