import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The provider cancelled or moved a session: whoever paid chooses, one row a seat, so that the work can stop and go on.
    create table session_changes (
      id uuid primary key,
      session_id uuid not null references sessions,
      kind text not null check (kind in ('cancelled', 'moved')),
      reason text not null,
      -- Of a move: [{ "startsAt", "endsAt" }] as they were.
      days_before jsonb not null default '[]',
      decide_by timestamptz not null,
      if_unanswered text not null check (if_unanswered in ('refund', 'keep')),
      made_by uuid references people,
      made_at timestamptz not null,
      check (kind = 'moved' or if_unanswered = 'refund')
    );
    create index session_changes_session on session_changes (session_id, made_at);

    create table session_change_seats (
      change_id uuid not null references session_changes,
      seat_id uuid not null references seats,
      -- to-tell: nobody has been told yet; asked: the payer has the link.
      state text not null check (state in ('to-tell', 'asked', 'refunded', 'balance', 'transferred', 'kept', 'gone')),
      -- What went back, in either way.
      cents bigint not null default 0 check (cents >= 0),
      told_at timestamptz,
      decided_at timestamptz,
      last_error text,
      primary key (change_id, seat_id)
    );
    create index session_change_seats_seat on session_change_seats (seat_id);
    create index session_change_seats_open on session_change_seats (change_id) where state in ('to-tell', 'asked');
  `.execute(db);
}
