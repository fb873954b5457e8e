import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table seats (
      id uuid primary key,
      order_id uuid not null references orders,
      order_line_id uuid not null references order_lines,
      course_id uuid not null references courses,
      -- Null for access to an online course.
      session_id uuid references sessions,
      -- Null while the seat is to be named later.
      learner_id uuid references people,
      attendee_name text,
      attendee_email citext,
      ticket_code text not null unique,
      state text not null check (state in ('held', 'offered', 'confirmed', 'attended', 'completed', 'no-show', 'cancelled', 'transferred')),
      -- When a held or offered seat stops counting. Null while a payment attempt is open at the provider: then the seat
      -- is kept until the provider has said how the attempt ended.
      hold_expires_at timestamptz,
      payer text not null check (payer in ('buyer', 'organisation')),
      price_cents bigint not null check (price_cents >= 0),
      gst_cents bigint not null check (gst_cents >= 0),
      -- Why the price is what it is: [{ "rule", "label", "cents" }], adding up to price_cents.
      price_breakdown jsonb not null,
      policy_version_id uuid not null references cancellation_policy_versions,
      confirmed_at timestamptz,
      access_ends_at timestamptz,
      cancelled_at timestamptz,
      cancel_reason text,
      refunded_cents bigint not null default 0 check (refunded_cents between 0 and price_cents),
      created_at timestamptz not null,
      -- Raised with every change of an invitation, for the calendar's SEQUENCE.
      revision integer not null default 0,
      check (state in ('held', 'offered', 'cancelled') or confirmed_at is not null),
      check (state in ('held', 'offered') or hold_expires_at is null),
      check ((state = 'cancelled') = (cancelled_at is not null))
    );
    create index seats_session_taken on seats (session_id, state) where state not in ('cancelled', 'transferred');
    create index seats_order on seats (order_id);
    create index seats_order_line on seats (order_line_id);
    create index seats_learner on seats (learner_id, course_id);
    create index seats_course on seats (course_id);
    -- One live seat for one learner; a lapsed hold is cancelled before the next one is taken.
    create unique index seats_one_per_learner_and_session on seats (session_id, learner_id)
      where session_id is not null and state not in ('cancelled', 'transferred');
    create unique index seats_one_per_learner_and_online_course on seats (course_id, learner_id)
      where session_id is null and state in ('held', 'offered', 'confirmed');
  `.execute(db);
}
