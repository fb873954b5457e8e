import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Carried by the form of a venue, so that an edit of an older state is refused.
    alter table venues add column updated_at timestamptz;
    update venues set updated_at = '2026-11-24T00:00:00Z';
    alter table venues alter column updated_at set not null;
  `.execute(db);
}
