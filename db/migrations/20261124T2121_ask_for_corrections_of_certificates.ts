import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A learner asks that their certificate name them otherwise; staff issue the next version or decline.
    create table correction_requests (
      id uuid primary key,
      certificate_id uuid not null references certificates,
      learner_name text not null,
      iicrc_id text,
      reason text not null,
      asked_at timestamptz not null,
      outcome text check (outcome in ('corrected', 'declined')),
      decided_at timestamptz,
      decided_by uuid references people,
      decline_reason text,
      check ((outcome is null) = (decided_at is null)),
      check ((outcome is null) = (decided_by is null)),
      check ((coalesce(outcome, '') = 'declined') = (decline_reason is not null))
    );
    create unique index correction_requests_open on correction_requests (certificate_id) where outcome is null;
    create index correction_requests_waiting on correction_requests (asked_at) where outcome is null;
    create index correction_requests_certificate on correction_requests (certificate_id, asked_at);
  `.execute(db);
}
