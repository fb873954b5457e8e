import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lesson_watching (
      seat_id uuid not null references seats,
      lesson_id uuid not null references lessons,
      -- [[from, to], …] in seconds, apart and in order.
      ranges jsonb not null,
      -- Where the player stood: another device goes on there.
      position_seconds integer not null check (position_seconds >= 0),
      -- The reports of late, by their ids: one that comes again is known.
      report_ids jsonb not null,
      -- What can have been watched is counted from here.
      reported_at timestamptz not null,
      ignored integer not null default 0,
      ignored_noted_at timestamptz,
      primary key (seat_id, lesson_id)
    );
    create index lesson_watching_lesson on lesson_watching (lesson_id);
  `.execute(db);
}
