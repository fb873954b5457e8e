import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Booked by a trainer for somebody who stands at the door: it can be paid until the session is over, not only before it begins.
    alter table orders add column at_door boolean not null default false;
  `.execute(db);
}
