import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table courses
      -- Live streams only: how often in an hour learners are asked whether they are there, and what part of the questions
      -- they have to answer. Null: they are not asked.
      add column presence_checks_per_hour integer check (presence_checks_per_hour between 1 and 12),
      add column presence_answers_percent integer check (presence_answers_percent between 1 and 100),
      add constraint courses_presence_says_how_much
        check ((presence_checks_per_hour is null) = (presence_answers_percent is null));

    -- The stay of one learner at one day of a live stream that goes on now, or the last one. Evidence are the events that are
    -- written when a stay begins and ends.
    create table presence_stays (
      seat_id uuid not null references seats,
      session_day_id uuid not null references session_days,
      began_at timestamptz not null,
      last_seen_at timestamptz not null,
      is_open boolean not null,
      primary key (seat_id, session_day_id),
      check (began_at <= last_seen_at)
    );
    create index presence_stays_open on presence_stays (last_seen_at) where is_open;
    create index presence_stays_day on presence_stays (session_day_id);

    -- The number of the last heartbeat of each open page, so that none counts twice.
    create table presence_pages (
      page_id uuid primary key,
      seat_id uuid not null references seats,
      session_day_id uuid not null references session_days,
      last_beat integer not null
    );
    create index presence_pages_seat on presence_pages (seat_id);
    create index presence_pages_day on presence_pages (session_day_id);

    create table presence_answers (
      seat_id uuid not null references seats,
      session_day_id uuid not null references session_days,
      check_number integer not null check (check_number > 0),
      answered_at timestamptz not null,
      primary key (seat_id, session_day_id, check_number)
    );
    create index presence_answers_day on presence_answers (session_day_id);
    create trigger presence_answers_append_only before update or delete on presence_answers
      for each statement execute function refuse_change();
  `.execute(db);
}
