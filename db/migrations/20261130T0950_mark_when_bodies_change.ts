import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Carried by the forms of the counter, so that an edit of an older row is refused.
    alter table credit_bodies add column updated_at timestamptz not null default '2026-11-30T00:00:00Z';
    alter table credit_types add column updated_at timestamptz not null default '2026-11-30T00:00:00Z';
    alter table designations add column updated_at timestamptz not null default '2026-11-30T00:00:00Z';
    create unique index credit_bodies_code on credit_bodies (lower(code));
    create index credit_entries_type on credit_entries (credit_type_id);
    create index credit_types_legacy_of on credit_types (legacy_of);
  `.execute(db);
}
