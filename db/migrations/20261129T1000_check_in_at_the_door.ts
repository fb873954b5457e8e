import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- 'self': the learner typed the code that the trainer's screen showed at that moment.
    alter table attendance_events
      drop constraint attendance_events_source_check,
      add constraint attendance_events_source_check
        check (source in ('trainer', 'staff', 'learner', 'self', 'import'));

    -- Marks from the door that do not fit what is known. None is lost: a person settles each.
    create table attendance_conflicts (
      -- The mark's own id, so that one that is sent twice is one conflict.
      client_id uuid primary key,
      seat_id uuid not null references seats,
      session_day_id uuid not null references session_days,
      kind text not null check (kind in ('in', 'out')),
      at timestamptz not null,
      fault text not null check (fault in
        ('seat-gone', 'from-the-future', 'wrong-day', 'too-late', 'day-noted', 'already-in', 'not-in')),
      source text not null check (source in ('trainer', 'staff')),
      recorded_by uuid not null references people,
      recorded_at timestamptz not null,
      settlement text check (settlement in ('kept', 'dropped')),
      settled_by uuid references people,
      settled_at timestamptz,
      note text,
      check (num_nulls(settlement, settled_by, settled_at) in (0, 3))
    );
    create index attendance_conflicts_seat on attendance_conflicts (seat_id);
    create index attendance_conflicts_day on attendance_conflicts (session_day_id);
    create index attendance_conflicts_recorded_by on attendance_conflicts (recorded_by);
    create index attendance_conflicts_settled_by on attendance_conflicts (settled_by);
  `.execute(db);
}
