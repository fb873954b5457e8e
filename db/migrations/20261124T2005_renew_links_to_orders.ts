import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The link by which somebody else pays is renewed apart from the one that opens the booking.
    alter table orders add column payment_link_version integer not null default 1;
    alter table orders add column link_renewed_at timestamptz;
  `.execute(db);
}
