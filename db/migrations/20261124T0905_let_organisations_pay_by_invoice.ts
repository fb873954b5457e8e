import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table organisations
      -- Whether staff let it pay by invoice: not at all, with seats confirmed once the money is here, or at once.
      add column invoice_terms text not null default 'none' check (invoice_terms in ('none', 'when-paid', 'trusted')),
      add column invoice_days integer not null default 14 check (invoice_days between 0 and 90);

    create table organisation_invitations (
      id uuid primary key,
      organisation_id uuid not null references organisations on delete cascade,
      email citext not null,
      role text not null check (role in ('owner', 'booker', 'viewer')),
      token_hash text not null unique,
      invited_by uuid not null references people,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      outcome text check (outcome in ('accepted', 'withdrawn')),
      check ((ended_at is null) = (outcome is null))
    );
    create index organisation_invitations_organisation on organisation_invitations (organisation_id, created_at);
    create unique index organisation_invitations_one_open on organisation_invitations (organisation_id, email)
      where ended_at is null;

    alter table courses
      -- Per seat, due when booking; the rest is due so many days before the start. Null: everything when booking.
      add column deposit_cents bigint check (deposit_cents > 0),
      add column balance_due_days integer check (balance_due_days >= 0),
      add constraint courses_deposit_says_when check ((deposit_cents is null) = (balance_due_days is null));

    -- A reminder is sent once for its subject, also when the worker was down at the time.
    create table reminders (
      kind text not null,
      subject_id uuid not null,
      sent_at timestamptz not null,
      primary key (kind, subject_id)
    );
  `.execute(db);
}
