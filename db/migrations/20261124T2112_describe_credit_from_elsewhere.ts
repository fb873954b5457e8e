import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table evidence_files (
      id uuid primary key,
      person_id uuid not null references people,
      -- The last part of the name it came with, for people to read; never a path, and never used as one.
      name text not null,
      media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic')),
      content bytea not null check (length(content) between 1 and 10485760),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      uploaded_at timestamptz not null,
      constraint same_evidence_once unique (person_id, sha256)
    );
    create index evidence_files_sha256 on evidence_files (sha256);

    -- What follows is for credit from elsewhere: a completion of ours says all of it, and is the issuer's own word.
    alter table credit_entries
      add column title text,
      add column provider text,
      add column activity text check (activity in ('class', 'workshop', 'webinar', 'online', 'event', 'reading', 'teaching', 'other')),
      add column course_key text,
      add column evidence_id uuid references evidence_files,
      add column verification text not null default 'self-declared'
        check (verification in ('self-declared', 'staff-checked', 'issuer-verified')),
      add column checked_at timestamptz,
      add column checked_by uuid references people,
      -- Why staff would not vouch for the evidence.
      add column check_refusal text,
      -- Both: a body's category of credit, and why a body turned the credit down.
      add column category text,
      add column rejection text;
    update credit_entries set verification = 'issuer-verified' where completion_id is not null;
    update credit_entries set title = 'Earned elsewhere', provider = 'Not noted', activity = 'other', course_key = id::text
      where completion_id is null;
    update credit_entries set rejection = 'No reason was noted' where state = 'rejected';
    alter table credit_entries
      add foreign key (credit_type_id, category) references credit_categories,
      add constraint credit_from_elsewhere_is_described check (
        completion_id is not null or (title is not null and provider is not null and activity is not null and course_key is not null)
      ),
      add constraint only_checked_evidence_is_vouched_for check (
        completion_id is not null or verification = 'self-declared'
        or (evidence_id is not null and checked_at is not null and check_refusal is null)
      ),
      add constraint checks_have_a_name check ((checked_at is null) = (checked_by is null)),
      add constraint rejections_have_a_reason check ((state = 'rejected') = (rejection is not null));
    create index credit_entries_evidence on credit_entries (evidence_id);
    create index credit_entries_category on credit_entries (credit_type_id, category);
    create index credit_entries_checked_by on credit_entries (checked_by);
    create index credit_entries_to_check on credit_entries (recorded_at, id)
      where completion_id is null and evidence_id is not null and checked_at is null;

    -- What was told about an entry, in order: when it was sent to the body, what the body answered.
    create table credit_entry_steps (
      id bigint generated always as identity primary key,
      entry_id uuid not null references credit_entries on delete cascade,
      state text not null check (state in ('earned', 'submitted', 'accepted', 'rejected')),
      -- The day it happened on, as told.
      happened_on date not null,
      note text,
      recorded_at timestamptz not null,
      recorded_by uuid not null references people
    );
    create index credit_entry_steps_entry on credit_entry_steps (entry_id, id);
    create index credit_entry_steps_by on credit_entry_steps (recorded_by);
  `.execute(db);
}
