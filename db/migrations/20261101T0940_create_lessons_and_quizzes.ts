import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lessons (
      id uuid primary key,
      course_id uuid not null references courses on delete cascade,
      position integer not null check (position > 0),
      title text not null,
      minutes integer not null check (minutes > 0),
      body text not null,
      unique (course_id, position)
    );

    create table quizzes (
      course_id uuid primary key references courses on delete cascade,
      pass_percent integer not null check (pass_percent between 1 and 100),
      attempts_allowed integer check (attempts_allowed > 0)
    );

    create table quiz_questions (
      id uuid primary key,
      course_id uuid not null references quizzes on delete cascade,
      position integer not null check (position > 0),
      prompt text not null,
      kind text not null check (kind in ('single', 'multiple')),
      -- [{ "text", "correct" }]
      options jsonb not null,
      explanation text not null,
      unique (course_id, position)
    );

    create table lesson_progress (
      seat_id uuid not null references seats,
      lesson_id uuid not null references lessons,
      opened_at timestamptz not null,
      completed_at timestamptz,
      primary key (seat_id, lesson_id)
    );
    create index lesson_progress_lesson on lesson_progress (lesson_id);

    create table quiz_attempts (
      id uuid primary key,
      seat_id uuid not null references seats,
      number integer not null check (number > 0),
      -- The questions as they were asked, with what was answered: marking can be explained years later.
      answers jsonb not null,
      correct_count integer not null,
      question_count integer not null check (question_count > 0),
      passed boolean not null,
      submitted_at timestamptz not null,
      unique (seat_id, number),
      check (correct_count between 0 and question_count)
    );
    create trigger quiz_attempts_append_only before update or delete on quiz_attempts
      for each statement execute function refuse_change();
  `.execute(db);
}
