import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence certificate_status_index minvalue 0 start 0;

    -- A certificate never changes: the next version supersedes it, a revocation withdraws it.
    create table certificates (
      id uuid primary key,
      completion_id uuid not null references completions,
      learner_id uuid not null references people,
      version integer not null check (version > 0),
      number text not null unique,
      badge_id uuid not null unique,
      status_list_index bigint not null unique default nextval('certificate_status_index'),
      -- Every printed fact.
      snapshot jsonb not null,
      pdf bytea not null,
      pdf_sha256 text not null check (pdf_sha256 ~ '^[0-9a-f]{64}$'),
      issued_at timestamptz not null,
      issued_by uuid references people,
      -- Why this version replaced the one before it.
      supersede_reason text,
      unique (completion_id, version),
      check ((version > 1) = (supersede_reason is not null))
    );
    create index certificates_learner on certificates (learner_id, issued_at);
    create trigger certificates_append_only before update or delete on certificates
      for each statement execute function refuse_change();

    create table certificate_revocations (
      certificate_id uuid primary key references certificates,
      revoked_at timestamptz not null,
      revoked_by uuid not null references people,
      reason text not null
    );
    create trigger certificate_revocations_append_only before update or delete on certificate_revocations
      for each statement execute function refuse_change();
  `.execute(db);
}
