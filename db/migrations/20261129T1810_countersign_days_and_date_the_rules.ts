import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The trainer's word that a day's attendance is as the record shows it. Later changes give a reason.
    create table day_countersigns (
      session_day_id uuid primary key references session_days,
      countersigned_by uuid not null references people,
      countersigned_at timestamptz not null
    );
    create index day_countersigns_by on day_countersigns (countersigned_by);
    create trigger day_countersigns_append_only before update or delete on day_countersigns
      for each statement execute function refuse_change();

    alter table attendance_conflicts
      drop constraint attendance_conflicts_fault_check,
      add constraint attendance_conflicts_fault_check check (fault in
        ('seat-gone', 'from-the-future', 'wrong-day', 'too-late', 'day-countersigned', 'day-noted', 'already-in', 'not-in'));

    alter table courses add column countersign_needed boolean not null default false;

    -- What a course asked for, and since when. A session is judged by what held when it began, so that a change of settings
    -- neither gives nor takes anybody's certificate.
    create table completion_rules (
      course_id uuid not null references courses on delete cascade,
      effective_from timestamptz not null,
      attendance_percent integer not null,
      countersign_needed boolean not null,
      presence_checks_per_hour integer,
      presence_answers_percent integer,
      primary key (course_id, effective_from)
    );
    insert into completion_rules
      select id, '-infinity', attendance_percent, countersign_needed, presence_checks_per_hour, presence_answers_percent
      from courses;

    create function keep_completion_rule() returns trigger language plpgsql as $$
    begin
      insert into completion_rules values (
        new.id, case tg_op when 'INSERT' then '-infinity' else new.updated_at end, new.attendance_percent,
        new.countersign_needed, new.presence_checks_per_hour, new.presence_answers_percent
      ) on conflict (course_id, effective_from) do update set
        attendance_percent = excluded.attendance_percent,
        countersign_needed = excluded.countersign_needed,
        presence_checks_per_hour = excluded.presence_checks_per_hour,
        presence_answers_percent = excluded.presence_answers_percent;
      return null;
    end $$;
    create trigger courses_begin_completion_rule after insert on courses
      for each row execute function keep_completion_rule();
    create trigger courses_keep_completion_rule after update on courses
      for each row when (
        (old.attendance_percent, old.countersign_needed, old.presence_checks_per_hour, old.presence_answers_percent)
        is distinct from
        (new.attendance_percent, new.countersign_needed, new.presence_checks_per_hour, new.presence_answers_percent)
      ) execute function keep_completion_rule();

    -- The rule that held at that moment; without a moment the latest.
    create function completion_rule(course uuid, moment timestamptz) returns completion_rules language sql stable as $$
      select * from completion_rules
      where course_id = course and effective_from <= coalesce(moment, 'infinity')
      order by effective_from desc limit 1
    $$;

    -- Whether the body gives a part of its units for a part of the time.
    alter table approvals add column partial_credit boolean not null default false;
  `.execute(db);
}
