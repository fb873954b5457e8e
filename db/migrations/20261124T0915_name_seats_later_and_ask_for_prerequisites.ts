import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table seats
      -- A seat without a learner is claimed by its link until then.
      add column claim_by timestamptz,
      -- Raised to make a claim link that was sent useless.
      add column claim_version integer not null default 1,
      -- The seat that this one takes the place of, once it is confirmed, and what that adds to the order's price (a fee included).
      add column replaces_seat_id uuid references seats,
      add column move_cents bigint,
      add constraint seats_move_has_a_price check ((replaces_seat_id is null) = (move_cents is null));
    create unique index seats_replaces on seats (replaces_seat_id)
      where replaces_seat_id is not null and state <> 'cancelled';
    create index seats_to_be_named on seats (claim_by) where learner_id is null;

    -- Sensitive: read by the staff of that session only, and purged after it.
    create table seat_notes (
      seat_id uuid primary key references seats on delete cascade,
      dietary text not null default '',
      access text not null default '',
      written_at timestamptz not null
    );

    alter table course_prerequisites drop constraint course_prerequisites_rule_check;
    update course_prerequisites set rule = 'declaration' where rule = 'required';
    alter table course_prerequisites add constraint course_prerequisites_rule_check
      -- certificate: holds ours; declaration: ours, or says what they hold; advisory: is told.
      check (rule in ('certificate', 'declaration', 'advisory'));

    -- What an attendee says they hold, and how staff can check it.
    create table prerequisite_declarations (
      id uuid primary key,
      seat_id uuid not null references seats on delete cascade,
      prerequisite_id uuid not null references course_prerequisites on delete cascade,
      evidence text not null,
      declared_at timestamptz not null,
      checked_at timestamptz,
      checked_by uuid references people,
      accepted boolean,
      unique (seat_id, prerequisite_id),
      check (num_nonnulls(checked_at, checked_by, accepted) in (0, 3))
    );
    create index prerequisite_declarations_prerequisite on prerequisite_declarations (prerequisite_id);

    alter table cancellation_policy_versions
      -- [{ "atLeastHoursBefore", "feeCents" }], the longest notice first; no tier that fits: no transfer.
      add column transfer_tiers jsonb not null default '[{"atLeastHoursBefore": 0, "feeCents": 0}]',
      -- Until so many hours before the start somebody else may take the seat, at no charge.
      add column substitute_until_hours integer not null default 0 check (substitute_until_hours >= 0);
  `.execute(db);
}
