import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The least of its price that would have gone back at one of the moves its learner or payer asked for; null: never moved.
    alter table seats add column refund_cap_percent integer check (refund_cap_percent between 0 and 100);
    -- What of its price stays here whatever comes: moves to cheaper dates gave back a share of the difference.
    alter table seats add column kept_cents bigint not null default 0 check (kept_cents >= 0 and kept_cents <= price_cents);
  `.execute(db);
}
