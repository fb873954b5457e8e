import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Where the body takes evidence for a renewal, if we know it.
    alter table credit_bodies add column renewals_email citext;

    -- The number under which a body knows somebody. IICRC's is in their profile.
    create table body_numbers (
      person_id uuid not null references people,
      body_id text not null references credit_bodies,
      number text not null check (length(number) between 1 and 40),
      primary key (person_id, body_id)
    );
    create index body_numbers_body on body_numbers (body_id);

    -- A learner lets the provider send their evidence to the bodies. What is withdrawn is kept with its time.
    create table sending_consents (
      id uuid primary key,
      person_id uuid not null references people,
      wording text not null,
      given_at timestamptz not null,
      withdrawn_at timestamptz check (withdrawn_at >= given_at)
    );
    create unique index sending_consents_open on sending_consents (person_id) where withdrawn_at is null;
  `.execute(db);
}
