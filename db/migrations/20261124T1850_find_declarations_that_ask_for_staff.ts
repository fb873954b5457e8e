import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What staff have still to check, and what they turned down.
    create index prerequisite_declarations_open on prerequisite_declarations (seat_id) where accepted is not true;
  `.execute(db);
}
