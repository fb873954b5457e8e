import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table people (
      id uuid primary key,
      email citext not null unique,
      email_verified_at timestamptz,
      name text not null,
      phone text,
      password_hash text,
      -- The name as the credit body holds it; a certificate waits until the learner has confirmed it.
      certificate_name text,
      certificate_name_confirmed_at timestamptz,
      iicrc_id text,
      -- The 18th birthday; set only for a learner who is under 18.
      adult_on date,
      guardian_name text,
      guardian_email citext,
      created_at timestamptz not null,
      check (certificate_name_confirmed_at is null or certificate_name is not null),
      check (adult_on is null or (guardian_name is not null and guardian_email is not null))
    );

    create table login_sessions (
      -- SHA-256 of the session id in the cookie, so that a copy of this table signs nobody in.
      id_hash text primary key,
      person_id uuid not null references people on delete cascade,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      user_agent text not null default ''
    );
    create index login_sessions_person on login_sessions (person_id);
    create index login_sessions_expiry on login_sessions (expires_at);

    create table email_tokens (
      token_hash text primary key,
      purpose text not null check (purpose in ('sign-up', 'sign-in', 'reset-password', 'change-email', 'claim-account')),
      email citext not null,
      person_id uuid references people on delete cascade,
      -- What becomes true when the link is used: a name and password hash for a sign-up.
      payload jsonb not null default '{}',
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index email_tokens_email on email_tokens (email);
    create index email_tokens_person on email_tokens (person_id);
    create index email_tokens_expiry on email_tokens (expires_at);

    create table organisations (
      id uuid primary key,
      name text not null,
      abn text check (abn ~ '^[0-9]{11}$'),
      billing_email citext,
      billing_address text,
      created_at timestamptz not null
    );
    create unique index organisations_abn on organisations (abn);

    create table organisation_memberships (
      organisation_id uuid not null references organisations on delete cascade,
      person_id uuid not null references people on delete cascade,
      role text not null check (role in ('owner', 'booker', 'viewer')),
      created_at timestamptz not null,
      primary key (organisation_id, person_id)
    );
    create index organisation_memberships_person on organisation_memberships (person_id);

    -- scope: null for everything; otherwise the one course a grant is limited to. A trainer's own sessions come from session_instructors.
    create table staff_grants (
      id uuid primary key,
      person_id uuid not null references people on delete cascade,
      role text not null check (role in ('admin', 'coordinator', 'trainer')),
      scope text,
      created_at timestamptz not null,
      unique nulls not distinct (person_id, role, scope)
    );

    create table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
    create index rate_limits_expire on rate_limits (expire);
  `.execute(db);
}
