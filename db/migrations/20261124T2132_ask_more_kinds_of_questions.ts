import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table quizzes
      -- How many questions an attempt asks of the bank; null: all of it.
      add column draw_count integer check (draw_count > 0),
      add column cool_down_minutes integer check (cool_down_minutes > 0),
      add column minutes_allowed integer check (minutes_allowed > 0),
      add column revision integer not null default 1;

    alter table quiz_questions
      drop constraint quiz_questions_kind_check,
      add constraint quiz_questions_kind_check check (kind in ('single', 'multiple', 'number', 'order', 'match')),
      add column revision integer not null default 1,
      add column retired_at timestamptz;
    comment on column quiz_questions.options is
      'single, multiple: [{text, correct}]; number: [{value, tolerance, unit}]; order: [{text}] in the right order; match: [{text, match}]';
  `.execute(db);
}
