import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One row for each thing that somebody was told ahead of time, written with its message. The occasion is the session's
    -- start, or how long before the end, so that a session that moves is told of anew.
    create table learner_reminders (
      person_id uuid not null references people,
      kind text not null check (kind in ('day-before', 'hour-before', 'unfinished-course', 'cycle-ends', 'suggestion')),
      subject_id uuid not null,
      occasion text not null,
      sent_at timestamptz not null,
      primary key (person_id, kind, subject_id, occasion)
    );

    -- What somebody said about being reminded; without a row, of everything, in the zone of the session or the office.
    create table reminder_preferences (
      person_id uuid primary key references people,
      time_zone text,
      unwanted text[] not null default '{}'
        check (unwanted <@ array['sessions', 'unnamed-seats', 'unfinished-courses', 'cycles']),
      changed_at timestamptz not null
    );

    -- Marketing needs a consent that can be shown: when, in which words, and when it was withdrawn (Spam Act 2003, s 16).
    create table suggestion_consents (
      id uuid primary key,
      person_id uuid not null references people,
      wording text not null,
      given_at timestamptz not null,
      withdrawn_at timestamptz check (withdrawn_at >= given_at),
      withdrawn_by text check (withdrawn_by in ('page', 'link')),
      check ((withdrawn_at is null) = (withdrawn_by is null))
    );
    create unique index suggestion_consents_open on suggestion_consents (person_id) where withdrawn_at is null;
    create index suggestion_consents_person on suggestion_consents (person_id, given_at);

    -- Where a mail program or a mail provider stops mail of this kind (RFC 8058); null for mail that belongs to a booking.
    alter table messages add column unsubscribe_url text;

    -- Whom a claim link was sent, so that they can be reminded once of the link that they hold.
    create table sent_claim_links (
      seat_id uuid not null references seats,
      claim_version integer not null,
      email citext not null,
      sent_at timestamptz not null,
      reminded_at timestamptz,
      primary key (seat_id, claim_version, email)
    );
    create index seats_to_claim on seats (claim_by) where learner_id is null and state = 'confirmed';

    create index session_days_start on session_days (starts_at);
    create index seats_online_access on seats (access_ends_at) where session_id is null and state = 'confirmed';
    create index seats_online_confirmed on seats (confirmed_at) where session_id is null and state = 'confirmed';
  `.execute(db);
}
