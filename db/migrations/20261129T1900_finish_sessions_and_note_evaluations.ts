import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- When a trainer or the staff said that the session was over. It counts from the beginning of its last day.
    alter table sessions add column finished_at timestamptz;

    -- When the completion of a seat was last looked at, and whether its money was settled then: it is looked at again on news.
    create table seat_evaluations (
      seat_id uuid primary key references seats on delete cascade,
      evaluated_at timestamptz not null,
      settled boolean not null
    );

    -- 'own-seat': a trainer marked themselves at the door, and somebody else must say so.
    alter table attendance_conflicts
      drop constraint attendance_conflicts_fault_check,
      add constraint attendance_conflicts_fault_check check (fault in (
        'seat-gone', 'own-seat', 'from-the-future', 'wrong-day', 'too-late', 'day-countersigned', 'day-noted', 'already-in',
        'not-in'
      ));
  `.execute(db);
}
