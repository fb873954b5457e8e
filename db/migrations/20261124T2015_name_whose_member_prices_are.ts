import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A member price for any organisation is one for whoever founds one, which costs nothing.
    update price_rules set active = false where kind = 'member' and organisation_id is null;
    alter table price_rules add constraint price_rules_member_of_whom
      check (kind <> 'member' or organisation_id is not null or not active);
  `.execute(db);
}
