import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The list of rules behind the counter: those in force first, the latest first.
    create index price_rules_listed on price_rules (active desc, created_at desc, id);
    -- A member price names its organisation as staff type it.
    create index organisations_name on organisations (lower(name));
  `.execute(db);
}
