import { type Kysely, sql } from 'kysely';

/** Two parts of an invoice come under one reference: a transfer is the one before only when its amount and day are so, too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index payments_one_per_bank_reference;
    create unique index payments_one_per_bank_transfer on payments (order_id, reference, amount_cents, received_at)
      where method = 'bank-transfer';
  `.execute(db);
}
