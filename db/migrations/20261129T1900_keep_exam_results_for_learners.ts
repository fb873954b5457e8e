import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table courses
      -- The body of a certification class holds an exam: to be sat so many days after the last day. Null: there is none.
      add column exam_within_days integer check (exam_within_days between 1 and 365);

    -- What a learner notes of an exam. It is theirs: bodies tell no school who failed, and nobody else reads it here.
    create table exam_results (
      seat_id uuid primary key references seats,
      learner_id uuid not null references people,
      result text not null check (result in ('passed', 'not-passed', 'waiting')),
      sat_on date not null,
      noted_at timestamptz not null
    );
    create index exam_results_learner on exam_results (learner_id);
  `.execute(db);
}
