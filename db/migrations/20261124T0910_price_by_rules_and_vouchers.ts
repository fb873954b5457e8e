import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table price_rules (
      id uuid primary key,
      kind text not null check (kind in ('early-bird', 'group', 'member')),
      label text not null,
      -- Where it holds; null for everywhere.
      course_id uuid references courses on delete cascade,
      session_id uuid references sessions on delete cascade,
      -- 'member' only: whose members; null for those of any organisation.
      organisation_id uuid references organisations on delete cascade,
      percent integer check (percent between 1 and 100),
      amount_cents bigint check (amount_cents > 0),
      -- 'early-bird' only: until so many whole days before the start, in the session's zone.
      days_before integer check (days_before > 0),
      -- 'group' only: from so many seats of one item.
      min_seats integer check (min_seats > 1),
      active boolean not null default true,
      created_at timestamptz not null,
      check (num_nonnulls(percent, amount_cents) = 1),
      check ((kind = 'early-bird') = (days_before is not null)),
      check ((kind = 'group') = (min_seats is not null)),
      check (kind = 'member' or organisation_id is null)
    );
    create index price_rules_course on price_rules (course_id) where active;
    create index price_rules_session on price_rules (session_id) where active;
    create index price_rules_organisation on price_rules (organisation_id);

    create table vouchers (
      id uuid primary key,
      code citext not null unique check (code ~ '^[A-Za-z0-9-]{4,40}$'),
      percent integer check (percent between 1 and 100),
      amount_cents bigint check (amount_cents > 0),
      -- Counted per seat; null for no limit. How many are used is counted from seats, never kept.
      max_uses integer check (max_uses > 0),
      max_uses_per_person integer check (max_uses_per_person > 0),
      course_id uuid references courses on delete cascade,
      session_id uuid references sessions on delete cascade,
      valid_from timestamptz,
      valid_until timestamptz,
      note text not null default '',
      active boolean not null default true,
      created_by uuid references people,
      created_at timestamptz not null,
      check (num_nonnulls(percent, amount_cents) = 1),
      check (valid_until > valid_from)
    );
    create index vouchers_course on vouchers (course_id);
    create index vouchers_session on vouchers (session_id);
    create index vouchers_created on vouchers (created_at);

    -- A price with a number of seats of its own within the session: attendance for credit only, a student's place.
    create table price_tiers (
      id uuid primary key,
      session_id uuid not null references sessions on delete cascade,
      position integer not null check (position > 0),
      label text not null,
      price_cents bigint not null check (price_cents >= 0),
      seats integer check (seats >= 0),
      unique (session_id, position)
    );

    alter table seats
      add column voucher_id uuid references vouchers,
      add column price_tier_id uuid references price_tiers;
    create index seats_voucher on seats (voucher_id) where voucher_id is not null;
    create index seats_price_tier on seats (price_tier_id) where price_tier_id is not null;

    alter table venues
      -- How many the room holds, whatever a session says.
      add column room_seats integer check (room_seats > 0);
    alter table courses
      -- The most people that a body lets into one live-streamed session, those who attend for credit only counted.
      add column live_stream_seats integer check (live_stream_seats > 0);
  `.execute(db);
}
