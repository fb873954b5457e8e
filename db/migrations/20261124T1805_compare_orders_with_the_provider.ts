import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- When an order's payments and refunds were last read again from the provider, and in what the two differed.
    create table provider_comparisons (
      order_id uuid primary key references orders,
      checked_at timestamptz not null,
      -- [{ "what", "object", "oursCents", "theirsCents" }]; null when the two agree.
      differences jsonb check (jsonb_array_length(differences) > 0)
    );
    create index provider_comparisons_checked on provider_comparisons (checked_at);
    create index provider_comparisons_differing on provider_comparisons (checked_at) where differences is not null;
    create index refunds_failed on refunds (requested_at) where state = 'failed' and made_good_at is null;
  `.execute(db);
}
