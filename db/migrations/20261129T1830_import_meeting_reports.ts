import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A meeting's own record as it was uploaded. It is evidence: its bytes stay, and what it says is read from them anew.
    create table meeting_reports (
      id uuid primary key,
      session_id uuid not null references sessions,
      sha256 text not null,
      -- In which its times were read.
      time_zone text not null,
      content bytea not null,
      uploaded_by uuid not null references people,
      uploaded_at timestamptz not null,
      -- Null until somebody has said whose seats its people have.
      applied_at timestamptz,
      applied_by uuid references people,
      check ((applied_at is null) = (applied_by is null)),
      unique (session_id, sha256, time_zone)
    );

    -- Whether watching the recording of a live stream earns credit. By the bodies' usual rules it does not.
    alter table courses add column recording_earns_credit boolean not null default false;
  `.execute(db);
}
