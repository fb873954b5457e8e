import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table waiting_entries (
      id uuid primary key,
      person_id uuid not null references people,
      name text not null,
      email citext not null,
      party integer not null check (party between 1 and 20),
      course_id uuid not null references courses,
      -- One session, or any of the course's that fits.
      session_id uuid references sessions,
      venue_state text check (venue_state in ('NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT')),
      delivery text check (delivery in ('in-person', 'live-stream')),
      starts_before date,
      state text not null check (state in ('waiting', 'offered', 'accepted', 'declined', 'left', 'ended')),
      -- Why it waits, or why it was passed over last; words are made where it is shown.
      why text not null,
      why_facts jsonb not null default '{}',
      joined_at timestamptz not null,
      -- Its place in the queue: joined_at, or when it was passed over.
      queued_at timestamptz not null,
      -- As head of the queue, until when seats are gathered for it.
      gathers_until timestamptz,
      ended_at timestamptz,
      check ((state in ('waiting', 'offered')) = (ended_at is null)),
      check (session_id is null or num_nonnulls(venue_state, delivery, starts_before) = 0)
    );
    create index waiting_entries_queue on waiting_entries (course_id, queued_at) where state in ('waiting', 'offered');
    create index waiting_entries_session on waiting_entries (session_id, queued_at) where state in ('waiting', 'offered');
    create index waiting_entries_person on waiting_entries (person_id);
    create unique index waiting_entries_once on waiting_entries (person_id, course_id, session_id) nulls not distinct
      where state in ('waiting', 'offered');

    -- A hold on places for a party that has not said who comes. It counts as taken until it has ended or run out.
    create table waiting_offers (
      id uuid primary key,
      entry_id uuid not null references waiting_entries,
      session_id uuid not null references sessions,
      seats integer not null check (seats > 0),
      made_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      outcome text check (outcome in ('accepted', 'declined', 'expired', 'withdrawn')),
      order_id uuid references orders,
      check ((ended_at is null) = (outcome is null)),
      check ((outcome = 'accepted') = (order_id is not null))
    );
    create unique index waiting_offers_one_open on waiting_offers (entry_id) where ended_at is null;
    create index waiting_offers_session on waiting_offers (session_id) where ended_at is null;
    create index waiting_offers_open on waiting_offers (expires_at) where ended_at is null;
    create index waiting_offers_order on waiting_offers (order_id);
  `.execute(db);
}
