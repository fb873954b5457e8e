import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Evidence. A correction is a later event, never a change.
    create table attendance_events (
      id bigint generated always as identity primary key,
      -- Made by whoever records, so that the same mark sent twice is one event.
      client_id uuid not null unique,
      seat_id uuid not null references seats,
      session_day_id uuid not null references session_days,
      kind text not null check (kind in ('in', 'out', 'present', 'absent', 'minutes')),
      -- When it happened; for 'present', 'absent' and 'minutes' when it was recorded.
      at timestamptz not null,
      minutes integer check (minutes >= 0),
      source text not null check (source in ('trainer', 'staff', 'learner', 'import')),
      recorded_by uuid references people,
      recorded_at timestamptz not null,
      note text,
      check ((kind = 'minutes') = (minutes is not null))
    );
    create index attendance_events_seat on attendance_events (seat_id, session_day_id, id);
    create index attendance_events_day on attendance_events (session_day_id);
    create trigger attendance_events_append_only before update or delete on attendance_events
      for each statement execute function refuse_change();

    create table completions (
      id uuid primary key,
      seat_id uuid not null unique references seats,
      learner_id uuid not null references people,
      course_id uuid not null references courses,
      session_id uuid references sessions,
      completed_on date not null,
      -- The rule that was met and the evidence it rests on: ids and figures.
      evidence jsonb not null,
      recorded_at timestamptz not null
    );
    create index completions_learner on completions (learner_id, completed_on);
    create index completions_course on completions (course_id);
    create index completions_session on completions (session_id);

    create table credit_entries (
      id uuid primary key,
      learner_id uuid not null references people,
      credit_type_id text not null references credit_types,
      -- Null for credit earned elsewhere.
      completion_id uuid references completions,
      approval_id uuid references approvals,
      units numeric(8, 3) not null check (units > 0),
      minutes numeric(10, 3) not null check (minutes > 0),
      earned_on date not null,
      state text not null default 'earned' check (state in ('earned', 'submitted', 'accepted', 'rejected')),
      recorded_at timestamptz not null,
      unique (completion_id, credit_type_id)
    );
    create index credit_entries_learner on credit_entries (learner_id, credit_type_id, earned_on);
    create index credit_entries_approval on credit_entries (approval_id);
  `.execute(db);
}
