import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The terms in force are those published last among what is not ahead. Of two from the same moment the one written later
    -- holds: a version that was written by mistake is replaced before anybody could accept it.
    alter table terms_versions add column place bigint generated always as identity;
    create index terms_versions_in_force on terms_versions (published_at, place);
  `.execute(db);
}
