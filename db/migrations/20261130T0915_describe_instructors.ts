import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The public reads this name, which may be shorter than the one of an account, and an instructor needs no account.
    alter table instructors
      alter column person_id drop not null,
      add column name text,
      -- What they hold themselves, in one line.
      add column certifications text not null default '',
      add column retired_at timestamptz,
      add column updated_at timestamptz not null default '2026-11-30T00:00:00Z';
    update instructors set name = people.name from people where people.id = instructors.person_id;
    alter table instructors alter column name set not null, alter column updated_at drop default;
  `.execute(db);
}
