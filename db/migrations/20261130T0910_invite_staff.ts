import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Somebody who is to work here and has no account yet. As with employers, only the mail has the link's secret.
    create table staff_invitations (
      id uuid primary key,
      email citext not null,
      role text not null check (role in ('admin', 'coordinator', 'trainer')),
      token_hash text not null unique,
      invited_by uuid not null references people,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      outcome text check (outcome in ('accepted', 'withdrawn')),
      check ((ended_at is null) = (outcome is null))
    );
    create unique index staff_invitations_one_open on staff_invitations (email) where ended_at is null;
    create index staff_invitations_inviter on staff_invitations (invited_by);

    -- Who was given or lost a right, newest first.
    create index journal_entries_staff on journal_entries (id) where action like 'staff.%';
  `.execute(db);
}
