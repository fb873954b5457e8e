import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Since when somebody may not book for an organisation any longer, who could: the links they were mailed open no more.
    create table membership_ends (
      organisation_id uuid not null references organisations,
      person_id uuid not null references people,
      ended_at timestamptz not null,
      primary key (organisation_id, person_id)
    );
  `.execute(db);
}
